package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import java.util.Optional;

/** Finds one kind of defect. Stateless: the same instance runs on many threads. */
public sealed interface Rule permits FileRule, ProjectRule {

  /** What it is called and how it stands among the others. */
  RuleInfo info();

  /**
   * A complete change that removes a finding of this rule, if there is a certain one. Only asked
   * for findings that are about to be shown.
   */
  default Optional<Fix> fix(Finding finding, FixContext context) {
    return Optional.empty();
  }
}
