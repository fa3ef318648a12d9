package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.NonBlockingWhen;
import dev.loopwarden.analysis.knowledge.Work;
import dev.loopwarden.analysis.project.Meaning.ClassOf;
import dev.loopwarden.analysis.project.Meaning.ContextManager;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.Generator;
import dev.loopwarden.analysis.project.Meaning.InstanceOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.Meaning.LibraryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What runs on the same thread, at once, because of a site. */
final class CallGraph {
  /** Builtins that keep an iterator without running it. */
  private static final Set<String> LAZY =
      Set.of(
          "builtins.map", "builtins.filter", "builtins.zip", "builtins.enumerate", "builtins.iter");

  /** Sizes with which a queue is never full; an unknown one is empty text. */
  private static final Set<String> UNBOUNDED = Set.of("", "0", "-1");

  private static final String NOT_GIVEN = "\"\"";
  private static final String NOT_KNOWN = "?";

  private final Meanings meanings;

  CallGraph(Meanings meanings) {
    this.meanings = meanings;
  }

  /** Plain functions of the project whose bodies run because of a site. */
  List<ProjectFunction> calls(ProjectFile file, Site site) {
    List<ProjectFunction> found = new ArrayList<>(2);
    if (site.isCall()) {
      addCalled(file, site, found);
    }
    Meaning value = site.value() == 0 ? Meaning.UNKNOWN : meanings.of(file, site.value());
    addUsed(value, site, found);
    return found;
  }

  private void addCalled(ProjectFile file, Site site, List<ProjectFunction> found) {
    switch (meanings.of(file, site.callee())) {
      case FunctionOf of -> addPlain(of.function(), found);
      case ClassOf of -> {
        ProjectFunction constructor = meanings.members().constructor(of.type());
        if (constructor != null) {
          addPlain(constructor, found);
        }
      }
      case InstanceOf of -> addMethod(of, "__call__", found);
      case LibraryFunction of when callsAtOnce(of.entry()) ->
          addWork(file, site, of.entry(), found);
      default -> {}
    }
    if (meanings.of(file, site.value()) instanceof Generator of && isConsumed(file, site)) {
      found.add(of.function());
    }
  }

  /** A function runs when it is called; a generator's body does not. */
  private void addPlain(ProjectFunction function, List<ProjectFunction> found) {
    if (!function.async()
        && !function.fact().generator()
        && meanings.decorators().effect(function) == Decorators.Effect.NONE) {
      found.add(function);
    }
  }

  private void addMethod(InstanceOf instance, String name, List<ProjectFunction> found) {
    if (meanings.members().of(instance, name) instanceof FunctionOf of) {
      addPlain(of.function(), found);
    }
  }

  private static boolean callsAtOnce(Entry entry) {
    return entry.is("calls-sync") && !entry.is("offloads");
  }

  private void addWork(ProjectFile file, Site site, Entry entry, List<ProjectFunction> found) {
    if (work(file, site, entry) instanceof FunctionOf of) {
      addPlain(of.function(), found);
    }
  }

  private void addUsed(Meaning value, Site site, List<ProjectFunction> found) {
    if (site.used(Use.WITH)) {
      if (value instanceof InstanceOf of) {
        addMethod(of, "__enter__", found);
        addMethod(of, "__exit__", found);
      } else if (value instanceof ContextManager of && !of.async()) {
        found.add(of.function());
      }
    }
    if (site.used(Use.FOR)) {
      if (value instanceof InstanceOf of) {
        addMethod(of, "__iter__", found);
        addMethod(of, "__next__", found);
      } else if (value instanceof Generator of && !found.contains(of.function())) {
        found.add(of.function());
      }
    }
  }

  /** Whether a builtin such as {@code list()} or {@code sum()} iterates what the site gives. */
  private boolean isConsumed(ProjectFile file, Site site) {
    if (site.outer() < 0 || site.outerArgument() < 0) {
      return false;
    }
    Meaning outer = meanings.of(file, file.site(site.outer()).callee());
    String name =
        switch (outer) {
          case LibraryFunction of -> of.entry().name();
          case LibraryClass of -> of.entry().name();
          default -> "";
        };
    return name.startsWith("builtins.") && !LAZY.contains(name);
  }

  /** The argument that an entry's tags are about, or unknown. */
  Meaning work(ProjectFile file, Site site, Entry entry) {
    Work work = entry.work();
    if (work == null) {
      return Meaning.UNKNOWN;
    }
    int index = argument(site, work.position(), work.keyword());
    return index < 0 ? Meaning.UNKNOWN : meanings.of(file, site.arguments().get(index).value());
  }

  /** Index of an argument given by position or keyword; -1 if it is not given or not certain. */
  static int argument(Site site, int position, @Nullable String keyword) {
    for (int i = 0; i < site.arguments().size(); i++) {
      String name = site.arguments().get(i).keyword();
      if (name.equals("*")) {
        position = -1; // what follows may be shifted
      }
      if (name.isEmpty() ? i == position : name.equals(keyword)) {
        return i;
      }
    }
    return -1;
  }

  /** The library callable that a site calls, or null. */
  @Nullable Entry library(ProjectFile file, Site site) {
    return switch (meanings.of(file, site.callee())) {
      case LibraryFunction of -> of.entry();
      case LibraryClass of -> of.entry();
      case LibraryInstance of -> meanings.members().libraryMember(of, "__call__");
      default -> null;
    };
  }

  /** The library callable that blocks at a site itself, or null. */
  @Nullable Entry blocking(ProjectFile file, Site site) {
    if (site.isCall()) {
      Entry entry = library(file, site);
      if (entry != null && entry.blocks() != null && !isNonBlocking(file, site, entry)) {
        return entry;
      }
    }
    if (site.used(Use.FOR) && !site.named()) {
      return member(file, site, "__iter__");
    }
    if (site.used(Use.WITH) && !site.named()) {
      Entry enter = member(file, site, "__enter__");
      return enter != null ? enter : member(file, site, "__exit__");
    }
    return null;
  }

  private @Nullable Entry member(ProjectFile file, Site site, String name) {
    Meaning value = meanings.of(file, site.value());
    Entry entry = null;
    if (value instanceof LibraryInstance of && !of.entry().is("thread-lock")) {
      // entering a lock for a moment is no stall: holding it over an await has a rule of its own
      entry = meanings.members().libraryMember(value, name);
    } else if (value instanceof LibraryResult of && name.equals("__iter__")) {
      entry = of.of();
    }
    return entry != null && entry.blocks() != null ? entry : null;
  }

  private boolean isNonBlocking(ProjectFile file, Site site, Entry entry) {
    if (entry.is("reads-result") && site.is(Site.Flag.RESULT_READY)) {
      return true;
    }
    if (entry.is("blocks-when-bounded") && !isBounded(file, site)) {
      return true;
    }
    if (entry.is("acquires") && isFresh(file, site)) {
      return true;
    }
    return entry.unless().stream().anyMatch(when -> applies(file, site, when));
  }

  /** Whether a lock was made in this function and is taken for the first time. */
  private static boolean isFresh(ProjectFile file, Site site) {
    int lock = file.facts().values().get(site.callee()).base();
    boolean fresh = false;
    for (int index : file.sitesOf(site.function())) {
      Site earlier = file.site(index);
      if (earlier.equals(site)) {
        return fresh;
      }
      if (earlier.isCall() && earlier.value() == lock) {
        fresh = earlier.is(Site.Flag.IN_LOOP) == site.is(Site.Flag.IN_LOOP);
      } else if (earlier.callee() == site.callee()) {
        fresh = false;
      }
    }
    return false;
  }

  private boolean applies(ProjectFile file, Site site, NonBlockingWhen when) {
    int index = argument(site, when.position(), when.parameter());
    if (index < 0) {
      // a parameter that is empty by default, such as the host to connect to
      return when.value().equals(NOT_GIVEN) && site.arguments().isEmpty();
    }
    return switch (meanings.of(file, site.arguments().get(index).value())) {
      case Meaning.Constant constant -> constant.text().equals(when.value());
      case Meaning.External external -> external.name().equals(when.value());
      case Meaning.Unknown _ -> when.value().equals(NOT_KNOWN);
      default -> false;
    };
  }

  /** Whether the queue is known to have a limit. */
  private static boolean isBounded(ProjectFile file, Site site) {
    Value callee = file.facts().values().get(site.callee());
    if (callee.kind() != Value.Kind.ATTRIBUTE) {
      return false;
    }
    Value queue = Project.origin(file, callee.base());
    return queue.kind() == Value.Kind.RESULT && !UNBOUNDED.contains(queue.name());
  }
}
