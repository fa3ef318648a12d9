package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.knowledge.Entry;
import org.jspecify.annotations.Nullable;

/** What a symbolic value stands for once all files are linked. */
public sealed interface Meaning {
  /** Nothing is known: rules stay silent. */
  Meaning UNKNOWN = new Unknown();

  /** Nothing is known. */
  record Unknown() implements Meaning {}

  /** A module of the project. */
  record ModuleOf(ProjectFile file) implements Meaning {}

  /** A module, or a name that no description has, of a library. */
  record External(String name) implements Meaning {}

  /** A function, method or lambda of the project. */
  record FunctionOf(ProjectFunction function) implements Meaning {}

  /** A class of the project. */
  record ClassOf(ProjectClass type) implements Meaning {}

  /** An instance of a class of the project. */
  record InstanceOf(ProjectClass type) implements Meaning {}

  /** A function or method of a library. */
  record LibraryFunction(Entry entry) implements Meaning {}

  /** A class of a library. */
  record LibraryClass(Entry entry) implements Meaning {}

  /** An instance of a library's class. */
  record LibraryInstance(Entry entry) implements Meaning {}

  /** What a library's function returns, where only its uses are described, not its class. */
  record LibraryResult(Entry of) implements Meaning {}

  /** What calling a coroutine function gives: of the project, or of a library. */
  record Coroutine(@Nullable ProjectFunction function, @Nullable Entry entry) implements Meaning {}

  /** What calling a generator function of the project gives. */
  record Generator(ProjectFunction function) implements Meaning {}

  /** What calling an async generator function gives: of the project, or of a library. */
  record AsyncGenerator(@Nullable ProjectFunction function, @Nullable Entry entry)
      implements Meaning {}

  /** What calling a generator decorated with {@code contextmanager} or its async twin gives. */
  record ContextManager(ProjectFunction function, boolean async) implements Meaning {}

  /** A literal such as {@code None} or a number. */
  record Constant(String text) implements Meaning {}
}
