package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.util.List;
import java.util.Map;

/**
 * A class.
 *
 * @param function index of the function it is written in
 * @param name its name
 * @param symbol its name with the enclosing ones
 * @param header from {@code class} to the end of the name
 * @param bases values of its base classes; {@link ValueTable#UNKNOWN} among them if one is dynamic
 * @param decorators values of its decorators
 * @param attributes methods, class variables and what methods assign to {@code self}; unknown where
 *     assignments differ
 */
public record ClassFact(
    int function,
    String name,
    String symbol,
    Span header,
    List<Integer> bases,
    List<Integer> decorators,
    Map<String, Integer> attributes) {

  public ClassFact {
    bases = List.copyOf(bases);
    decorators = List.copyOf(decorators);
    attributes = Map.copyOf(attributes);
  }
}
