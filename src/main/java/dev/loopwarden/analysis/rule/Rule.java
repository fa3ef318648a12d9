package dev.loopwarden.analysis.rule;

/** Finds one kind of defect. Stateless: the same instance runs on many threads. */
public sealed interface Rule permits FileRule, ProjectRule {

  /** What it is called and how it stands among the others. */
  RuleInfo info();
}
