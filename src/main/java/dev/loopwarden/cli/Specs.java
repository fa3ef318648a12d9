package dev.loopwarden.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to describe commands and to ask what was typed. */
final class Specs {
  private Specs() {}

  /** A command with its help. */
  static Usage command(String name, String... description) {
    return new Usage(name, description);
  }

  /** An option with a value. */
  static Option value(String name, String label, Class<?> type, String description) {
    return new Option(name, label, type, description);
  }

  /** An option with several values, separated by commas or repeated. */
  static Option list(String name, String label, String description) {
    return new Option(name, label, List.class, description);
  }

  /** An option that is there or not. */
  static Option flag(String name, String description) {
    return new Option(name, "", boolean.class, description);
  }

  /** Parameters. */
  static Usage.Parameter parameters(String label, String arity, String description) {
    return new Usage.Parameter(label, arity.equals("1"), description);
  }

  /** Whether a flag was given. */
  static boolean has(Typed options, String name) {
    return options.values().containsKey(name);
  }

  /** The value of an option; null when it was not given. */
  @SuppressWarnings("unchecked") // the option was declared with the type that is asked for
  static <T> @Nullable T get(Typed options, String name) {
    return (T) options.values().get(name);
  }

  /** The values of an option. */
  static List<String> all(Typed options, String name) {
    List<String> values = get(options, name);
    return values == null ? List.of() : values;
  }

  /** The parameters. */
  static List<String> parameters(Typed options) {
    return options.parameters();
  }
}
