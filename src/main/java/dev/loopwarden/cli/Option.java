package dev.loopwarden.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of a command.
 *
 * @param name with its two dashes
 * @param label what stands for its value in the help; empty for one that is there or not
 * @param type what its value is; a list takes several
 * @param description for the help
 */
record Option(String name, String label, Class<?> type, String description) {

  boolean isFlag() {
    return label.isEmpty();
  }

  /** The value that a text means; null when it means none. */
  @Nullable Object value(String text) {
    if (type == String.class) {
      return text;
    }
    if (type == List.class) {
      return List.of(text.split(",", -1));
    }
    try {
      return type == Path.class
          ? Path.of(text)
          : type == Integer.class ? (Object) Integer.valueOf(text) : constant(text);
    } catch (InvalidPathException | NumberFormatException _) {
      return null;
    }
  }

  private @Nullable Object constant(String text) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    return null;
  }
}
