package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.knowledge.Level;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rewrites;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Long computations on the event loop's thread. */
final class CpuBoundCall implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "cpu-bound-call",
            Category.BLOCKING,
            Severity.WARNING,
            "Long computation in a coroutine")
        .fix(FixKind.NEEDS_REVIEW);
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    Set<ProjectFunction> seen = new HashSet<>();
    for (Stall stall : LoopStalls.of(Effect.CPU, file, context)) {
      if (seen.add(stall.function())) {
        LoopStalls.report(
                stall, context, "computes on the event loop's thread: no other task runs meanwhile")
            .at(isLong(stall) ? Severity.WARNING : Severity.NOTE);
      }
    }
  }

  /** Hashing passwords and making keys take tenths of a second, whatever the input. */
  private static boolean isLong(Stall stall) {
    return stall.sink().blocks() != null && stall.sink().blocks().level() == Level.HIGH;
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return Rewrites.offload(finding, context);
  }
}
