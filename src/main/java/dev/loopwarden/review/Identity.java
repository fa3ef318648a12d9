package dev.loopwarden.review;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.source.SourceFile;

/**
 * What stays the same of a finding when the code around it moves.
 *
 * @param rule the rule
 * @param path the file
 * @param symbol the enclosing function or class with its parents; empty at module level
 * @param snippet the code it is about, without comments and layout
 * @param sink what its chain ends in
 */
public record Identity(RuleId rule, String path, String symbol, String snippet, String sink) {

  /** The identity of a finding in its file. */
  public static Identity of(Finding finding, SourceFile source) {
    return new Identity(
        finding.rule(),
        finding.path(),
        finding.symbol(),
        Snippet.of(source.text(finding.span())),
        finding.sink());
  }

  /** The same in another file. */
  Identity in(String otherPath) {
    return new Identity(rule, otherPath, symbol, snippet, sink);
  }

  /** The name of the innermost function or class. */
  String simpleSymbol() {
    return symbol.substring(symbol.lastIndexOf('.') + 1);
  }
}
