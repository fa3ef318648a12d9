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

/** Starting or waiting for another process on the event loop's thread. */
final class BlockingSubprocess implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "blocking-subprocess",
            Category.BLOCKING,
            Severity.ERROR,
            "Waiting for another process in a coroutine")
        .fix(FixKind.NEEDS_REVIEW)
        .waivers("ASYNC220", "ASYNC221", "ASYNC222", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Stall stall : LoopStalls.of(Effect.SUBPROCESS, file, context)) {
      boolean starts = stall.sink().is("starts-sync-process");
      if (!starts) {
        LoopStalls.report(stall, context, "keeps the event loop waiting for another process");
      } else if (stall.direct()) {
        LoopStalls.report(stall, context, "starts a process on the event loop's thread")
            .at(Severity.WARNING);
      }
    }
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return Rewrites.offload(finding, context);
  }
}
