package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.facts.CatchFact;
import dev.loopwarden.analysis.facts.CatchFact.After;
import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.List;
import java.util.Optional;

/** Cancellations that are caught and go no further. */
final class SwallowedCancellation implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "swallowed-cancellation", Category.TASKS, Severity.ERROR, "Cancellation swallowed")
        .fix(FixKind.NEEDS_REVIEW)
        .waivers("ASYNC103", "ASYNC104", "B012", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (CatchFact caught : file.facts().catches()) {
      ProjectFunction function = file.function(caught.function());
      if (catchesCancellation(file, caught, context)
          && caught.suspensions().stream()
              .anyMatch(index -> canBeCancelled(function, index, context))) {
        context
            .report(function, caught.span(), message(function, caught, context))
            .at(level(function, caught, context));
      }
    }
  }

  private static boolean catchesCancellation(
      ProjectFile file, CatchFact caught, ProjectContext context) {
    if (names(file, caught.earlier(), context)) {
      return false;
    }
    boolean everything = caught.kind() != CatchFact.Kind.SUPPRESS && caught.types().isEmpty();
    return everything || names(file, caught.types(), context);
  }

  private static boolean names(ProjectFile file, List<Integer> types, ProjectContext context) {
    for (int type : types) {
      Meaning meaning = context.project().meaning(file, type);
      if (meaning instanceof LibraryClass of && isCancellation(of.entry())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCancellation(Entry entry) {
    return entry.name().equals("asyncio.CancelledError") || entry.is("catches-cancellation");
  }

  private static boolean canBeCancelled(
      ProjectFunction function, int index, ProjectContext context) {
    Suspension suspension = function.fact().suspensions().get(index);
    if (suspension.kind() == Suspension.Kind.YIELD) {
      // the block of a context manager is cancelled at the yield; a consumer of items is not
      return context.project().resultOf(new Meaning.FunctionOf(function))
          instanceof Meaning.ContextManager;
    }
    return context.project().maySuspend(function.file(), suspension);
  }

  private static Severity level(
      ProjectFunction function, CatchFact caught, ProjectContext context) {
    return switch (caught.after()) {
      case LOOPS -> waitsForOthers(function, caught) ? Severity.WARNING : Severity.ERROR;
      case CONTINUES, RAISES -> Severity.WARNING;
      case RESUMES -> Severity.NOTE;
      case ENDS ->
          caught.kind() != CatchFact.Kind.FINALLY && context.project().isSpawned(function)
              ? Severity.NOTE
              : Severity.WARNING;
    };
  }

  /** Whether all it waits for are tasks or futures that exist, whose cancellation it may mean. */
  private static boolean waitsForOthers(ProjectFunction function, CatchFact caught) {
    return caught.suspensions().stream()
        .map(function.fact().suspensions()::get)
        .allMatch(
            suspension ->
                suspension.kind() == Suspension.Kind.AWAIT
                    && function.file().facts().values().get(suspension.value()).kind()
                        != Value.Kind.RESULT);
  }

  private static String message(
      ProjectFunction function, CatchFact caught, ProjectContext context) {
    String code = context.text(function.file(), caught.span());
    String what =
        switch (caught.kind()) {
          case HANDLER ->
              "`" + code.substring(0, code.length() - 1).strip() + "` catches a cancellation";
          case SUPPRESS -> "`" + code + "` swallows a cancellation";
          case FINALLY -> "`" + code + "` leaves the finally clause and drops a cancellation";
        };
    boolean warns = caught.kind() == CatchFact.Kind.FINALLY && context.python().atLeast(14);
    boolean task = context.project().isSpawned(function);
    return what
        + ": "
        + consequence(caught.after(), task)
        + (warns ? "; Python prints a SyntaxWarning" : "");
  }

  private static String consequence(After after, boolean task) {
    return switch (after) {
      case LOOPS -> "the loop goes on, the task never ends, and asyncio.run() never returns";
      case CONTINUES -> "the coroutine goes on, though a timeout or a shutdown wanted it to end";
      case ENDS ->
          task
              ? "the task ends as if it had finished, and who awaits it is not told"
              : "whoever awaits this coroutine goes on, though a timeout or a shutdown ended it";
      case RESUMES -> "the clean-up goes on, however often it is cancelled";
      case RAISES -> "it raises another exception, and the task counts as failed, not as cancelled";
    };
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return LetItPass.of(finding, context);
  }
}
