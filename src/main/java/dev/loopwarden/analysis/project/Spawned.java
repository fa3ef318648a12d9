package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
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
        if (site.outer() >= 0
            && site.isCall()
            && meanings.of(file, site.value()) instanceof Coroutine of
            && of.function() != null
            && spawns(graph.library(file, file.site(site.outer())))) {
          all.add(of.function());
        }
      }
    }
    return all;
  }

  private static boolean spawns(@Nullable Entry entry) {
    return entry != null
        && (entry.is("makes-task") || entry.is("makes-kept-task") || entry.is("runs-loop"));
  }
}
