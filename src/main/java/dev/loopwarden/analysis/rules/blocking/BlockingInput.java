package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rewrites;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.Optional;

/** Waiting for someone at the keyboard on the event loop's thread. */
final class BlockingInput implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "blocking-input",
            Category.BLOCKING,
            Severity.ERROR,
            "Waiting for the keyboard in a coroutine")
        .fix(FixKind.NEEDS_REVIEW)
        .waivers("ASYNC250", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Stall stall : LoopStalls.of(Effect.INPUT, file, context)) {
      LoopStalls.report(stall, context, "stops the event loop until somebody types");
    }
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return Rewrites.offload(finding, context);
  }
}
