package dev.loopwarden.cli;

import java.util.List;
import java.util.Map;

/**
 * What the user typed after a command's name.
 *
 * @param values the value of each option that was given; of a flag, true
 * @param parameters everything that is no option
 */
record Typed(Map<String, Object> values, List<String> parameters) {
  Typed {
    values = Map.copyOf(values);
    parameters = List.copyOf(parameters);
  }
}
