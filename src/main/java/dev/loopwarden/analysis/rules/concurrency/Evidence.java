package dev.loopwarden.analysis.rules.concurrency;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.ProjectContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes a race certain, and what rules it out. */
final class Evidence {
  /** Numbers of permits with which a semaphore lets one task in; no number means one. */
  private static final Set<String> ONE_PERMIT = Set.of("", "0", "1");

  private static final int MOST_BEGINNINGS = 3;

  private Evidence() {}

  /** The first place between read and write that may suspend. */
  static Optional<Suspension> gap(ProjectFile file, RaceFact race, ProjectContext context) {
    return race.suspensions().stream()
        .map(index -> file.function(race.function()).fact().suspensions().get(index))
        .filter(suspension -> context.project().maySuspend(file, suspension))
        .findFirst();
  }

  /** Whether a lock, or something nobody knows that may be one, is held from read to write. */
  static boolean isGuarded(ProjectFile file, RaceFact race, ProjectContext context) {
    return race.locks().stream().anyMatch(lock -> mayExclude(file, lock, context))
        || takesLock(file.function(race.function()), context);
  }

  private static boolean mayExclude(ProjectFile file, int lock, ProjectContext context) {
    Meaning meaning = context.project().meaning(file, lock);
    if (!(meaning instanceof LibraryInstance of)) {
      return true; // a lock of the project's own, or one that nobody knows
    }
    Entry entry = of.entry();
    if (entry.is("asyncio-semaphore") || entry.is("thread-semaphore")) {
      Value made = Project.origin(file, lock);
      return made.kind() != Value.Kind.RESULT || ONE_PERMIT.contains(made.name());
    }
    return entry.is("asyncio-lock") || entry.is("asyncio-condition") || entry.is("thread-lock");
  }

  /** Whether the coroutine takes a lock by hand. */
  private static boolean takesLock(ProjectFunction function, ProjectContext context) {
    return function
        .sites()
        .anyMatch(
            site -> {
              Entry entry = context.project().libraryCallee(function.file(), site);
              return entry != null && entry.is("acquires");
            });
  }

  /** Whether the state is one that other calls share: certain for objects, seen for variables. */
  static boolean isShared(ProjectFile file, RaceFact race, ProjectContext context) {
    return race.owner() != RaceFact.MODULE
        || context.project().overlaps(file.function(race.function()));
  }

  /** Whether several runs of a coroutine are started beside each other. */
  static boolean isRepeated(ProjectFunction function, ProjectContext context) {
    return context.project().spawned(function) > 1 || context.project().isHandler(function);
  }

  /** The calls that make tasks of it, as places that explain the finding. */
  static List<ChainStep> beginnings(ProjectFunction function, ProjectContext context) {
    return context.project().beginnings(function).stream()
        .limit(MOST_BEGINNINGS)
        .map(
            call ->
                new ChainStep(
                    call.function().file().path(),
                    call.site().span(),
                    "starts it beside other tasks"))
        .toList();
  }

  /** The suspension, as a place that explains the finding. */
  static ChainStep step(ProjectFile file, Suspension suspension) {
    return new ChainStep(file.path(), suspension.span(), "other tasks run here");
  }
}
