package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.External;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What decorators make of a function. */
final class Decorators {
  /** What calling a decorated function gives, compared with calling the plain one. */
  enum Effect {
    NONE,
    CONTEXT_MANAGER,
    ASYNC_CONTEXT_MANAGER,
    CHANGED_TO_ASYNC,
    CHANGED_TO_SYNC,
    UNKNOWN
  }

  /** Registering with one of these attributes of any object hands the function back as it is. */
  private static final Set<String> REGISTRATIONS =
      Set.of(
          "get",
          "post",
          "put",
          "delete",
          "patch",
          "head",
          "options",
          "route",
          "websocket",
          "middleware",
          "exception_handler",
          "on_event",
          "listener",
          "event",
          "setter",
          "getter",
          "deleter",
          "before_request",
          "after_request",
          "errorhandler",
          "register",
          "fixture");

  private final Meanings meanings;
  private final Map<ProjectFunction, Effect> effects = new HashMap<>();

  Decorators(Meanings meanings) {
    this.meanings = meanings;
  }

  Effect effect(ProjectFunction function) {
    if (function.fact().decorators().isEmpty()) {
      return Effect.NONE;
    }
    Effect known = effects.get(function);
    if (known != null) {
      return known;
    }
    effects.put(function, Effect.UNKNOWN);
    Effect effect = Effect.NONE;
    // the innermost decorator is applied first
    for (int decorator : function.fact().decorators().reversed()) {
      Effect own = effect(function.file(), decorator);
      effect = own == Effect.NONE ? effect : effect == Effect.NONE ? own : Effect.UNKNOWN;
    }
    effects.put(function, effect);
    return effect;
  }

  private Effect effect(ProjectFile file, int decorator) {
    Value value = file.facts().values().get(decorator);
    Entry entry = entry(file, decorator, value);
    if (entry != null) {
      return effect(entry);
    }
    Meaning meaning = meanings.of(file, decorator);
    if (meaning instanceof FunctionOf of) {
      return ofProject(of.function());
    }
    if (value.kind() == Value.Kind.RESULT
        && meanings.of(file, value.base()) instanceof FunctionOf of) {
      // @retry(3): what retry returns decorates
      return meanings.of(of.function().file(), of.function().fact().returned())
              instanceof FunctionOf inner
          ? ofProject(inner.function())
          : Effect.UNKNOWN;
    }
    return isRegistration(file, value) ? Effect.NONE : Effect.UNKNOWN;
  }

  private @Nullable Entry entry(ProjectFile file, int decorator, Value value) {
    Meaning meaning = meanings.of(file, decorator);
    if (meaning instanceof LibraryFunction of) {
      return of.entry();
    }
    if (meaning instanceof LibraryClass of) {
      return of.entry();
    }
    // @lru_cache(maxsize=None): the factory is described
    return value.kind() == Value.Kind.RESULT
            && meanings.of(file, value.base()) instanceof LibraryFunction of
        ? of.entry()
        : null;
  }

  private static Effect effect(Entry entry) {
    if (entry.is("makes-context-manager")) {
      return Effect.CONTEXT_MANAGER;
    }
    if (entry.is("makes-async-context-manager")) {
      return Effect.ASYNC_CONTEXT_MANAGER;
    }
    if (entry.is("decorator-makes-async") || entry.is("offloads")) {
      return Effect.CHANGED_TO_ASYNC;
    }
    if (entry.is("decorator-makes-sync") || entry.is("runs-loop")) {
      return Effect.CHANGED_TO_SYNC;
    }
    return entry.is("decorator-keeps-async")
            || entry.is("decorator-property")
            || entry.is("copies-signature")
            || entry.is("caches-result")
            || entry.is("registers-endpoint")
            || entry.is("registers-startup")
        ? Effect.NONE
        : Effect.UNKNOWN;
  }

  /** A decorator of the project hands back its argument, or a wrapper that is written in it. */
  private Effect ofProject(ProjectFunction decorator) {
    Meaning returned = meanings.of(decorator.file(), decorator.fact().returned());
    if (returned instanceof FunctionOf wrapper && wrapper.function().async()) {
      return wrapper.function().fact().generator() ? Effect.UNKNOWN : Effect.CHANGED_TO_ASYNC;
    }
    return Effect.UNKNOWN;
  }

  private boolean isRegistration(ProjectFile file, Value value) {
    Value of = value.kind() == Value.Kind.RESULT ? file.facts().values().get(value.base()) : value;
    String name = of.name();
    if (of.kind() == Value.Kind.IMPORTED) {
      Meaning meaning = meanings.imports().of(file, name);
      name = meaning instanceof External ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
    return REGISTRATIONS.contains(name);
  }

  /** Whether reading the attribute calls the function. */
  boolean isProperty(ProjectFunction function) {
    for (int decorator : function.fact().decorators()) {
      Value value = function.file().facts().values().get(decorator);
      Entry entry = entry(function.file(), decorator, value);
      if (entry != null && entry.is("decorator-property")) {
        return true;
      }
    }
    return false;
  }
}
