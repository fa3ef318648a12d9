package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning.AsyncGenerator;
import dev.loopwarden.analysis.project.Meaning.ContextManager;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.InstanceOf;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import java.util.HashMap;
import java.util.Map;

/** Whether coroutines may hand control to the loop; an unresolved await may. */
final class Suspending {
  private static final String NEVER = "never-suspends";

  private final Meanings meanings;
  private final Map<ProjectFunction, Boolean> known = new HashMap<>();

  Suspending(Meanings meanings) {
    this.meanings = meanings;
  }

  /** Whether awaiting a function of the project may suspend. */
  boolean may(ProjectFunction function) {
    Boolean answer = known.get(function);
    if (answer != null) {
      return answer;
    }
    known.put(function, false); // calling itself adds no suspension
    boolean may = false;
    for (Suspension suspension : function.fact().suspensions()) {
      may = may || may(function.file(), suspension);
    }
    known.put(function, may);
    return may;
  }

  /** Whether a suspension point may suspend. */
  boolean may(ProjectFile file, Suspension suspension) {
    Meaning meaning = meanings.of(file, suspension.value());
    return switch (suspension.kind()) {
      case YIELD -> true;
      case AWAIT -> awaiting(meaning);
      case ENTER -> entering(meaning, "__aenter__");
      case EXIT -> entering(meaning, "__aexit__");
      case ITERATE ->
          !(meaning instanceof AsyncGenerator of)
              || of.function() == null
              || ofGenerator(of.function());
    };
  }

  private boolean awaiting(Meaning meaning) {
    if (!(meaning instanceof Coroutine of)) {
      return true;
    }
    ProjectFunction function = of.function();
    Entry entry = of.entry();
    if (function != null) {
      return function.fact().stub() || may(function);
    }
    return entry == null || !entry.is(NEVER);
  }

  private boolean entering(Meaning meaning, String method) {
    return switch (meaning) {
      case ContextManager of when of.async() -> ofGenerator(of.function());
      case InstanceOf of -> {
        Meaning found = meanings.members().of(of, method);
        yield !(found instanceof FunctionOf f) || may(f.function());
      }
      case LibraryInstance of ->
          !(meanings.members().of(of, method) instanceof LibraryFunction f && f.entry().is(NEVER));
      default -> true;
    };
  }

  /** Whether the body of an async generator suspends, other than by yielding to its consumer. */
  private boolean ofGenerator(ProjectFunction function) {
    return function.fact().suspensions().stream()
        .anyMatch(
            suspension ->
                suspension.kind() != Suspension.Kind.YIELD && may(function.file(), suspension));
  }
}
