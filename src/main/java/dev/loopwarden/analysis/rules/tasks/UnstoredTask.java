package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.Draft;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks that nobody keeps. */
final class UnstoredTask implements ProjectRule {
  private static final int LONGEST = 8;

  /** What the functions are called that run a loop of any kind until the end. */
  private static final Set<String> RUNNING =
      Set.of("run", "run_forever", "serve_forever", "mainloop", "exec", "exec_");

  /** Uses that end at once. */
  private static final int DROPPED = Use.set(Use.DROPPED, Use.COLLECTED_DROPPED);

  /** Uses that keep a task until the function ends. */
  private static final int LOCAL =
      DROPPED
          | Use.set(
              Use.UNREAD,
              Use.COLLECTED_UNREAD,
              Use.ATTRIBUTE,
              Use.TESTED,
              Use.OPERAND,
              Use.FORMATTED);

  @Override
  public RuleInfo info() {
    return RuleInfo.of("unstored-task", Category.TASKS, Severity.WARNING, "Task nobody keeps")
        .fix(FixKind.NEEDS_REVIEW)
        .waivers("RUF006", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Site site : file.facts().sites()) {
      if (!site.isCall() || site.is(Site.Flag.BROKEN)) {
        continue;
      }
      Entry entry = context.project().libraryCallee(file, site);
      ProjectFunction function = file.function(site.function());
      if (entry != null && entry.is("makes-gather")) {
        checkGather(function, site, context);
      } else if (entry != null && entry.is("makes-task")) {
        if (isLost(function, site)
            && !isKeptByLoop(function, site, context)
            && !isGivenTask(file, site, entry, context)) {
          context.report(function, site.span(), harm(file, site, context)).sink(entry.name());
        }
      } else if (entry != null && (entry.is("schedules") || entry.is("sync-slot"))) {
        checkCallback(file, site, entry, context);
      } else if (entry == null && isLost(function, site)) {
        checkWrapper(function, site, context);
      }
    }
  }

  private static String harm(ProjectFile file, Site site, ProjectContext context) {
    return "Nobody keeps the task of `"
        + context.shortText(file, site)
        + "`: it may be garbage-collected before it ends, and nobody sees its exception";
  }

  private static void checkGather(ProjectFunction function, Site site, ProjectContext context) {
    if (isLost(function, site)) {
      context
          .report(
              function,
              site.span(),
              "Nobody waits for `"
                  + context.shortText(function.file(), site)
                  + "`: its awaitables run, but their results and errors are lost")
          .at(Severity.NOTE);
    }
  }

  /** A lambda that the loop calls: what it returns is dropped. */
  private static void checkCallback(
      ProjectFile file, Site site, Entry entry, ProjectContext context) {
    if (!(context.project().work(file, site, entry) instanceof FunctionOf of)
        || !of.function().fact().name().isEmpty()
        || of.function().file() != file) {
      return;
    }
    for (Site inner : of.function().sites().toList()) {
      Entry made = context.project().libraryCallee(file, inner);
      if (made != null && made.is("makes-task") && inner.uses() == Use.RETURNED.bit()) {
        context.report(of.function(), inner.span(), harm(file, inner, context)).sink(made.name());
      }
    }
  }

  private static void checkWrapper(ProjectFunction function, Site site, ProjectContext context) {
    ProjectFile file = function.file();
    if (!(context.callee(file, site) instanceof FunctionOf of)) {
      return;
    }
    Returned returned = returned(of.function(), context, 0);
    if (returned != null) {
      Draft draft = context.report(function, site.span(), harm(file, site, context));
      ProjectFile where = returned.function.file();
      draft.chain(
          List.of(
              new ChainStep(
                  file.path(),
                  site.span(),
                  ProjectContext.name(function) + " calls " + context.callText(file, site)),
              new ChainStep(
                  where.path(),
                  returned.site.span(),
                  ProjectContext.name(returned.function)
                      + " returns the task of "
                      + context.callText(where, returned.site))));
    }
  }

  /** A task that a function makes and returns without keeping it. */
  private record Returned(ProjectFunction function, Site site) {}

  private static @Nullable Returned returned(
      ProjectFunction function, ProjectContext context, int depth) {
    if (depth > LONGEST
        || function.async()
        || function.fact().generator()
        || !context.project().isPlainlyDecorated(function)) {
      return null;
    }
    for (Site site : function.sites().toList()) {
      if (!site.isCall()
          || !site.used(Use.RETURNED)
          || !site.usedOnly(LOCAL | Use.RETURNED.bit())) {
        continue;
      }
      Entry entry = context.project().libraryCallee(function.file(), site);
      if (entry != null && entry.is("makes-task")) {
        return new Returned(function, site);
      }
      if (entry == null && context.callee(function.file(), site) instanceof FunctionOf of) {
        Returned inner = returned(of.function(), context, depth + 1);
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }

  /** Whether a task is dropped at once, or with a local name that ends with its function. */
  private static boolean isLost(ProjectFunction function, Site site) {
    int uses = site.uses();
    if (uses == 0 || !site.usedOnly(LOCAL)) {
      return false;
    }
    boolean atOnce = !site.named() && (uses & Use.COLLECTED_UNREAD.bit()) == 0;
    return atOnce || !suspendsLater(function, site);
  }

  /** Whether it gets something nobody knows, maybe a task, which is what it gives then. */
  private static boolean isGivenTask(
      ProjectFile file, Site site, Entry entry, ProjectContext context) {
    return entry.is("hands-tasks-back")
        && context.project().work(file, site, entry) instanceof Meaning.Unknown
        && !isCall(file, site);
  }

  private static boolean isCall(ProjectFile file, Site outer) {
    return outer.arguments().stream()
        .limit(1)
        .anyMatch(
            argument ->
                file.sitesOf(outer.function()).stream()
                    .map(file::site)
                    .anyMatch(
                        site ->
                            site.isCall()
                                && !site.named()
                                && site.outerArgument() == 0
                                && outer.equals(file.site(site.outer()))));
  }

  /** A plain function that runs the loop keeps its local names meanwhile. */
  private static boolean isKeptByLoop(ProjectFunction function, Site site, ProjectContext context) {
    return site.named()
        && function
            .sites()
            .anyMatch(
                later ->
                    later.span().start() > site.span().end()
                        && runs(function.file(), later, context));
  }

  private static boolean runs(ProjectFile file, Site site, ProjectContext context) {
    Value callee = file.facts().values().get(site.callee());
    String name = callee.name().substring(callee.name().lastIndexOf('.') + 1);
    Entry entry = context.project().libraryCallee(file, site);
    return (entry != null && entry.is("runs-loop")) || RUNNING.contains(name);
  }

  /** A coroutine that waits keeps its local names. */
  private static boolean suspendsLater(ProjectFunction function, Site site) {
    return function.async()
        && function.fact().suspensions().stream()
            .map(Suspension::span)
            .anyMatch(span -> site.is(Site.Flag.IN_LOOP) || span.start() >= site.span().end());
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return KeepTask.of(finding, context);
  }
}
