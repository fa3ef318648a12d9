package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A finding that is being written. */
public final class Draft {
  private final RuleInfo rule;
  private final String path;
  private final Span span;
  private final String symbol;
  private final String message;
  private final List<ChainStep> chain = new ArrayList<>();
  private final List<ChainStep> related = new ArrayList<>();
  private Severity severity;
  private Severity ceiling = Severity.ERROR;
  private String sink = "";

  /** A finding at the rule's own level. */
  public Draft(RuleInfo rule, String path, Span span, String symbol, String message) {
    this.rule = rule;
    this.path = path;
    this.span = span;
    this.symbol = symbol;
    this.message = message;
    this.severity = rule.severity();
  }

  /** At another level than the rule's own. */
  public Draft at(Severity level) {
    severity = level;
    return this;
  }

  /** At this level at the most, whatever else is said. */
  public Draft atMost(Severity level) {
    ceiling = level;
    return this;
  }

  /** With the calls that lead to the cause, nearest first. */
  public Draft chain(List<ChainStep> steps) {
    chain.addAll(steps);
    return this;
  }

  /** With another place that explains it. */
  public Draft related(ChainStep step) {
    related.add(step);
    return this;
  }

  /** With other places that explain it. */
  public Draft related(List<ChainStep> steps) {
    related.addAll(steps);
    return this;
  }

  /** With the library callable, or other cause, that tells it from others at the same place. */
  public Draft sink(String name) {
    sink = name;
    return this;
  }

  /** The finding as it stands. */
  public Finding finish() {
    Severity level = severity.compareTo(ceiling) < 0 ? severity : ceiling;
    return new Finding(rule.id(), level, path, span, symbol, message, chain, related, sink);
  }
}
