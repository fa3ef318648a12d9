package dev.loopwarden.analysis.rules.eventloop;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.Draft;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A second event loop, started where one runs already. */
final class NestedEventLoop implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "nested-event-loop",
            Category.EVENTLOOP,
            Severity.ERROR,
            "Event loop started inside a running one")
        .fix(FixKind.SAFE)
        .supersedes("blocking-wait");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    Set<Object> seen = new HashSet<>();
    for (Stall stall : context.project().stalls(file)) {
      if (stall.sink().is("runs-loop")
          && !stall.site().is(Site.Flag.EXPECTED)
          && (stall.direct()
              || seen.add(List.of(stall.function(), stall.path().calls().getLast())))) {
        report(stall.function(), stall.site(), stall.path(), context);
      }
    }
    for (Site site : file.facts().sites()) {
      Entry entry = site.isCall() ? context.project().libraryCallee(file, site) : null;
      if (entry != null && entry.is("schedules") && !site.is(Site.Flag.BROKEN)) {
        checkCallback(file.function(site.function()), site, entry, context);
      }
    }
  }

  /** The loop calls the callback, so it runs. */
  private static void checkCallback(
      ProjectFunction function, Site site, Entry entry, ProjectContext context) {
    if (!(context.project().work(function.file(), site, entry) instanceof FunctionOf of)
        || of.function().async()
        || of.function().fact().generator()) {
      return;
    }
    Collection<CallPath> paths = context.project().reach(of.function());
    for (CallPath path : paths) {
      if (path.sink().is("runs-loop")) {
        List<CallPath.Call> calls = new ArrayList<>();
        calls.add(new CallPath.Call(function, site));
        calls.addAll(path.calls());
        report(function, site, new CallPath(calls, path.sink()), context);
      }
    }
  }

  private static void report(
      ProjectFunction function, Site site, CallPath path, ProjectContext context) {
    ProjectFile file = function.file();
    String message =
        LoopRuns.describe(path, file, site, context)
            + " runs an event loop, but one runs here already: RuntimeError"
            + LoopRuns.error(path, context);
    Draft draft = context.report(function, site.span(), message).sink(path.sink().name());
    if (path.calls().size() > 1) {
      context.follow(path, draft);
    }
    if (isNestingAllowed(context)) {
      draft.at(Severity.WARNING);
    }
  }

  private static boolean isNestingAllowed(ProjectContext context) {
    return context.project().files().stream()
        .anyMatch(
            file ->
                file.facts().imports().contains("nest_asyncio")
                    && file.facts().sites().stream()
                        .anyMatch(site -> LoopRuns.allowsNesting(file, site, context)));
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return AwaitInstead.of(finding, context);
  }
}
