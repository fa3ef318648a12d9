package dev.loopwarden.analysis.source;

/**
 * A Python release, such as 3.12.
 *
 * @param major 3
 * @param minor the number after the dot
 */
public record PythonVersion(int major, int minor) implements Comparable<PythonVersion> {
  /** Taken when a project does not say what it supports. */
  public static final PythonVersion DEFAULT = new PythonVersion(3, 10);

  /** Whether this is the given 3.x release or a newer one. */
  public boolean atLeast(int otherMinor) {
    return major > 3 || minor >= otherMinor;
  }

  @Override
  public int compareTo(PythonVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
