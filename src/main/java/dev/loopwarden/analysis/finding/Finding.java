package dev.loopwarden.analysis.finding;

import dev.loopwarden.analysis.source.Span;
import java.util.List;

/**
 * One defect at one place.
 *
 * @param rule the rule that found it
 * @param severity how bad it is here
 * @param path the file it stands in
 * @param span the code it is about
 * @param symbol the enclosing function or class with its parents, such as {@code Api.fetch}; empty
 *     at module level
 * @param message what happens, in one sentence, with the user's own expressions
 * @param chain the calls that lead from here to the cause, nearest first; empty when the cause is
 *     here
 * @param related other places that explain it, such as the lock or the await
 * @param sink what the chain ends in, such as {@code time.sleep}; part of the finding's identity
 */
public record Finding(
    RuleId rule,
    Severity severity,
    String path,
    Span span,
    String symbol,
    String message,
    List<ChainStep> chain,
    List<ChainStep> related,
    String sink) {

  public Finding {
    chain = List.copyOf(chain);
    related = List.copyOf(related);
  }

  /** The same finding at another level. */
  public Finding at(Severity level) {
    return new Finding(rule, level, path, span, symbol, message, chain, related, sink);
  }
}
