package dev.loopwarden.analysis.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one file; equal values have one index. Index 0 is the unknown value. */
public final class ValueTable {
  /** The index of the value nothing is known of. */
  public static final int UNKNOWN = 0;

  private final List<Value> values;
  private @Nullable Map<Value, Integer> indices;

  /** A table that holds the unknown value only. */
  public ValueTable() {
    values = new ArrayList<>();
    add(new Value(Value.Kind.UNKNOWN, -1, ""));
  }

  /** A table of known values, the unknown one first; ready to be read without further work. */
  ValueTable(Value[] known) {
    values = new ArrayList<>(Arrays.asList(known));
  }

  /** The value's index; it is added if it is new. */
  public int add(Value value) {
    if (indices == null) {
      indices = indexed(values);
    }
    Integer known = indices.putIfAbsent(value, values.size());
    if (known != null) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  /** A value made from another one; unknown if that one is. */
  public int add(Value.Kind kind, int base) {
    return base == UNKNOWN ? UNKNOWN : add(new Value(kind, base, ""));
  }

  /** The value {@code base.name}; unknown if base is. */
  public int attribute(int base, String name) {
    if (base == UNKNOWN) {
      return UNKNOWN;
    }
    Value of = values.get(base);
    return of.kind() == Value.Kind.IMPORTED
        ? imported(of.name().endsWith(".") ? of.name() + name : of.name() + "." + name)
        : add(new Value(Value.Kind.ATTRIBUTE, base, name));
  }

  /** An imported module or name. */
  public int imported(String dotted) {
    return add(new Value(Value.Kind.IMPORTED, -1, dotted));
  }

  /** The value at an index. */
  public Value get(int index) {
    return values.get(index);
  }

  /** Number of values. */
  public int size() {
    return values.size();
  }

  private static Map<Value, Integer> indexed(List<Value> values) {
    Map<Value, Integer> indices = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      indices.putIfAbsent(values.get(i), i);
    }
    return indices;
  }
}
