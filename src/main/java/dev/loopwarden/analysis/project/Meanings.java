package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.FunctionFact;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.knowledge.Protocol;
import dev.loopwarden.analysis.project.Meaning.AsyncGenerator;
import dev.loopwarden.analysis.project.Meaning.ClassOf;
import dev.loopwarden.analysis.project.Meaning.Constant;
import dev.loopwarden.analysis.project.Meaning.ContextManager;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.Meaning.External;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.Generator;
import dev.loopwarden.analysis.project.Meaning.InstanceOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.Meaning.LibraryResult;
import dev.loopwarden.analysis.project.Meaning.ModuleOf;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns symbolic values into meanings, on demand; each file's are remembered. */
final class Meanings {
  private static final int DEEPEST = 60;

  private final ModuleIndex modules;
  private final Map<String, ProjectFile> files;
  private final Knowledge knowledge;
  private final Members members;
  private final Decorators decorators;
  private int depth;

  Meanings(
      ModuleIndex modules,
      Map<String, ProjectFile> files,
      Knowledge knowledge,
      Subclasses subclasses) {
    this.modules = modules;
    this.files = files;
    this.knowledge = knowledge;
    this.members = new Members(this, knowledge, subclasses);
    this.decorators = new Decorators(this);
  }

  Members members() {
    return members;
  }

  Decorators decorators() {
    return decorators;
  }

  Meaning of(ProjectFile file, int value) {
    if (value == ValueTable.UNKNOWN) {
      return Meaning.UNKNOWN;
    }
    Meaning known = file.remembered(value);
    if (known != null) {
      return known;
    }
    if (depth > DEEPEST) {
      return Meaning.UNKNOWN;
    }
    // a value that depends on itself is unknown
    file.remember(value, Meaning.UNKNOWN);
    depth++;
    Meaning meaning = evaluate(file, file.facts().values().get(value));
    depth--;
    file.remember(value, meaning);
    return meaning;
  }

  private Meaning evaluate(ProjectFile file, Value value) {
    return switch (value.kind()) {
      case UNKNOWN -> Meaning.UNKNOWN;
      case IMPORTED -> imported(file, value.name());
      case FUNCTION -> new FunctionOf(file.function(value.base()));
      case CLASS -> new ClassOf(file.classes().get(value.base()));
      case VARIABLE ->
          of(file, file.facts().variables().getOrDefault(value.name(), ValueTable.UNKNOWN));
      case ATTRIBUTE -> members.of(of(file, value.base()), value.name());
      case RESULT -> call(of(file, value.base()));
      case AWAITED -> awaited(of(file, value.base()));
      case ENTERED -> entered(of(file, value.base()), false);
      case ASYNC_ENTERED -> entered(of(file, value.base()), true);
      case ITEM -> item(of(file, value.base()), false);
      case ASYNC_ITEM -> item(of(file, value.base()), true);
      case INSTANCE -> instance(of(file, value.base()));
      case SELF -> new InstanceOf(file.classes().get(value.base()));
      case CLS -> new ClassOf(file.classes().get(value.base()));
      case SUPER -> members.superOf(file.classes().get(value.base()));
      case PARTIAL -> of(file, value.base());
      case INJECTED -> injected(of(file, value.base()));
      case CONSTANT -> new Constant(value.name());
    };
  }

  /** What an imported dotted name stands for, as seen from a file. */
  Meaning imported(ProjectFile file, String name) {
    int level = 0;
    while (level < name.length() && name.charAt(level) == '.') {
      level++;
    }
    String dotted = name.substring(level);
    if (level == 0) {
      int dot = dotted.indexOf('.');
      String top = dot < 0 ? dotted : dotted.substring(0, dot);
      boolean library = knowledge.knows(top) && !modules.isOwn(file.path(), top);
      if (library || knowledge.isStandardLibrary(top)) {
        return library(dotted);
      }
    }
    String prefix = dotted;
    while (true) {
      String path =
          level == 0
              ? modules.find(file.path(), prefix)
              : modules.relative(file.path(), level, prefix);
      if (path != null) {
        Meaning meaning = prefix.equals(dotted) ? named(file, level, dotted, path) : module(path);
        String rest = dotted.substring(prefix.length());
        for (String part : rest.split("\\.")) {
          if (!part.isEmpty()) {
            meaning = members.of(meaning, part);
          }
        }
        return meaning;
      }
      int dot = prefix.lastIndexOf('.');
      if (dot < 0) {
        break;
      }
      prefix = prefix.substring(0, dot);
    }
    if (level > 0) {
      String path = modules.relative(file.path(), level, "");
      return path == null || path.equals(file.path())
          ? Meaning.UNKNOWN
          : path(module(path), dotted);
    }
    return library(dotted);
  }

  /** Whether an imported dotted name may lead into the project, as seen from a file. */
  boolean isOwn(ProjectFile file, String dotted) {
    if (dotted.startsWith(".")) {
      return true;
    }
    int dot = dotted.indexOf('.');
    String top = dot < 0 ? dotted : dotted.substring(0, dot);
    return modules.isOwn(file.path(), top) || modules.find(file.path(), top) != null;
  }

  /** What a package binds a name to that one of its modules has as well, or that module. */
  private Meaning named(ProjectFile file, int level, String dotted, String path) {
    int dot = dotted.lastIndexOf('.');
    if (dot > 0 && level == 0) {
      String around = modules.find(file.path(), dotted.substring(0, dot));
      if (around != null && !around.equals(path) && module(around) instanceof ModuleOf of) {
        Integer bound = of.file().facts().variables().get(dotted.substring(dot + 1));
        Meaning meaning = bound == null ? Meaning.UNKNOWN : of(of.file(), bound);
        if (!(meaning instanceof Meaning.Unknown)) {
          return meaning;
        }
      }
    }
    return module(path);
  }

  /** A module of the project; unknown if it was not analysed. */
  private Meaning module(String path) {
    ProjectFile file = files.get(path);
    return file == null ? Meaning.UNKNOWN : new ModuleOf(file);
  }

  /** A module of a package, or unknown. */
  Meaning child(ProjectFile module, String name) {
    String path = modules.child(module.path(), name);
    return path == null ? Meaning.UNKNOWN : module(path);
  }

  private Meaning path(Meaning from, String dotted) {
    Meaning meaning = from;
    for (String part : dotted.split("\\.")) {
      meaning = members.of(meaning, part);
    }
    return meaning;
  }

  /** What a dotted name of a library stands for. */
  Meaning library(String dotted) {
    Entry entry = knowledge.find(dotted);
    return entry == null ? new External(dotted) : described(entry);
  }

  /** What a described name stands for. */
  Meaning described(Entry entry) {
    return switch (entry.kind()) {
      case CLASS -> new LibraryClass(entry);
      case VALUE -> type(entry.type());
      case ASYNC, ASYNC_GENERATOR, FUNCTION -> new LibraryFunction(entry);
    };
  }

  /** An instance of a described type; {@code None} is a constant. */
  Meaning type(@Nullable String type) {
    if (type == null) {
      return Meaning.UNKNOWN;
    }
    if (type.equals("None") || type.equals("builtins.None")) {
      return new Constant("None");
    }
    Entry entry = knowledge.find(type.indexOf('.') < 0 ? "builtins." + type : type);
    return entry == null || entry.kind() != Entry.Kind.CLASS
        ? Meaning.UNKNOWN
        : new LibraryInstance(entry);
  }

  /** What calling something gives. */
  Meaning call(Meaning callee) {
    return switch (callee) {
      case FunctionOf of -> callFunction(of.function());
      case ClassOf of -> new InstanceOf(of.type());
      case LibraryClass of -> new LibraryInstance(of.entry());
      case LibraryFunction of -> callLibrary(of.entry());
      case InstanceOf of -> {
        Meaning method = members.of(of, "__call__");
        yield method instanceof FunctionOf ? call(method) : Meaning.UNKNOWN;
      }
      case LibraryInstance of ->
          members.of(of, "__call__") instanceof LibraryFunction method
              ? callLibrary(method.entry())
              : Meaning.UNKNOWN;
      default -> Meaning.UNKNOWN;
    };
  }

  private Meaning callFunction(ProjectFunction function) {
    FunctionFact fact = function.fact();
    return switch (decorators.effect(function)) {
      case UNKNOWN, CHANGED_TO_SYNC -> Meaning.UNKNOWN;
      case CHANGED_TO_ASYNC -> new Coroutine(null, null);
      case CONTEXT_MANAGER -> new ContextManager(function, false);
      case ASYNC_CONTEXT_MANAGER -> new ContextManager(function, true);
      case NONE -> {
        if (fact.async()) {
          yield fact.generator()
              ? new AsyncGenerator(function, null)
              : new Coroutine(function, null);
        }
        yield fact.generator() ? new Generator(function) : result(function);
      }
    };
  }

  /** What a function's body returns, by its annotation or else by its return statements. */
  Meaning result(ProjectFunction function) {
    FunctionFact fact = function.fact();
    Meaning annotated = of(function.file(), fact.returns());
    return annotated instanceof Meaning.Unknown || annotated instanceof External
        ? of(function.file(), fact.returned())
        : annotated;
  }

  private Meaning callLibrary(Entry entry) {
    return switch (entry.kind()) {
      case ASYNC -> new Coroutine(null, entry);
      case ASYNC_GENERATOR -> new AsyncGenerator(null, entry);
      default -> {
        Meaning typed = type(entry.type());
        yield typed instanceof Meaning.Unknown && !entry.protocols().isEmpty()
            ? new LibraryResult(entry)
            : typed;
      }
    };
  }

  Meaning awaited(Meaning awaitable) {
    return switch (awaitable) {
      case Coroutine of when of.function() != null -> result(of.function());
      case Coroutine of when of.entry() != null -> type(of.entry().type());
      case LibraryInstance of -> type(of.entry().awaits());
      case LibraryResult of -> type(of.of().awaits());
      default -> Meaning.UNKNOWN;
    };
  }

  private Meaning entered(Meaning context, boolean async) {
    return switch (context) {
      case LibraryInstance of -> type(async ? of.entry().aenter() : of.entry().enter());
      case LibraryResult of -> type(async ? of.of().aenter() : of.of().enter());
      case ContextManager of ->
          of.async() == async
              ? of(of.function().file(), of.function().fact().returned())
              : Meaning.UNKNOWN;
      case InstanceOf of -> {
        Meaning enter = members.of(of, async ? "__aenter__" : "__enter__");
        yield switch (enter) {
          case FunctionOf method -> result(method.function());
          case LibraryFunction _ -> of;
          default -> Meaning.UNKNOWN;
        };
      }
      default -> Meaning.UNKNOWN;
    };
  }

  private Meaning item(Meaning iterated, boolean async) {
    return switch (iterated) {
      case LibraryInstance of -> type(async ? of.entry().aitem() : of.entry().item());
      case LibraryResult of -> type(async ? of.of().aitem() : of.of().item());
      case Generator of when !async -> of(of.function().file(), of.function().fact().returned());
      case AsyncGenerator of when async && of.function() != null ->
          of(of.function().file(), of.function().fact().returned());
      case AsyncGenerator of when async && of.entry() != null -> type(of.entry().type());
      default -> Meaning.UNKNOWN;
    };
  }

  private Meaning instance(Meaning type) {
    return switch (type) {
      case ClassOf of -> new InstanceOf(of.type());
      case LibraryClass of -> new LibraryInstance(of.entry());
      default -> Meaning.UNKNOWN;
    };
  }

  private Meaning injected(Meaning provider) {
    Meaning called = call(provider);
    return switch (called) {
      case Generator of -> of(of.function().file(), of.function().fact().returned());
      case AsyncGenerator of when of.function() != null ->
          of(of.function().file(), of.function().fact().returned());
      case Coroutine of -> awaited(of);
      case ContextManager _ -> Meaning.UNKNOWN;
      default -> called;
    };
  }

  /** Whether values of this meaning are known to have a protocol. */
  Support supports(Meaning meaning, Protocol protocol) {
    return switch (meaning) {
      case LibraryInstance of when of.entry().isPlain() ->
          protocol == Protocol.AWAITABLE ? Support.NO : Support.UNKNOWN;
      case LibraryInstance of ->
          of.entry().has(protocol) || members.of(of, method(protocol)) instanceof LibraryFunction
              ? Support.YES
              : Support.NO;
      case LibraryResult of -> of.of().protocols().contains(protocol) ? Support.YES : Support.NO;
      case InstanceOf of -> members.support(of, method(protocol));
      case Coroutine _ -> Support.of(protocol == Protocol.AWAITABLE);
      case Generator _ -> Support.of(protocol == Protocol.ITERABLE);
      case AsyncGenerator _ -> Support.of(protocol == Protocol.ASYNC_ITERABLE);
      case ContextManager of ->
          Support.of(protocol == (of.async() ? Protocol.ASYNC_CONTEXT : Protocol.CONTEXT));
      default -> Support.UNKNOWN;
    };
  }

  static String method(Protocol protocol) {
    return switch (protocol) {
      case CONTEXT -> "__enter__";
      case ASYNC_CONTEXT -> "__aenter__";
      case ITERABLE -> "__iter__";
      case ASYNC_ITERABLE -> "__aiter__";
      case AWAITABLE -> "__await__";
    };
  }
}
