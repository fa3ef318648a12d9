package dev.loopwarden.analysis.rules.libraries;

import dev.loopwarden.analysis.facts.Use;
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

/** Requests of synchronous HTTP clients on the event loop's thread. */
final class SyncHttpClient implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "sync-http-client",
            Category.LIBRARIES,
            Severity.ERROR,
            "Synchronous HTTP client in a coroutine")
        .fix(FixKind.NEEDS_REVIEW)
        .waivers("ASYNC210", "ASYNC212", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Stall stall : LoopStalls.of(Effect.HTTP, file, context)) {
      String name = stall.sink().name();
      String library = name.substring(0, name.indexOf('.'));
      boolean awaited = stall.direct() && stall.site().used(Use.AWAITED);
      if (!awaited && !context.project().knowledge().isStandardLibrary(library)) {
        LoopStalls.report(
            stall, context, "blocks the event loop until the other side has answered");
      }
    }
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return Rewrites.offloadHelper(finding, context);
  }
}
