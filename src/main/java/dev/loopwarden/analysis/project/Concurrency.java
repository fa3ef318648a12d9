package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.AsyncGenerator;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which coroutine functions are seen to run several times at once; found when first needed. */
final class Concurrency {
  private static final Set<String> HANDLER_REGISTRATIONS =
      Set.of("get", "post", "put", "delete", "patch", "route", "websocket", "head", "options");

  private final Collection<ProjectFile> files;
  private final Meanings meanings;
  private @Nullable Set<ProjectFunction> concurrent;

  Concurrency(Collection<ProjectFile> files, Meanings meanings) {
    this.files = files;
    this.meanings = meanings;
  }

  /** Whether several calls of a function are seen to overlap. */
  boolean overlaps(ProjectFunction function) {
    if (concurrent == null) {
      concurrent = find();
    }
    return concurrent.contains(function);
  }

  private Set<ProjectFunction> find() {
    Set<ProjectFunction> found = new HashSet<>();
    Deque<ProjectFunction> open = new ArrayDeque<>();
    Map<ProjectFunction, Integer> spawned = new HashMap<>();
    for (ProjectFile file : files) {
      for (ProjectFunction function : file.functions()) {
        if (isHandler(function)) {
          open.add(function);
        }
      }
      for (Site site : file.facts().sites()) {
        countSpawned(file, site, spawned);
      }
    }
    spawned.forEach(
        (function, times) -> {
          if (times > 1) {
            open.add(function);
          }
        });
    // what an overlapping coroutine awaits overlaps as well
    while (!open.isEmpty()) {
      ProjectFunction function = open.removeFirst();
      if (found.add(function)) {
        function
            .sites()
            .forEach(
                site -> {
                  ProjectFunction awaited = coroutine(function.file(), site);
                  if (awaited != null) {
                    open.add(awaited);
                  }
                });
      }
    }
    return found;
  }

  private void countSpawned(ProjectFile file, Site site, Map<ProjectFunction, Integer> spawned) {
    if (site.outer() < 0 || !site.isCall()) {
      return;
    }
    ProjectFunction function = coroutine(file, site);
    if (function != null && spawns(file, file.site(site.outer()))) {
      boolean repeated =
          site.is(Site.Flag.IN_LOOP) || file.site(site.outer()).is(Site.Flag.IN_LOOP);
      spawned.merge(function, repeated ? 2 : 1, Integer::sum);
    }
  }

  private boolean spawns(ProjectFile file, Site outer) {
    Entry entry =
        switch (meanings.of(file, outer.callee())) {
          case LibraryFunction of -> of.entry();
          case LibraryClass of -> of.entry();
          default -> null;
        };
    return entry != null
        && (entry.is("makes-task")
            || entry.is("makes-kept-task")
            || entry.is("makes-gather")
            || entry.is("awaitables-one-by-one")
            || entry.is("awaitables-as-collection"));
  }

  private @Nullable ProjectFunction coroutine(ProjectFile file, Site site) {
    return switch (meanings.of(file, site.value())) {
      case Coroutine of -> of.function();
      case AsyncGenerator of -> of.function();
      default -> null;
    };
  }

  /** A coroutine function that a web framework calls once for each request. */
  boolean isHandler(ProjectFunction function) {
    if (!function.async()) {
      return false;
    }
    for (int decorator : function.fact().decorators()) {
      ValueTable values = function.file().facts().values();
      Value value = values.get(decorator);
      if (value.base() >= 0 && value.kind() == Value.Kind.RESULT) {
        Value callee = values.get(value.base());
        if (HANDLER_REGISTRATIONS.contains(callee.name())
            && !(meanings.of(function.file(), value.base()) instanceof FunctionOf)) {
          return true;
        }
      }
    }
    return false;
  }
}
