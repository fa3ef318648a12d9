package dev.loopwarden.analysis.rules.eventloop;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.Draft;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls that need or run an event loop while their module is imported. */
final class EventLoopAtImport implements ProjectRule {
  private static final int LONGEST = 12;

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "event-loop-at-import",
            Category.EVENTLOOP,
            Severity.ERROR,
            "Event loop needed while a module is imported")
        .fix(FixKind.NEEDS_REVIEW)
        .supersedes("unstored-task", "nested-event-loop", "blocking-wait");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    if (file.isNotebook() || isEntryPoint(file.path())) {
      return;
    }
    ProjectFunction module = file.function(0);
    List<Span> reported = new ArrayList<>();
    boolean loopSet = false;
    for (int index : file.sitesOf(0)) {
      Site site = file.site(index);
      Entry entry = site.isCall() ? context.project().libraryCallee(file, site) : null;
      loopSet = loopSet || (entry != null && entry.is("sets-loop"));
      if (!runsAtImport(site) || reported.stream().anyMatch(span -> span.contains(site.span()))) {
        continue;
      }
      CallPath path = path(module, site, new ArrayList<>(), context);
      if (path != null && !(loopSet && kind(path.sink()) == Kind.GETS_LOOP)) {
        report(module, site, path, context);
        reported.add(site.span());
      }
    }
  }

  private static boolean isEntryPoint(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("__main__.py") || name.equals("conftest.py");
  }

  private static boolean runsAtImport(Site site) {
    return !site.is(Site.Flag.BROKEN)
        && !site.is(Site.Flag.MAIN_GUARD)
        && !site.is(Site.Flag.DEFERRED)
        && !isDeliberate(site);
  }

  private static boolean isDeliberate(Site site) {
    return site.is(Site.Flag.IN_TRY) || site.is(Site.Flag.NO_LOOP_RUNNING);
  }

  /** What a call does with event loops. */
  private enum Kind {
    NEEDS_RUNNING,
    RUNS,
    GETS_LOOP,
    NONE
  }

  private static Kind kind(@Nullable Entry entry) {
    if (entry == null) {
      return Kind.NONE;
    }
    if (entry.is("needs-running-loop")) {
      return Kind.NEEDS_RUNNING;
    }
    if (entry.is("runs-loop")) {
      return Kind.RUNS;
    }
    return entry.name().equals("asyncio.get_event_loop")
            || entry.name().equals("asyncio.ensure_future")
        ? Kind.GETS_LOOP
        : Kind.NONE;
  }

  /** The chain from a site to such a call, within the file. */
  private static @Nullable CallPath path(
      ProjectFunction function, Site site, List<ProjectFunction> seen, ProjectContext context) {
    ProjectFile file = function.file();
    CallPath.Call call = new CallPath.Call(function, site);
    Entry entry = site.isCall() ? context.project().libraryCallee(file, site) : null;
    if (entry != null && kind(entry) != Kind.NONE) {
      return new CallPath(List.of(call), entry);
    }
    for (ProjectFunction callee : context.project().calls(file, site)) {
      if (callee.file() != file || seen.contains(callee) || seen.size() > LONGEST) {
        continue;
      }
      seen.add(callee);
      for (Site inner : callee.sites().toList()) {
        CallPath rest = isDeliberate(inner) ? null : path(callee, inner, seen, context);
        if (rest != null && kind(rest.sink()) != Kind.GETS_LOOP) {
          List<CallPath.Call> calls = new ArrayList<>(List.of(call));
          calls.addAll(rest.calls());
          return new CallPath(calls, rest.sink());
        }
      }
    }
    return null;
  }

  private static void report(
      ProjectFunction module, Site site, CallPath path, ProjectContext context) {
    Kind kind = kind(path.sink());
    boolean raises = context.python().atLeast(14);
    String consequence =
        switch (kind) {
          case NEEDS_RUNNING ->
              " needs a running event loop, but none runs while this module is imported:"
                  + " RuntimeError \"no running event loop\"";
          case GETS_LOOP ->
              raises
                  ? " finds no event loop while this module is imported: RuntimeError"
                  : " makes a loop while this module is imported, which is not the one that"
                      + " asyncio.run() starts later; Python 3.14 raises RuntimeError";
          case RUNS, NONE ->
              " runs an event loop while this module is imported: an import under a running loop"
                  + " fails with RuntimeError"
                  + LoopRuns.error(path, context);
        };
    String message = LoopRuns.describe(path, module.file(), site, context) + consequence;
    Draft draft = context.report(module, site.span(), message).sink(path.sink().name());
    if (path.calls().size() > 1) {
      draft.chain(context.steps(path));
    }
    boolean certain = kind == Kind.NEEDS_RUNNING || (kind == Kind.GETS_LOOP && raises);
    if (!certain) {
      boolean imported = context.project().isImported(module.file());
      draft.at(imported ? Severity.WARNING : Severity.NOTE);
    }
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return MainGuard.around(finding, context);
  }
}
