package dev.loopwarden.report;

/**
 * Markdown that must not get longer than its host takes it. It grows by whole parts, so that no
 * block and no character is ever cut in half.
 */
public final class BoundedText {
  private final StringBuilder text = new StringBuilder();
  private final int most;

  /** At most so many UTF-16 code units. */
  public BoundedText(int most) {
    this.most = most;
  }

  /** Adds a part, if it fits; says whether it did. */
  public boolean append(String part) {
    boolean fits = text.length() + part.length() <= most;
    if (fits) {
      text.append(part);
    }
    return fits;
  }

  /** Code units that are left. */
  public int room() {
    return most - text.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
