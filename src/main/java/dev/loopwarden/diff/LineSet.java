package dev.loopwarden.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Lines of a file, counted from 1.
 *
 * @param ranges sorted, neither overlapping nor touching
 */
public record LineSet(List<Range> ranges) {
  private static final LineSet EMPTY = new LineSet(List.of());

  /**
   * Consecutive lines.
   *
   * @param first the first line
   * @param last the last line, not before the first
   */
  public record Range(int first, int last) {
    public Range {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException("not a range of lines: " + first + ".." + last);
      }
    }
  }

  public LineSet {
    ranges = List.copyOf(ranges);
  }

  /** No line. */
  public static LineSet empty() {
    return EMPTY;
  }

  /** All lines from the first to the last; none when the last is before the first. */
  public static LineSet range(int first, int last) {
    return last < first ? EMPTY : new LineSet(List.of(new Range(first, last)));
  }

  /** The lines of ranges that ascend by their first line and may overlap. */
  static LineSet joining(List<Range> ascending) {
    List<Range> joined = new ArrayList<>();
    for (Range range : ascending) {
      if (!joined.isEmpty() && range.first() <= joined.getLast().last() + 1) {
        Range before = joined.removeLast();
        joined.add(new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        joined.add(range);
      }
    }
    return joined.isEmpty() ? EMPTY : new LineSet(joined);
  }

  /** Whether it has no line. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether the line is one of these. */
  public boolean contains(int line) {
    return firstWithin(line, line).isPresent();
  }

  /** The first of these lines that lies between two lines, both included. */
  public OptionalInt firstWithin(int first, int last) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).last() < first) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (low == ranges.size() || ranges.get(low).first() > last) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Math.max(first, ranges.get(low).first()));
  }

  /** Number of lines. */
  public int size() {
    return ranges.stream().mapToInt(range -> range.last() - range.first() + 1).sum();
  }
}
