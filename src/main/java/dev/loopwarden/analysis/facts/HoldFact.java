package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.util.List;

/**
 * Something that a coroutine holds while it may suspend: the context of a plain {@code with}, or
 * what a plain {@code acquire()} took and a later {@code release()} gives back.
 *
 * @param function index of the coroutine
 * @param value what is held
 * @param span the context, or the call that takes it
 * @param suspensions indices of the coroutine's suspensions meanwhile; never empty
 */
public record HoldFact(int function, int value, Span span, List<Integer> suspensions) {

  public HoldFact {
    suspensions = List.copyOf(suspensions);
  }
}
