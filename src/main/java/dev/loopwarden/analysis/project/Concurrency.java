package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.AsyncGenerator;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which coroutine functions are seen to run several times at once; found when first needed. */
final class Concurrency {
  private static final Set<String> HANDLER_REGISTRATIONS =
      Set.of("get", "post", "put", "delete", "patch", "route", "websocket", "head", "options");

  private static final int LONGEST_DRIVE = 8;

  private final Collection<ProjectFile> files;
  private final Meanings meanings;
  private final CallGraph graph;
  private final Map<ProjectFunction, Integer> spawned = new HashMap<>();
  private final Map<ProjectFunction, List<Started>> starts = new HashMap<>();
  private @Nullable Set<ProjectFunction> concurrent;

  /** A call of a coroutine function, and how often it is seen to run besides others: 0, 1, 2. */
  private record Started(ProjectFunction by, Site site, int times) {}

  Concurrency(Collection<ProjectFile> files, Meanings meanings, CallGraph graph) {
    this.files = files;
    this.graph = graph;
    this.meanings = meanings;
  }

  /** Whether several calls of a function are seen to overlap. */
  boolean overlaps(ProjectFunction function) {
    return find().contains(function);
  }

  private Set<ProjectFunction> find() {
    if (concurrent != null) {
      return concurrent;
    }
    Set<ProjectFunction> found = new HashSet<>();
    Deque<ProjectFunction> open = new ArrayDeque<>();
    for (ProjectFile file : files) {
      for (ProjectFunction function : file.functions()) {
        if (isHandler(function)) {
          open.add(function);
        }
      }
      for (Site site : file.facts().sites()) {
        countSpawned(file, site);
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
    concurrent = found;
    return found;
  }

  private void countSpawned(ProjectFile file, Site site) {
    if (!site.isCall()) {
      return;
    }
    ProjectFunction function = coroutine(file, site);
    if (function != null) {
      int times = times(file, site);
      starts
          .computeIfAbsent(function, _ -> new ArrayList<>())
          .add(new Started(file.function(site.function()), site, times));
      if (times > 0) {
        spawned.merge(function, times, Integer::sum);
      }
    } else if (site.outer() >= 0 && spawns(file, file.site(site.outer()))) {
      // gather(*map(f, xs))
      Entry entry = library(file, site);
      if (entry != null
          && entry.is("calls-sync")
          && graph.work(file, site, entry) instanceof FunctionOf of
          && of.function().async()) {
        spawned.merge(of.function(), 2, Integer::sum);
      }
    }
  }

  /** How often a coroutine that a site makes is seen to be started besides the others: 0, 1, 2. */
  private int times(ProjectFile file, Site site) {
    boolean repeated = site.is(Site.Flag.IN_LOOP);
    if (site.outer() >= 0 && spawns(file, file.site(site.outer()))) {
      return repeated || file.site(site.outer()).is(Site.Flag.IN_LOOP) ? 2 : 1;
    }
    // [f(x) for x in xs], to be gathered later
    return repeated && site.used(Use.COLLECTED) ? 2 : 0;
  }

  /**
   * Whether one task drives a function: it is started once and kept, or all that awaits the
   * function is driven so. Only of private functions, whose callers are all in sight.
   */
  boolean isDrivenByOneTask(ProjectFunction function) {
    find();
    ProjectFunction at = function;
    for (int i = 0; i < LONGEST_DRIVE; i++) {
      List<Started> started = starts.getOrDefault(at, List.of());
      if (!at.fact().name().startsWith("_") || started.size() != 1) {
        return false;
      }
      Started only = started.getFirst();
      if (only.times > 0) {
        ProjectFile file = only.by.file();
        return only.times == 1
            && only.site.outer() >= 0
            && file.site(only.site.outer()).used(Use.STORED);
      }
      if (!only.site.used(Use.AWAITED)) {
        return false;
      }
      at = only.by;
    }
    return false;
  }

  /** How often a function is seen to be started besides others. */
  int spawned(ProjectFunction function) {
    find();
    return spawned.getOrDefault(function, 0);
  }

  private @Nullable Entry library(ProjectFile file, Site site) {
    return switch (meanings.of(file, site.callee())) {
      case LibraryFunction of -> of.entry();
      case LibraryClass of -> of.entry();
      default -> null;
    };
  }

  private boolean spawns(ProjectFile file, Site outer) {
    Entry entry = library(file, outer);
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
