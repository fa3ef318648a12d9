package dev.loopwarden.analysis.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one file; equal values have one index. Index 0 is the unknown value. */
public final class ValueTable {
  /** The index of the value nothing is known of. */
  public static final int UNKNOWN = 0;

  private final List<Value> values = new ArrayList<>();
  private final Map<Value, Integer> indices = new HashMap<>();

  /** A table that holds the unknown value only. */
  public ValueTable() {
    add(new Value(Value.Kind.UNKNOWN, -1, ""));
  }

  /** The value's index; it is added if it is new. */
  public int add(Value value) {
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
}
