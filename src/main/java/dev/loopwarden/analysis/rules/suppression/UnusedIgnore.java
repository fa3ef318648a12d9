package dev.loopwarden.analysis.rules.suppression;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;

/**
 * Ignore comments that silence nothing. Only the engine knows what a comment silenced, so it
 * reports them under this name.
 */
final class UnusedIgnore implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
        "unused-ignore", Category.SUPPRESSION, Severity.NOTE, "Ignore comment without effect");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {}
}
