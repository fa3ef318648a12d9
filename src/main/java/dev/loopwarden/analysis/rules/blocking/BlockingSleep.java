package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;

/** Sleeping on the event loop's thread. */
final class BlockingSleep implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "blocking-sleep", Category.BLOCKING, Severity.ERROR, "Blocking sleep in a coroutine")
        .fix(FixKind.SAFE)
        .waivers("ASYNC251", "ASYNC101", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Stall stall : LoopStalls.of(Effect.SLEEP, file, context)) {
      LoopStalls.report(
          stall, context, "stops the event loop: no other task runs until it returns");
    }
  }
}
