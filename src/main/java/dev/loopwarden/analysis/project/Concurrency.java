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
  private final Map<ProjectFile, Share> shares = new HashMap<>();
  private @Nullable Map<ProjectFunction, Integer> spawned;
  private @Nullable Map<ProjectFunction, List<Started>> starts;

  /** What overlaps, by what awaits it; itself if it is started beside others. */
  private @Nullable Map<ProjectFunction, ProjectFunction> concurrent;

  /** A call of a coroutine function, and how often it is seen to run besides others: 0, 1, 2. */
  private record Started(ProjectFunction function, ProjectFunction by, Site site, int times) {

    /** The call that makes tasks, or else the one that makes the coroutine. */
    CallPath.Call starting() {
      return new CallPath.Call(by, site.outer() >= 0 ? by.file().site(site.outer()) : site);
    }
  }

  /**
   * What one file shows.
   *
   * @param handlers those of its functions that a web framework calls
   * @param spawned how often it starts functions besides others
   * @param starts its calls of coroutine functions
   * @param awaited by its functions: the coroutines that they make
   */
  private record Share(
      List<ProjectFunction> handlers,
      Map<ProjectFunction, Integer> spawned,
      List<Started> starts,
      Map<ProjectFunction, List<ProjectFunction>> awaited) {}

  Concurrency(Collection<ProjectFile> files, Meanings meanings, CallGraph graph) {
    this.files = files;
    this.graph = graph;
    this.meanings = meanings;
  }

  /** The same once a file has other facts; asked for while it still has the old ones. */
  Concurrency without(ProjectFile file) {
    Concurrency rest = new Concurrency(files, meanings, graph);
    for (ProjectFile other : files) {
      if (other != file) {
        rest.shares.put(other, share(other));
      }
    }
    return rest;
  }

  /** Whether several calls of a function are seen to overlap. */
  boolean overlaps(ProjectFunction function) {
    return concurrent().containsKey(function);
  }

  /** The calls that start a function, or what awaits it, beside other tasks. */
  List<CallPath.Call> beginnings(ProjectFunction function) {
    ProjectFunction outermost = function;
    ProjectFunction by = concurrent().get(outermost);
    while (by != null && !by.equals(outermost)) {
      outermost = by;
      by = concurrent().get(outermost);
    }
    return starts().getOrDefault(outermost, List.of()).stream()
        .filter(started -> started.times > 0)
        .map(Started::starting)
        .distinct()
        .toList();
  }

  private Map<ProjectFunction, ProjectFunction> concurrent() {
    if (concurrent != null) {
      return concurrent;
    }
    Map<ProjectFunction, ProjectFunction> found = new HashMap<>();
    for (ProjectFile file : files) {
      share(file).handlers.forEach(handler -> found.put(handler, handler));
    }
    spawned()
        .forEach(
            (function, times) -> {
              if (times > 1) {
                found.put(function, function);
              }
            });
    // what an overlapping coroutine awaits overlaps as well
    Deque<ProjectFunction> open = new ArrayDeque<>(found.keySet());
    while (!open.isEmpty()) {
      ProjectFunction function = open.removeFirst();
      for (ProjectFunction awaited :
          share(function.file()).awaited.getOrDefault(function, List.of())) {
        if (found.putIfAbsent(awaited, function) == null) {
          open.add(awaited);
        }
      }
    }
    concurrent = found;
    return found;
  }

  /** How often a function is seen to be started besides others. */
  int spawned(ProjectFunction function) {
    return spawned().getOrDefault(function, 0);
  }

  private Map<ProjectFunction, Integer> spawned() {
    if (spawned == null) {
      Map<ProjectFunction, Integer> all = new HashMap<>();
      for (ProjectFile file : files) {
        share(file).spawned.forEach((function, times) -> all.merge(function, times, Integer::sum));
      }
      spawned = all;
    }
    return spawned;
  }

  private Share share(ProjectFile file) {
    Share known = shares.get(file);
    if (known == null) {
      known = find(file);
      shares.put(file, known);
    }
    return known;
  }

  private Share find(ProjectFile file) {
    List<ProjectFunction> handlers = file.functions().stream().filter(this::isHandler).toList();
    Map<ProjectFunction, Integer> times = new HashMap<>();
    List<Started> calls = new ArrayList<>();
    Map<ProjectFunction, List<ProjectFunction>> awaited = new HashMap<>();
    for (Site site : file.facts().sites()) {
      ProjectFunction made = coroutine(file, site);
      if (made != null) {
        ProjectFunction function = file.function(site.function());
        awaited.computeIfAbsent(function, _ -> new ArrayList<>(2)).add(made);
      }
      if (site.isCall()) {
        ProjectFunction mapped = made == null ? mapped(file, site) : null;
        if (mapped != null) {
          times.merge(mapped, 2, Integer::sum);
          calls.add(new Started(mapped, file.function(site.function()), site, 2));
        }
        if (made != null) {
          int started = times(file, site);
          calls.add(new Started(made, file.function(site.function()), site, started));
          if (started > 0) {
            times.merge(made, started, Integer::sum);
          }
        }
      }
    }
    return new Share(handlers, times, calls, awaited);
  }

  /** The coroutine function that {@code gather(*map(f, xs))} starts, or null. */
  private @Nullable ProjectFunction mapped(ProjectFile file, Site site) {
    if (site.outer() < 0 || !spawns(file, file.site(site.outer()))) {
      return null;
    }
    Entry entry = library(file, site);
    return entry != null
            && entry.is("calls-sync")
            && graph.work(file, site, entry) instanceof FunctionOf of
            && of.function().async()
        ? of.function()
        : null;
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
    ProjectFunction at = function;
    for (int i = 0; i < LONGEST_DRIVE; i++) {
      List<Started> started = starts().getOrDefault(at, List.of());
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

  private Map<ProjectFunction, List<Started>> starts() {
    if (starts == null) {
      Map<ProjectFunction, List<Started>> all = new HashMap<>();
      for (ProjectFile file : files) {
        for (Started started : share(file).starts) {
          all.computeIfAbsent(started.function, _ -> new ArrayList<>(2)).add(started);
        }
      }
      starts = all;
    }
    return starts;
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
