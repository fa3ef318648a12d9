package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.util.List;

/**
 * A comment that silences findings.
 *
 * @param comment the comment
 * @param scope the range in which findings are silent: a line, a function, or the file
 * @param rules the rules it names; empty for all of them
 * @param codes codes of other tools that it names; empty for our own comments
 * @param own whether it is one of ours, so that it is reported when it silences nothing
 */
public record IgnoreFact(
    Span comment, Span scope, List<String> rules, List<String> codes, boolean own) {

  public IgnoreFact {
    rules = List.copyOf(rules);
    codes = List.copyOf(codes);
  }
}
