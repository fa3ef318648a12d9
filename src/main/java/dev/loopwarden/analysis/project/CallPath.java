package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.knowledge.Entry;
import java.util.List;

/**
 * The calls that lead from a function to a library callable.
 *
 * @param calls the calls in order, each in the function that the one before calls; the last is the
 *     library call itself
 * @param sink the library callable
 */
public record CallPath(List<Call> calls, Entry sink) {

  /**
   * One call.
   *
   * @param function where it stands
   * @param site the call
   */
  public record Call(ProjectFunction function, Site site) {}

  public CallPath {
    calls = List.copyOf(calls);
  }
}
