package dev.loopwarden.analysis.source;

/**
 * A range of a file's text, in UTF-16 code units from its beginning.
 *
 * @param start first code unit of the range
 * @param end first code unit after it
 */
public record Span(int start, int end) implements Comparable<Span> {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /** Number of code units. */
  public int length() {
    return end - start;
  }

  /** Whether the other span lies within this one. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether both have a code unit in common, or both are the same empty span. */
  public boolean overlaps(Span other) {
    return (start < other.end && other.start < end) || equals(other);
  }

  @Override
  public int compareTo(Span other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
