package dev.loopwarden.policy;

import java.util.List;
import java.util.Map;

/** What a settings file says, whatever its syntax, with the place of everything. */
sealed interface Value {

  /** Where the value begins. */
  Place place();

  /** A line and a column, both counted from 1. */
  record Place(int line, int column) {}

  /** What a single value is. */
  enum Kind {
    TEXT("a text"),
    INTEGER("a number"),
    FLOAT("a number"),
    BOOLEAN("true or false"),
    OTHER("something else");

    final String article;

    Kind(String article) {
      this.article = article;
    }
  }

  /** A single value, as it is written but for quotes and escapes. */
  record Scalar(String text, Kind kind, Place place) implements Value {}

  /** Values in a row. */
  record Items(List<Value> values, Place place) implements Value {}

  /** A key, where it stands, and its value. */
  record Entry(Place place, Value value) {}

  /** Values by key, in their order. */
  record Table(Map<String, Entry> entries, Place place) implements Value {}

  /** For messages. */
  default String article() {
    return switch (this) {
      case Scalar scalar -> scalar.kind.article;
      case Items _ -> "a list";
      case Table _ -> "a table";
    };
  }

  /** A file that breaks the rules of its syntax. */
  final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    SyntaxException(Place place, String message) {
      super(message);
      this.line = place.line();
      this.column = place.column();
    }

    Place place() {
      return new Place(line, column);
    }
  }
}
