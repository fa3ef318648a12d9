package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.util.List;

/**
 * A place in a coroutine that may stop a cancellation on its way out: what is caught goes no
 * further. Places that raise it again are not facts.
 *
 * @param kind by what
 * @param function index of the coroutine
 * @param span the header of the handler, the context, or the statement that leaves the clause
 * @param types values of the exceptions that it names; empty if it catches everything
 * @param earlier values of the exceptions that earlier handlers of the same try name
 * @param suspensions indices of the function's suspensions that it guards
 * @param after what the coroutine does next
 */
public record CatchFact(
    Kind kind,
    int function,
    Span span,
    List<Integer> types,
    List<Integer> earlier,
    List<Integer> suspensions,
    After after) {

  /** What catches. */
  public enum Kind {
    /** {@code except}. */
    HANDLER,
    /** {@code with suppress(...)}. */
    SUPPRESS,
    /** A statement that leaves a {@code finally} clause. */
    FINALLY
  }

  /** What the coroutine does after it caught. */
  public enum After {
    /** It turns in an endless loop. */
    LOOPS,
    /** It goes on. */
    CONTINUES,
    /** It ends without another suspension. */
    ENDS,
    /** It raises another exception. */
    RAISES,
    /** It is cleaning up, and goes on with the exception or the end that made it. */
    RESUMES
  }

  public CatchFact {
    types = List.copyOf(types);
    earlier = List.copyOf(earlier);
    suspensions = List.copyOf(suspensions);
  }
}
