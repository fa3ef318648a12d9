package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.util.List;

/**
 * A function, method or lambda, or the module's own code, which comes first.
 *
 * @param parent index of the function it is written in; -1 for the module
 * @param owner index of the class whose body it stands in, or -1
 * @param kind what it is
 * @param name its name; empty for a lambda and the module
 * @param symbol its name with the enclosing ones, such as {@code Api.fetch}
 * @param async whether it is an {@code async def}
 * @param generator whether it yields
 * @param stub whether its body does nothing: {@code ...}, {@code pass}, a docstring, or raising
 *     NotImplementedError
 * @param header from {@code async} or {@code def} to the end of the name; of a lambda the whole
 * @param decorators their values, outermost first
 * @param returns value of what the annotation promises
 * @param returned value that all its return statements have; of a lambda its body's
 * @param parameters in order, without {@code self} or {@code cls}
 * @param suspensions where it can suspend, in the order of the text
 */
public record FunctionFact(
    int parent,
    int owner,
    Kind kind,
    String name,
    String symbol,
    boolean async,
    boolean generator,
    boolean stub,
    Span header,
    List<Integer> decorators,
    int returns,
    int returned,
    List<Parameter> parameters,
    List<Suspension> suspensions) {

  /** What kind of code it is. */
  public enum Kind {
    MODULE,
    FUNCTION,
    LAMBDA
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param value what its annotation or default says it is
   */
  public record Parameter(String name, int value) {}

  /**
   * A place where a function may hand control to the event loop.
   *
   * @param kind by what
   * @param value what is awaited, entered or iterated
   * @param span the whole expression or the context
   */
  public record Suspension(Kind kind, int value, Span span) {

    /** By what it suspends. */
    public enum Kind {
      AWAIT,
      ENTER,
      EXIT,
      ITERATE,
      YIELD
    }
  }

  public FunctionFact {
    decorators = List.copyOf(decorators);
    parameters = List.copyOf(parameters);
    suspensions = List.copyOf(suspensions);
  }

  /** Whether it is code of the module itself. */
  public boolean isModule() {
    return kind == Kind.MODULE;
  }
}
