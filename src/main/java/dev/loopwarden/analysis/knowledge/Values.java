package dev.loopwarden.analysis.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single words; throws {@link IllegalArgumentException} with what was expected. */
final class Values {
  private static final Set<String> BUILTINS =
      Set.of(
          "None",
          "bool",
          "int",
          "float",
          "complex",
          "str",
          "bytes",
          "list",
          "tuple",
          "dict",
          "set",
          "frozenset",
          "object");

  private Values() {}

  static String type(@Nullable String word) {
    if (word != null && BUILTINS.contains(word)) {
      return "builtins.".concat(word);
    }
    return "Self".equals(word) ? "Self" : dotted(word);
  }

  static String dotted(@Nullable String word) {
    if (word == null || word.indexOf('.') <= 0 || word.endsWith(".")) {
      throw new IllegalArgumentException("expected a dotted name, but found " + quoted(word));
    }
    return word;
  }

  static String quoted(@Nullable String word) {
    return word == null ? "the end of the line" : "'" + word + "'";
  }

  static Work work(String value) {
    if (!value.isEmpty() && Character.isJavaIdentifierStart(value.charAt(0))) {
      if (value.chars().allMatch(Character::isJavaIdentifierPart)) {
        return new Work(Work.KEYWORD_ONLY, value);
      }
      throw new IllegalArgumentException(
          "expected the position of an argument, 0 to 9, or a parameter's name, but found '"
              + value
              + "'");
    }
    int colon = value.indexOf(':');
    return colon < 0
        ? new Work(number(value), null)
        : new Work(number(value.substring(0, colon)), value.substring(colon + 1));
  }

  private static int number(String digits) {
    if (digits.length() == 1 && Character.isDigit(digits.charAt(0))) {
      return digits.charAt(0) - '0';
    }
    throw new IllegalArgumentException(
        "expected the position of an argument, 0 to 9, but found '" + digits + "'");
  }

  static String release(String value) {
    if (value.length() > 2 && value.charAt(0) == '3' && value.charAt(1) == '.') {
      return value;
    }
    throw new IllegalArgumentException(
        "expected a release of Python such as 3.11, but found '" + value + "'");
  }

  static String unquoted(String value) {
    if (value.length() > 2 && value.charAt(0) == '"' && value.endsWith("\"")) {
      return value.substring(1, value.length() - 1);
    }
    throw new IllegalArgumentException(
        "expected a text in quotes after async=, but found " + value);
  }

  static Protocol protocol(String word) {
    return switch (word) {
      case "context" -> Protocol.CONTEXT;
      case "async-context" -> Protocol.ASYNC_CONTEXT;
      case "iterable" -> Protocol.ITERABLE;
      case "async-iterable" -> Protocol.ASYNC_ITERABLE;
      case "awaitable" -> Protocol.AWAITABLE;
      default ->
          throw new IllegalArgumentException(
              "expected " + protocols() + ", a +tag or key=value, but found '" + word + "'");
    };
  }

  static String protocols() {
    return "context, async-context, iterable, async-iterable or awaitable";
  }

  static <E extends Enum<E>> E choice(E[] values, String text) {
    StringBuilder expected = new StringBuilder();
    for (E value : values) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
      expected.append(expected.isEmpty() ? "" : ", ").append(value.name().toLowerCase(Locale.ROOT));
    }
    throw new IllegalArgumentException(
        "expected one of " + expected + ", but found '" + text + "'");
  }

  static List<NonBlockingWhen> conditions(String value) {
    List<NonBlockingWhen> conditions = new ArrayList<>(1);
    for (String condition : value.split(",")) {
      List<String> parts = List.of(condition.split(":"));
      boolean positional = parts.size() == 3;
      if (!positional && parts.size() != 2) {
        throw new IllegalArgumentException(
            "expected parameter:value or position:parameter:value, but found " + value);
      }
      int position = positional ? number(parts.getFirst()) : Work.KEYWORD_ONLY;
      conditions.add(new NonBlockingWhen(position, parts.get(parts.size() - 2), parts.getLast()));
    }
    return conditions;
  }
}
