package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which coroutine functions are seen to be the outermost one of a task; found when first needed.
 */
final class Spawned {
  private final Collection<ProjectFile> files;
  private final Meanings meanings;
  private final CallGraph graph;
  private @Nullable Set<ProjectFunction> found;

  Spawned(Collection<ProjectFile> files, Meanings meanings, CallGraph graph) {
    this.files = files;
    this.meanings = meanings;
    this.graph = graph;
  }

  boolean contains(ProjectFunction function) {
    if (found == null) {
      found = find();
    }
    return found.contains(function);
  }

  private Set<ProjectFunction> find() {
    Set<ProjectFunction> all = new HashSet<>();
    for (ProjectFile file : files) {
      for (Site site : file.facts().sites()) {
        if (site.isCall()) {
          addCoroutine(file, site, all);
          addHandler(file, site, all);
        }
      }
    }
    return all;
  }

  /** {@code create_task(work())}, or handing the coroutine to anything that does not await it. */
  private void addCoroutine(ProjectFile file, Site site, Set<ProjectFunction> all) {
    if (site.used(Use.ARGUMENT)
        && !site.used(Use.AWAITED)
        && meanings.of(file, site.value()) instanceof Coroutine of
        && of.function() != null
        && (site.outer() < 0 || takesOver(file, file.site(site.outer())))) {
      all.add(of.function());
    }
  }

  private boolean takesOver(ProjectFile file, Site outer) {
    Entry entry = graph.library(file, outer);
    if (entry != null) {
      return entry.is("makes-task")
          || entry.is("makes-kept-task")
          || entry.is("runs-loop")
          || entry.is("hands-to-loop")
          || entry.is("schedules");
    }
    return !(meanings.of(file, outer.callee()) instanceof FunctionOf of && of.function().async());
  }

  /** A coroutine function that is handed over to be called. */
  private void addHandler(ProjectFile file, Site site, Set<ProjectFunction> all) {
    Entry entry = graph.library(file, site);
    if (entry != null
        && (entry.is("takes-async-function")
            || entry.is("async-slot")
            || entry.is("serves-streams"))
        && graph.work(file, site, entry) instanceof FunctionOf of) {
      all.add(of.function());
    }
  }
}
