package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.CallPath.Call;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How plain functions of a project are seen to be entered: from coroutines, or in threads. */
final class Entrances {
  private final Map<ProjectFunction, Call> callers = new HashMap<>();
  private final Map<ProjectFunction, Call> offloads = new HashMap<>();
  private final Set<ProjectFunction> coroutines = new HashSet<>();

  Entrances(Project project) {
    Deque<ProjectFunction> open = new ArrayDeque<>();
    for (ProjectFile file : project.files()) {
      file.functions().stream().filter(ProjectFunction::async).forEach(open::add);
      file.facts().sites().forEach(site -> noteOffload(project, file, site));
    }
    coroutines.addAll(open);
    while (!open.isEmpty()) {
      ProjectFunction function = open.removeFirst();
      function
          .sites()
          .filter(site -> !site.is(Site.Flag.BROKEN) && !site.is(Site.Flag.OFF_LOOP))
          .forEach(
              site -> {
                for (ProjectFunction called : project.calls(function.file(), site)) {
                  if (!coroutines.contains(called)
                      && callers.putIfAbsent(called, new Call(function, site)) == null) {
                    open.add(called);
                  }
                }
              });
    }
  }

  private void noteOffload(Project project, ProjectFile file, Site site) {
    Entry entry = project.libraryCallee(file, site);
    if (entry != null
        && entry.is("offloads")
        && project.work(file, site, entry) instanceof FunctionOf of) {
      offloads.putIfAbsent(of.function(), new Call(file.function(site.function()), site));
    }
  }

  /** The shortest chain of calls from a coroutine to a plain function; empty if none is seen. */
  List<Call> chain(ProjectFunction function) {
    List<Call> chain = new ArrayList<>();
    for (Call call = callers.get(function); call != null; call = callers.get(call.function())) {
      chain.addFirst(call);
    }
    return chain;
  }

  /** Where a function is handed to a thread; null if that is not seen. */
  @Nullable Call offload(ProjectFunction function) {
    return offloads.get(function);
  }
}
