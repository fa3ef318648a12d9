package dev.loopwarden.policy;

import dev.loopwarden.policy.Value.Items;
import dev.loopwarden.policy.Value.Kind;
import dev.loopwarden.policy.Value.Scalar;
import dev.loopwarden.policy.Value.Table;
import java.util.stream.Collectors;

/** Writes settings down alone, without the rest of the file that they stand in. */
final class SettingsText {
  private SettingsText() {}

  /** As JSON, which is YAML. */
  static String of(Value value) {
    return switch (value) {
      case Scalar(String text, Kind kind, _) ->
          switch (kind) {
            case TEXT -> quoted(text);
            case INTEGER, FLOAT, BOOLEAN -> text;
            case OTHER -> "null"; // nothing else makes sense in settings
          };
      case Items items ->
          items.values().stream().map(SettingsText::of).collect(Collectors.joining(", ", "[", "]"));
      case Table table ->
          table.entries().entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ": " + of(entry.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              boolean isPlain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
              quoted.append(isPlain ? Character.toString(c) : "\\U%08x".formatted(c));
            });
    return quoted.append('"').toString();
  }
}
