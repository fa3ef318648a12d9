package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Level;
import dev.loopwarden.analysis.project.CallPath.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which blocking or loop-running library calls a plain function reaches, with the shortest chain to
 * the worst one of each kind.
 */
final class Reach {
  private static final String RUNS_LOOP = "runs-loop";
  private static final int LONGEST = 24;

  private final CallGraph graph;
  private final Map<ProjectFunction, Map<String, CallPath>> settled;
  private final Map<ProjectFunction, Map<String, CallPath>> known = new HashMap<>();

  /** By function: those that were found to call it. */
  private final Map<ProjectFunction, Set<ProjectFunction>> callers = new HashMap<>();

  private int depth;

  Reach(CallGraph graph) {
    this(graph, Map.of());
  }

  /** Takes over what is known of some functions. */
  Reach(CallGraph graph, Map<ProjectFunction, Map<String, CallPath>> settled) {
    this.graph = graph;
    this.settled = settled;
  }

  /** What stays known when a file gets other facts: all that does not lead through that file. */
  Map<ProjectFunction, Map<String, CallPath>> without(ProjectFile file) {
    Set<ProjectFunction> concerned = new HashSet<>();
    Deque<ProjectFunction> open = new ArrayDeque<>(file.functions());
    while (!open.isEmpty()) {
      ProjectFunction function = open.removeFirst();
      if (concerned.add(function)) {
        open.addAll(callers.getOrDefault(function, Set.of()));
      }
    }
    Map<ProjectFunction, Map<String, CallPath>> rest = new HashMap<>(known);
    rest.keySet().removeAll(concerned);
    return rest;
  }

  /** The chains from a function, one for each kind of sink, by that kind. */
  Map<String, CallPath> from(ProjectFunction function) {
    Map<String, CallPath> paths = settled.getOrDefault(function, known.get(function));
    if (paths != null) {
      return paths;
    }
    if (depth >= LONGEST) {
      return Map.of();
    }
    // a call back into a function that is being computed adds nothing new
    known.put(function, Map.of());
    depth++;
    Map<String, CallPath> found = new TreeMap<>();
    for (int index : function.file().sitesOf(function.index())) {
      Site site = function.file().site(index);
      if (!site.is(Site.Flag.BROKEN) && !site.is(Site.Flag.OFF_LOOP)) {
        addSite(function, site, found);
      }
    }
    depth--;
    known.put(function, found);
    return found;
  }

  /** The chains that begin at a site of a function, one for each kind of sink. */
  Collection<CallPath> through(ProjectFunction function, Site site) {
    Map<String, CallPath> found = new TreeMap<>();
    addSite(function, site, found);
    return found.values();
  }

  private void addSite(ProjectFunction function, Site site, Map<String, CallPath> found) {
    Entry sink = sink(function.file(), site);
    if (sink != null) {
      keepBest(found, new CallPath(List.of(new Call(function, site)), sink));
      return;
    }
    for (ProjectFunction callee : graph.calls(function.file(), site)) {
      callers.computeIfAbsent(callee, _ -> new HashSet<>()).add(function);
      for (CallPath path : from(callee).values()) {
        if ((site.is(Site.Flag.NO_LOOP_RUNNING) && path.sink().is(RUNS_LOOP))
            || (site.is(Site.Flag.RESULT_READY) && path.sink().is("reads-result"))) {
          continue;
        }
        List<Call> calls = new ArrayList<>(path.calls().size() + 1);
        calls.add(new Call(function, site));
        calls.addAll(path.calls());
        keepBest(found, new CallPath(calls, path.sink()));
      }
    }
  }

  /** The library callable at a site that matters to the thread it runs on, or null. */
  @Nullable Entry sink(ProjectFile file, Site site) {
    Entry blocking = graph.blocking(file, site);
    if (blocking != null) {
      return blocking;
    }
    if (!site.isCall() || site.is(Site.Flag.NO_LOOP_RUNNING)) {
      return null;
    }
    Entry entry = graph.library(file, site);
    return entry != null && entry.is(RUNS_LOOP) ? entry : null;
  }

  /** The kind of a sink: what it does to the thread. */
  static String kind(Entry sink) {
    return sink.blocks() != null ? sink.blocks().effect().name() : RUNS_LOOP;
  }

  private static void keepBest(Map<String, CallPath> found, CallPath path) {
    found.merge(kind(path.sink()), path, (a, b) -> worse(b, a) ? b : a);
  }

  /** The longer it blocks, the more certain it is, and the nearer. */
  private static boolean worse(CallPath a, CallPath b) {
    int level = level(a).compareTo(level(b));
    if (level != 0) {
      return level > 0;
    }
    int certain = Integer.compare(conditions(a), conditions(b));
    return certain != 0 ? certain < 0 : a.calls().size() < b.calls().size();
  }

  private static int conditions(CallPath path) {
    int count = 0;
    for (Call call : path.calls()) {
      count += call.site().is(Site.Flag.CONDITIONAL) ? 1 : 0;
    }
    return count;
  }

  private static Level level(CallPath path) {
    return path.sink().blocks() == null ? Level.HIGH : path.sink().blocks().level();
  }
}
