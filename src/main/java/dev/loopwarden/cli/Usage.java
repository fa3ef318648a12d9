package dev.loopwarden.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be typed after a command's name. */
final class Usage {
  private final String name;
  private final List<String> description;
  private final List<Option> options = new ArrayList<>();
  private final List<Set<String>> exclusive = new ArrayList<>();
  private @Nullable Parameter parameter;

  /**
   * The parameters of a command.
   *
   * @param label what stands for one in the help
   * @param isSingle whether there is exactly one, not any number
   * @param description for the help
   */
  record Parameter(String label, boolean isSingle, String description) {}

  Usage(String name, String... description) {
    this.name = name;
    this.description = List.of(description);
  }

  Usage addOption(Option option) {
    options.add(option);
    return this;
  }

  /** At most one of these can be given. */
  Usage addOneOf(Option... alternatives) {
    options.addAll(List.of(alternatives));
    exclusive.add(Arrays.stream(alternatives).map(Option::name).collect(Collectors.toSet()));
    return this;
  }

  Usage addPositional(Parameter parameters) {
    parameter = parameters;
    return this;
  }

  String name() {
    return name;
  }

  List<String> description() {
    return description;
  }

  List<Option> options() {
    return List.copyOf(options);
  }

  List<Set<String>> exclusive() {
    return List.copyOf(exclusive);
  }

  @Nullable Parameter parameter() {
    return parameter;
  }

  /** Reads what makes sense at first sight; null for anything else, such as a call for help. */
  @Nullable Typed read(List<String> arguments) {
    Map<String, Object> values = new HashMap<>();
    List<String> parameters = new ArrayList<>();
    int at = 0;
    while (at < arguments.size()) {
      String argument = arguments.get(at++);
      if (!argument.startsWith("-")) {
        parameters.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      Option option = find(equals < 0 ? argument : argument.substring(0, equals));
      if (option == null || option.isFlag() && equals >= 0) {
        return null;
      }
      String text = equals < 0 ? "" : argument.substring(equals + 1);
      if (!option.isFlag() && equals < 0) {
        if (at == arguments.size() || arguments.get(at).startsWith("-")) {
          return null;
        }
        text = arguments.get(at++);
      }
      if (!add(values, option, text)) {
        return null;
      }
    }
    return isComplete(values, parameters) ? new Typed(values, parameters) : null;
  }

  private @Nullable Option find(String wanted) {
    for (Option option : options) {
      if (option.name().equals(wanted)) {
        return option;
      }
    }
    return null;
  }

  private static boolean add(Map<String, Object> values, Option option, String text) {
    Object value = option.isFlag() ? true : option.value(text);
    if (value == null) {
      return false;
    }
    Object before = values.put(option.name(), value);
    if (before instanceof List<?> some && value instanceof List<?> more) {
      List<Object> all = new ArrayList<>(some);
      all.addAll(more);
      values.put(option.name(), all);
      return true;
    }
    return before == null;
  }

  private boolean isComplete(Map<String, Object> values, List<String> parameters) {
    boolean fits =
        parameter == null ? parameters.isEmpty() : !parameter.isSingle() || parameters.size() == 1;
    return fits
        && exclusive.stream()
            .allMatch(group -> group.stream().filter(values::containsKey).count() <= 1);
  }
}
