package dev.loopwarden.analysis.rules.concurrency;

import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A global that coroutines which run together change, with no lock and no await in between. */
final class UnguardedSharedState implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
        "unguarded-shared-state",
        Category.CONCURRENCY,
        Severity.NOTE,
        "Global changed by concurrent coroutines");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    Map<String, List<RaceFact>> bySymbol = new LinkedHashMap<>();
    for (RaceFact race : file.facts().races()) {
      if (race.kind() == RaceFact.Kind.UPDATE && race.owner() == RaceFact.MODULE) {
        bySymbol.computeIfAbsent(race.root(), _ -> new ArrayList<>()).add(race);
      }
    }
    bySymbol.values().forEach(races -> checkSymbol(file, races, context));
  }

  private static void checkSymbol(ProjectFile file, List<RaceFact> races, ProjectContext context) {
    List<RaceFact> open =
        races.stream().filter(race -> !Evidence.isGuarded(file, race, context)).toList();
    Set<Integer> functions = new HashSet<>();
    int together = 0;
    for (RaceFact race : open) {
      if (functions.add(race.function())) {
        together += context.project().spawned(file.function(race.function()));
      }
    }
    if (together < 2) {
      return;
    }
    RaceFact first = open.getFirst();
    String message =
        "`%s` is changed by coroutines that run together: safe as it stands, because nothing is"
            + " awaited between its read and its write; the first await between them, or a second"
            + " thread, makes it a race";
    context
        .report(file.function(first.function()), first.write(), message.formatted(first.root()))
        .related(Evidence.beginnings(file.function(first.function()), context))
        .sink(first.root());
  }
}
