package dev.loopwarden.analysis.rules.eventloop;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.Draft;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.Optional;

/** A loop that a notebook's cell runs, inside the loop of the kernel. */
final class EventLoopInNotebook implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "event-loop-in-notebook",
            Category.EVENTLOOP,
            Severity.ERROR,
            "Event loop started in a notebook's cell")
        .fix(FixKind.SAFE)
        .supersedes("nested-event-loop", "blocking-wait");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    if (!file.isNotebook()) {
      return;
    }
    ProjectFunction cells = file.function(0);
    for (int index : file.sitesOf(0)) {
      Site site = file.site(index);
      if (LoopRuns.allowsNesting(file, site, context)) {
        return;
      }
      if (!site.is(Site.Flag.BROKEN) && !site.is(Site.Flag.DEFERRED)) {
        LoopRuns.from(cells, site, context).ifPresent(path -> report(cells, site, path, context));
      }
    }
  }

  private static void report(
      ProjectFunction cells, Site site, CallPath path, ProjectContext context) {
    CallPath.Call last = path.calls().getLast();
    String running = LoopRuns.error(path, context);
    String message =
        LoopRuns.describe(path, cells.file(), site, context)
            + " runs an event loop, but the notebook's kernel runs one already: RuntimeError"
            + running;
    Draft draft = context.report(cells, site.span(), message).sink(path.sink().name());
    if (last.site() != site) {
      draft.chain(context.steps(path));
    }
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return AwaitInstead.of(finding, context);
  }
}
