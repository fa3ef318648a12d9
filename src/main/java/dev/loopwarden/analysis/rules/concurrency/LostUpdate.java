package dev.loopwarden.analysis.rules.concurrency;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shared state computed from a value that was read before a suspension. */
final class LostUpdate implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "lost-update", Category.CONCURRENCY, Severity.ERROR, "Update lost across an await")
        .fix(FixKind.NEEDS_REVIEW)
        .supersedes("check-then-act", "unguarded-shared-state");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (RaceFact race : file.facts().races()) {
      boolean across = race.kind() == RaceFact.Kind.UPDATE_ACROSS;
      if (!across && race.kind() != RaceFact.Kind.STALE_WRITE) {
        continue;
      }
      Optional<Suspension> gap = Evidence.gap(file, race, context);
      if (gap.isPresent()
          && !Evidence.isGuarded(file, race, context)
          && (across || Evidence.isShared(file, race, context))
          && !context.project().isDrivenByOneTask(file.function(race.function()))) {
        report(file, race, gap.get(), context);
      }
    }
  }

  private static void report(
      ProjectFile file, RaceFact race, Suspension gap, ProjectContext context) {
    String message =
        "`%s` is read before the await and written after it: what other tasks wrote meanwhile is"
            + " lost";
    context
        .report(file.function(race.function()), race.write(), message.formatted(race.path()))
        .at(level(file, race, context))
        .related(new ChainStep(file.path(), race.read(), "the old value is read here"))
        .related(Evidence.step(file, gap))
        .related(Evidence.beginnings(file.function(race.function()), context))
        .sink(race.root());
  }

  /** A copy that is kept in a local name is often a protocol's, which one task drives. */
  private static Severity level(ProjectFile file, RaceFact race, ProjectContext context) {
    return race.kind() == RaceFact.Kind.UPDATE_ACROSS
            || context.project().overlaps(file.function(race.function()))
        ? Severity.ERROR
        : Severity.NOTE;
  }

  /** {@code x += await f()} becomes {@code awaited = await f()} and {@code x += awaited}. */
  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Statement statement = context.node(finding.span(), Statement.class);
    Expression value =
        switch (statement) {
          case AugmentedAssign assign -> assign.value();
          case Assign assign -> assign.value();
          case null, default -> null;
        };
    if (statement == null || value == null) {
      return Optional.empty();
    }
    List<Await> awaits = new ArrayList<>();
    collect(value, awaits);
    String indent = indentation(statement, context);
    if (awaits.size() != 1
        || !indent.isBlank()
        || context.model().scope(statement).binding("awaited") != null) {
      return Optional.empty();
    }
    Await await = awaits.getFirst();
    return Optional.of(
        new Fix(
            "Await first, then update without a gap",
            Fix.Safety.NEEDS_REVIEW,
            finding.path(),
            List.of(
                TextEdit.insert(
                    statement.start(),
                    "awaited = " + context.text(await) + context.newline() + indent),
                TextEdit.replace(await.span(), "awaited"))));
  }

  private static void collect(Node node, List<Await> awaits) {
    if (node instanceof Await await) {
      awaits.add(await);
    } else if (!(node instanceof Lambda)) {
      node.children(child -> collect(child, awaits));
    }
  }

  /** What stands before a statement on its line. */
  private static String indentation(Statement statement, FixContext context) {
    String text = context.model().file().text();
    int start = statement.start();
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return text.substring(start, statement.start());
  }
}
