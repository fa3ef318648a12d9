package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which coroutine functions are seen to be the outermost one of a task; found when first needed.
 */
final class Spawned {
  private final Collection<ProjectFile> files;
  private final Meanings meanings;
  private final CallGraph graph;
  private final Map<ProjectFile, Set<ProjectFunction>> shares = new HashMap<>();
  private @Nullable Set<ProjectFunction> all;

  Spawned(Collection<ProjectFile> files, Meanings meanings, CallGraph graph) {
    this.files = files;
    this.meanings = meanings;
    this.graph = graph;
  }

  /** The same once a file has other facts; asked for while it still has the old ones. */
  Spawned without(ProjectFile file) {
    Spawned rest = new Spawned(files, meanings, graph);
    for (ProjectFile other : files) {
      if (other != file) {
        rest.shares.put(other, share(other));
      }
    }
    return rest;
  }

  boolean contains(ProjectFunction function) {
    if (all == null) {
      Set<ProjectFunction> found = new HashSet<>();
      files.forEach(file -> found.addAll(share(file)));
      all = found;
    }
    return all.contains(function);
  }

  private Set<ProjectFunction> share(ProjectFile file) {
    Set<ProjectFunction> known = shares.get(file);
    if (known == null) {
      known = find(file);
      shares.put(file, known);
    }
    return known;
  }

  private Set<ProjectFunction> find(ProjectFile file) {
    Set<ProjectFunction> found = new HashSet<>();
    for (Site site : file.facts().sites()) {
      if (site.isCall()) {
        addCoroutine(file, site, found);
        addHandler(file, site, found);
      }
    }
    return found;
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
