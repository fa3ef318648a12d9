package dev.loopwarden.policy;

import dev.loopwarden.policy.Value.Entry;
import dev.loopwarden.policy.Value.Items;
import dev.loopwarden.policy.Value.Kind;
import dev.loopwarden.policy.Value.Place;
import dev.loopwarden.policy.Value.Scalar;
import dev.loopwarden.policy.Value.SyntaxException;
import dev.loopwarden.policy.Value.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads TOML. Jackson's reader was tried and does not say where a value stands, which is what our
 * messages need.
 */
final class TomlReader {
  private static final Pattern INTEGER =
      Pattern.compile("[+-]?(\\d[\\d_]*|0x[\\da-fA-F_]+|0o[0-7_]+|0b[01_]+)");
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(inf|nan|\\d[\\d_]*(\\.\\d[\\d_]*)?([eE][+-]?\\d[\\d_]*)?)");
  private static final Pattern DATE = Pattern.compile("\\d[\\d:.TtZz+-]*");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final int MAX_DEPTH = 100;

  private final TomlText in;
  private int depth;

  private TomlReader(TomlText in) {
    this.in = in;
  }

  /** The whole file as one table. */
  static Table read(String text) {
    return new TomlReader(new TomlText(text)).document();
  }

  private Table document() {
    Table root = table(new Place(1, 1));
    Table current = root;
    Set<List<String>> headers = new HashSet<>();
    in.skipBlankLines();
    while (!in.atEnd()) {
      if (in.peek() == '[') {
        current = header(root, headers);
      } else {
        assign(current);
      }
      in.endLine();
      in.skipBlankLines();
    }
    return root;
  }

  /** {@code [a.b]}, or {@code [[a.b]]} for one more table of a list. */
  private Table header(Table root, Set<List<String>> headers) {
    Place place = in.place();
    boolean list = in.skip("[[");
    if (!list) {
      in.expect("[");
    }
    in.skipSpace();
    List<String> path = key();
    in.expect(list ? "]]" : "]");
    Table parent = descend(root, path.subList(0, path.size() - 1), place);
    String name = path.getLast();
    if (list) {
      headers.removeIf(other -> startsWith(other, path));
      return append(parent, name, place);
    }
    if (!headers.add(path)) {
      throw new SyntaxException(place, "the table [" + String.join(".", path) + "] is there twice");
    }
    return child(parent, name, place);
  }

  private static boolean startsWith(List<String> path, List<String> prefix) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }

  private static Table append(Table parent, String name, Place place) {
    Entry entry =
        parent
            .entries()
            .computeIfAbsent(name, _ -> new Entry(place, new Items(new ArrayList<>(), place)));
    if (!(entry.value() instanceof Items items)) {
      throw new SyntaxException(place, "\"" + name + "\" is not a list of tables");
    }
    Table table = table(place);
    items.values().add(table);
    return table;
  }

  private void assign(Table table) {
    Place place = in.place();
    List<String> path = key();
    in.expect("=");
    in.skipSpace();
    Table parent = descend(table, path.subList(0, path.size() - 1), place);
    Entry entry = new Entry(place, value());
    if (parent.entries().putIfAbsent(path.getLast(), entry) != null) {
      throw new SyntaxException(place, "the key \"" + String.join(".", path) + "\" is there twice");
    }
  }

  private Table descend(Table from, List<String> path, Place place) {
    Table at = from;
    for (String name : path) {
      at = child(at, name, place);
    }
    return at;
  }

  private static Table child(Table parent, String name, Place place) {
    Entry entry = parent.entries().computeIfAbsent(name, _ -> new Entry(place, table(place)));
    if (entry.value() instanceof Table table) {
      return table;
    }
    if (entry.value() instanceof Items items
        && !items.values().isEmpty()
        && items.values().getLast() instanceof Table last) {
      return last;
    }
    throw new SyntaxException(place, "\"" + name + "\" is not a table");
  }

  private static Table table(Place place) {
    return new Table(new LinkedHashMap<>(), place);
  }

  private List<String> key() {
    List<String> path = new ArrayList<>();
    do {
      in.skipSpace();
      path.add(in.peek() == '"' || in.peek() == '\'' ? in.string() : in.bareKey());
      in.skipSpace();
    } while (in.skip("."));
    return path;
  }

  private Value value() {
    Place place = in.place();
    if (++depth > MAX_DEPTH) {
      throw new SyntaxException(place, "nested too deeply");
    }
    Value value =
        switch (in.peek()) {
          case '"', '\'' -> new Scalar(in.string(), Kind.TEXT, place);
          case '[' -> array(place);
          case '{' -> inlineTable(place);
          default -> scalar(place);
        };
    depth--;
    return value;
  }

  private Value array(Place place) {
    in.expect("[");
    List<Value> values = new ArrayList<>();
    in.skipBlankLines();
    while (!in.skip("]")) {
      values.add(value());
      in.skipBlankLines();
      if (!in.skip(",") && in.peek() != ']') {
        throw new SyntaxException(in.place(), "expected , or ]");
      }
      in.skipBlankLines();
    }
    return new Items(values, place);
  }

  private Value inlineTable(Place place) {
    in.expect("{");
    Table table = table(place);
    in.skipBlankLines();
    while (!in.skip("}")) {
      assign(table);
      in.skipBlankLines();
      if (!in.skip(",") && in.peek() != '}') {
        throw new SyntaxException(in.place(), "expected , or }");
      }
      in.skipBlankLines();
    }
    return table;
  }

  private Value scalar(Place place) {
    String word = in.word();
    if (word.equals("true") || word.equals("false")) {
      return new Scalar(word, Kind.BOOLEAN, place);
    }
    if (INTEGER.matcher(word).matches()) {
      return new Scalar(word, Kind.INTEGER, place);
    }
    if (FLOAT.matcher(word).matches()) {
      return new Scalar(word, Kind.FLOAT, place);
    }
    if (DATE.matcher(word).matches()) {
      if (DAY.matcher(word).matches() && in.timeFollows()) {
        in.skipSpace();
        word = word + " " + in.word();
      }
      return new Scalar(word, Kind.OTHER, place);
    }
    throw new SyntaxException(place, "expected a value; a text stands in quotes");
  }
}
