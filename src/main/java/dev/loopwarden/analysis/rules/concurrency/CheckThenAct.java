package dev.loopwarden.analysis.rules.concurrency;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.Constant;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.Optional;
import java.util.Set;

/** A condition on shared state, a suspension, and a write that relied on the condition. */
final class CheckThenAct implements ProjectRule {
  /** Values that take something back: doing that twice harms nobody. */
  private static final Set<String> RESETS = Set.of("None", "False");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "check-then-act", Category.CONCURRENCY, Severity.ERROR, "Check and act with a gap")
        .supersedes("unguarded-shared-state");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (RaceFact race : file.facts().races()) {
      boolean update = race.kind() == RaceFact.Kind.CHECK_THEN_UPDATE;
      if (!update && race.kind() != RaceFact.Kind.CHECK_THEN_ACT) {
        continue;
      }
      Optional<Suspension> gap = Evidence.gap(file, race, context);
      if (gap.isPresent()
          && (update || isWorthSaying(file, race, context))
          && !Evidence.isGuarded(file, race, context)
          && Evidence.isShared(file, race, context)) {
        report(file, race, gap.get(), context);
      }
    }
  }

  /**
   * Whether the second write does harm: it replaces what the await gave, or the coroutine is seen
   * to overlap with itself. A flag or a state that one task moves on is none of it.
   */
  private static boolean isWorthSaying(ProjectFile file, RaceFact race, ProjectContext context) {
    ProjectFunction function = file.function(race.function());
    if (context.project().meaning(file, race.written()) instanceof Constant constant
        && RESETS.contains(constant.text())) {
      return false;
    }
    boolean request = isPassedIn(race) && context.project().isHandler(function);
    return !request && (madeByAwait(file, race.written()) || isRepeated(race, function, context));
  }

  /** Whether it is an attribute of an argument: overlapping calls may get an object each. */
  private static boolean isPassedIn(RaceFact race) {
    return race.owner() == RaceFact.ELSEWHERE && race.root().indexOf('.') >= 0;
  }

  private static boolean isRepeated(
      RaceFact race, ProjectFunction function, ProjectContext context) {
    return !isPassedIn(race) && Evidence.isRepeated(function, context);
  }

  private static boolean madeByAwait(ProjectFile file, int value) {
    Value.Kind kind = file.facts().values().get(value).kind();
    return kind == Value.Kind.AWAITED || kind == Value.Kind.ASYNC_ENTERED;
  }

  private static void report(
      ProjectFile file, RaceFact race, Suspension gap, ProjectContext context) {
    Meaning written = context.project().meaning(file, race.written());
    boolean repeated = isRepeated(race, file.function(race.function()), context);
    boolean leaks = written instanceof LibraryInstance of && of.entry().is("needs-close");
    String harm =
        leaks
            ? "tasks that pass the check together each make one, and all but the last leak"
            : "tasks that pass the check together all get here";
    String message = "`%s` was checked before an await and may have changed since: %s";
    context
        .report(file.function(race.function()), race.write(), message.formatted(race.path(), harm))
        .at(level(repeated, leaks))
        .related(new ChainStep(file.path(), race.read(), "the check"))
        .related(Evidence.step(file, gap))
        .related(Evidence.beginnings(file.function(race.function()), context))
        .sink(race.root());
  }

  private static Severity level(boolean repeated, boolean leaks) {
    if (repeated) {
      return leaks ? Severity.ERROR : Severity.WARNING;
    }
    return leaks ? Severity.WARNING : Severity.NOTE;
  }
}
