package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.knowledge.Protocol;
import dev.loopwarden.analysis.project.Meaning.ClassOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project, linked. Meanings and effects are computed on demand and remembered; for
 * use by one thread.
 */
public final class Project {
  private static final int LONGEST_ORIGIN = 8;

  private final List<ProjectFile> files;
  private final ModuleIndex modules;
  private final Knowledge knowledge;
  private final Meanings meanings;
  private final CallGraph graph;
  private final Reach reach;
  private final Suspending suspending;
  private final Concurrency concurrency;
  private final Spawned spawned;
  private final Mentions mentions;
  private final Map<ProjectFile, List<Stall>> stalls = new HashMap<>();
  private final Map<ProjectFile, Boolean> imported = new HashMap<>();

  /** Links files; the index names all modules there are, analysed or not. */
  public Project(Collection<ProjectFile> files, ModuleIndex modules, Knowledge knowledge) {
    this.files = List.copyOf(files);
    this.modules = modules;
    this.knowledge = knowledge;
    Subclasses subclasses = new Subclasses(this.files);
    Map<String, ProjectFile> byPath = new HashMap<>();
    this.files.forEach(file -> byPath.put(file.path(), file));
    this.meanings = new Meanings(modules, byPath, knowledge, subclasses);
    subclasses.use(meanings);
    this.graph = new CallGraph(meanings);
    this.reach = new Reach(graph);
    this.suspending = new Suspending(meanings);
    this.concurrency = new Concurrency(this.files, meanings, graph);
    this.spawned = new Spawned(this.files, meanings, graph);
    this.mentions = new Mentions(this.files, meanings);
  }

  /** The project once a file has other facts that look the same from outside. */
  private Project(Project whole, ProjectFile file) {
    this.files = whole.files;
    this.modules = whole.modules;
    this.knowledge = whole.knowledge;
    this.meanings = whole.meanings;
    this.graph = whole.graph;
    this.reach = new Reach(graph, whole.reach.without(file));
    this.suspending = new Suspending(meanings);
    this.concurrency = whole.concurrency.without(file);
    this.spawned = whole.spawned.without(file);
    this.mentions = whole.mentions;
  }

  /** For a trial: the project as it will be once a file has other facts. */
  Project without(ProjectFile file) {
    return new Project(this, file);
  }

  Mentions mentions() {
    return mentions;
  }

  /** Its files. */
  public List<ProjectFile> files() {
    return files;
  }

  /** What is known of libraries. */
  public Knowledge knowledge() {
    return knowledge;
  }

  /** What a value of a file stands for. */
  public Meaning meaning(ProjectFile file, int value) {
    return meanings.of(file, value);
  }

  /** What a site calls; unknown if it is no call. */
  public Meaning callee(ProjectFile file, Site site) {
    return meanings.of(file, site.callee());
  }

  /** The description of the library callable that a site calls, or null. */
  public @Nullable Entry libraryCallee(ProjectFile file, Site site) {
    return graph.library(file, site);
  }

  /** The value that a name or an attribute of {@code self} was given, as far as one file says. */
  public static Value origin(ProjectFile file, int index) {
    Value value = file.facts().values().get(index);
    for (int i = 0; i < LONGEST_ORIGIN; i++) {
      int next = ValueTable.UNKNOWN;
      if (value.kind() == Value.Kind.VARIABLE) {
        next = file.facts().variables().getOrDefault(value.name(), ValueTable.UNKNOWN);
      } else if (value.kind() == Value.Kind.ATTRIBUTE) {
        Value base = file.facts().values().get(value.base());
        if (base.kind() == Value.Kind.SELF) {
          next =
              file.facts()
                  .classes()
                  .get(base.base())
                  .attributes()
                  .getOrDefault(value.name(), ValueTable.UNKNOWN);
        }
      }
      if (next == ValueTable.UNKNOWN) {
        return value;
      }
      value = file.facts().values().get(next);
    }
    return value;
  }

  /** What a member of something stands for. */
  public Meaning member(Meaning owner, String name) {
    return meanings.members().of(owner, name);
  }

  /** What calling something gives. */
  public Meaning resultOf(Meaning callee) {
    return meanings.call(callee);
  }

  /** What awaiting something gives. */
  public Meaning awaited(Meaning awaitable) {
    return meanings.awaited(awaitable);
  }

  /** Whether values of a meaning can be awaited, entered or iterated. */
  public Support supports(Meaning meaning, Protocol protocol) {
    return meanings.supports(meaning, protocol);
  }

  /** The argument of a call that the callee's tags are about, or unknown. */
  public Meaning work(ProjectFile file, Site site, Entry entry) {
    return graph.work(file, site, entry);
  }

  /** Index of an argument given by position or keyword, or -1. */
  public static int argument(Site site, int position, @Nullable String keyword) {
    return CallGraph.argument(site, position, keyword);
  }

  /** Plain functions of the project whose bodies run on this thread because of a site. */
  public List<ProjectFunction> calls(ProjectFile file, Site site) {
    return graph.calls(file, site);
  }

  /** The library callable at a site that blocks its thread or runs a loop on it, or null. */
  public @Nullable Entry sink(ProjectFile file, Site site) {
    return reach.sink(file, site);
  }

  /** The chains from a plain function to such callables, one for each kind. */
  public Collection<CallPath> reach(ProjectFunction function) {
    return reach.from(function).values();
  }

  /** The chains that begin at a site of a function, one for each kind. */
  public Collection<CallPath> through(ProjectFunction function, Site site) {
    return reach.through(function, site);
  }

  /** Where coroutines of a file keep the loop's thread, in the order of the text. */
  public List<Stall> stalls(ProjectFile file) {
    return stalls.computeIfAbsent(file, this::findStalls);
  }

  private List<Stall> findStalls(ProjectFile file) {
    List<Stall> found = new ArrayList<>();
    for (Site site : file.facts().sites()) {
      ProjectFunction function = file.function(site.function());
      if (function.async() && !site.is(Site.Flag.BROKEN)) {
        for (CallPath path : reach.through(function, site)) {
          found.add(new Stall(function, site, path));
        }
      }
    }
    return List.copyOf(found);
  }

  /** The calls seen to start a function, or what awaits it, beside other tasks. */
  public List<CallPath.Call> beginnings(ProjectFunction function) {
    return concurrency.beginnings(function);
  }

  /** Whether all runs of a private function are seen to come from one task, one after another. */
  public boolean isDrivenByOneTask(ProjectFunction function) {
    return concurrency.isDrivenByOneTask(function);
  }

  /** Whether a suspension point may suspend. */
  public boolean maySuspend(ProjectFile file, Suspension suspension) {
    return suspending.may(file, suspension);
  }

  /** Whether a coroutine function of the project may suspend. */
  public boolean maySuspend(ProjectFunction function) {
    return suspending.may(function);
  }

  /** Whether several calls of a function are seen to run at once. */
  public boolean overlaps(ProjectFunction function) {
    return concurrency.overlaps(function);
  }

  /** How often a function is seen to be started besides others: as a task, or gathered. */
  public int spawned(ProjectFunction function) {
    return concurrency.spawned(function);
  }

  /** Whether a web framework calls a coroutine function, once for each request. */
  public boolean isHandler(ProjectFunction function) {
    return concurrency.isHandler(function);
  }

  /** Whether a coroutine function is seen to be run as a task, or as the whole program. */
  public boolean isSpawned(ProjectFunction function) {
    return spawned.contains(function);
  }

  /** Whether another file of the project is seen to import this one. */
  public boolean isImported(ProjectFile file) {
    return imported.computeIfAbsent(file, this::findImporter);
  }

  private boolean findImporter(ProjectFile file) {
    String name = ModuleIndex.lastPart(file.path());
    boolean isPackage = file.path().endsWith("__init__.py"); // a relative import runs it unnamed
    for (ProjectFile importer : files) {
      for (String module : importer.facts().imports()) {
        if (importer != file
            && (module.contains(name) || isPackage && module.startsWith("."))
            && modules.imported(importer.path(), module).contains(file.path())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether calling a function runs its body, so that no decorator changes what it is. */
  public boolean isPlainlyDecorated(ProjectFunction function) {
    return meanings.decorators().effect(function) == Decorators.Effect.NONE;
  }

  /** Whether something is a class that derives from one with the tag. */
  public boolean derivesFrom(ProjectClass type, String tag) {
    for (int base : type.fact().bases()) {
      boolean derives =
          switch (meanings.of(type.file(), base)) {
            case ClassOf of -> !of.type().equals(type) && derivesFrom(of.type(), tag);
            case LibraryClass of -> of.entry().is(tag);
            default -> false;
          };
      if (derives) {
        return true;
      }
    }
    return false;
  }
}
