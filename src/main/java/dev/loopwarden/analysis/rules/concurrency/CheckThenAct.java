package dev.loopwarden.analysis.rules.concurrency;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.Constant;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.ProjectFile;
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
      if (race.kind() != RaceFact.Kind.CHECK_THEN_ACT) {
        continue;
      }
      Optional<Suspension> gap = Evidence.gap(file, race, context);
      Meaning written = context.project().meaning(file, race.written());
      if (gap.isPresent()
          && !(written instanceof Constant constant && RESETS.contains(constant.text()))
          && !Evidence.isGuarded(file, race, context)
          && Evidence.isShared(file, race, context)) {
        report(file, race, gap.get(), written, context);
      }
    }
  }

  private static void report(
      ProjectFile file, RaceFact race, Suspension gap, Meaning written, ProjectContext context) {
    boolean seen = context.project().overlaps(file.function(race.function()));
    boolean leaks = written instanceof LibraryInstance of && of.entry().is("needs-close");
    String harm =
        leaks
            ? "tasks that pass the check together each make one, and all but the last leak"
            : "tasks that pass the check together all get here";
    String message = "`%s` was checked before an await and may have changed since: %s";
    context
        .report(file.function(race.function()), race.write(), message.formatted(race.path(), harm))
        .at(level(seen, leaks))
        .related(new ChainStep(file.path(), race.read(), "the check"))
        .related(Evidence.step(file, gap))
        .sink(race.root());
  }

  private static Severity level(boolean seen, boolean leaks) {
    if (seen) {
      return leaks ? Severity.ERROR : Severity.WARNING;
    }
    return leaks ? Severity.WARNING : Severity.NOTE;
  }
}
