package dev.loopwarden.analysis.rules.concurrency;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.HoldFact;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.Optional;

/** A lock for threads that a coroutine keeps while other coroutines run. */
final class ThreadLockAcrossAwait implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "thread-lock-across-await",
            Category.CONCURRENCY,
            Severity.ERROR,
            "Thread lock held across an await")
        .supersedes("blocking-wait");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (HoldFact hold : file.facts().holds()) {
      ProjectFunction function = file.function(hold.function());
      if (!function.async()
          || !(context.project().meaning(file, hold.value()) instanceof LibraryInstance of)
          || !isThreadLock(of.entry())) {
        continue;
      }
      Optional<Suspension> gap =
          hold.suspensions().stream()
              .map(function.fact().suspensions()::get)
              .filter(suspension -> context.project().maySuspend(file, suspension))
              .findFirst();
      gap.ifPresent(
          suspension ->
              context
                  .report(function, hold.span(), message(file, hold, of.entry(), context))
                  .related(Evidence.step(file, suspension))
                  .sink(of.entry().name()));
    }
  }

  private static boolean isThreadLock(Entry entry) {
    return entry.is("thread-lock") || entry.is("thread-condition") || entry.is("thread-semaphore");
  }

  private static String message(
      ProjectFile file, HoldFact hold, Entry lock, ProjectContext context) {
    String text = context.text(file, hold.span());
    return lock.is("reentrant")
        ? "`%s` is held over an await, but every task of the loop's thread gets in: it excludes"
                .formatted(text)
            + " nobody"
        : "`%s` is held over an await: the next task that wants it stops the event loop for good"
            .formatted(text);
  }
}
