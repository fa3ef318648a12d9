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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns symbolic values into meanings, on demand; each file's are remembered. */
final class Meanings {
  private static final int DEEPEST = 60;

  private final Knowledge knowledge;
  private final ImportedNames imports;
  private final Members members;
  private final Decorators decorators;
  private int depth;

  Meanings(
      ModuleIndex modules,
      Map<String, ProjectFile> files,
      Knowledge knowledge,
      Subclasses subclasses) {
    this.knowledge = knowledge;
    this.imports = new ImportedNames(modules, files, knowledge, this);
    this.members = new Members(this, knowledge, subclasses);
    this.decorators = new Decorators(this);
  }

  ImportedNames imports() {
    return imports;
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
      case IMPORTED -> imports.of(file, value.name());
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
