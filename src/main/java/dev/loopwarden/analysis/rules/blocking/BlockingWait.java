package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.Draft;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rewrites;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.Optional;
import java.util.Set;

/** Waiting for other threads and processes on the event loop's thread. */
final class BlockingWait implements ProjectRule {
  /** These belong to the thread that took the lock: handing them to another one fails. */
  private static final Set<String> BOUND_TO_THREAD =
      Set.of(
          "threading.RLock.acquire",
          "threading.Condition.wait",
          "threading.Condition.wait_for",
          "threading.Condition.acquire");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "blocking-wait",
            Category.BLOCKING,
            Severity.ERROR,
            "Waiting for a thread or process in a coroutine")
        .fix(FixKind.NEEDS_REVIEW);
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Stall stall : LoopStalls.of(Effect.WAIT, file, context)) {
      CallPath.Call last = stall.path().calls().getLast();
      if (isWaiting(last, stall.sink(), context)) {
        Draft draft = LoopStalls.report(stall, context, harm(stall.sink()));
        if (stall.sink().is("acquires") && !holdsAcross(stall, context)) {
          draft.at(Severity.NOTE);
        }
      }
    }
  }

  private static String harm(Entry sink) {
    return sink.is("acquires")
        ? "stops the event loop until another thread releases the lock"
        : "keeps the event loop waiting for another thread or process";
  }

  /** A pool waits when it is left, unless all that it was given has been awaited by then. */
  private static boolean isWaiting(CallPath.Call call, Entry sink, ProjectContext context) {
    return !sink.name().endsWith("Executor.__exit__") || leavesWorkBehind(call, context);
  }

  /** Whether a lock that is taken stays taken over a suspension of the coroutine. */
  private static boolean holdsAcross(Stall stall, ProjectContext context) {
    return context.project().maySuspend(stall.function());
  }

  /** Whether something was given to the pool whose end nobody awaits before the pool is left. */
  private static boolean leavesWorkBehind(CallPath.Call call, ProjectContext context) {
    ProjectFile file = call.function().file();
    if (!call.function().async()) {
      return true;
    }
    return call.function()
        .sites()
        .filter(site -> givesWork(file, site, call.site(), context))
        .anyMatch(site -> site.usedOnly(Use.set(Use.DROPPED, Use.UNREAD, Use.COLLECTED_DROPPED)));
  }

  private static boolean givesWork(ProjectFile file, Site site, Site pool, ProjectContext context) {
    Entry entry = context.project().libraryCallee(file, site);
    if (entry == null || !entry.is("offloads")) {
      return false;
    }
    Value callee = file.facts().values().get(site.callee());
    return isEntered(file, callee.base(), pool)
        || site.arguments().stream().anyMatch(argument -> isEntered(file, argument.value(), pool));
  }

  private static boolean isEntered(ProjectFile file, int value, Site pool) {
    if (value < 0) {
      return false;
    }
    Value of = file.facts().values().get(value);
    return of.kind() == Value.Kind.ENTERED && of.base() == pool.value();
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return BOUND_TO_THREAD.contains(finding.sink())
        ? Optional.empty()
        : Rewrites.offload(finding, context);
  }
}
