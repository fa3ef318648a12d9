package dev.loopwarden.review;

/**
 * Where the comment on a finding can go: the diff has to show the line.
 *
 * @param kind what the comment stands on
 * @param path the file, which is not always that of the finding
 * @param line counted from 1; 0 when the comment has no line
 */
public record Anchor(Kind kind, String path, int line) {

  /** What a comment stands on, best first. */
  public enum Kind {
    /** The finding's own line. */
    FINDING,
    /** A call on the way to the cause, or the cause. */
    CHAIN,
    /** The {@code def} around the finding. */
    DEFINITION,
    /** A changed file as a whole. */
    FILE,
    /** Nothing in the diff: only the summary can tell. */
    NONE
  }

  /** Whether the comment stands on a line. */
  public boolean hasLine() {
    return line > 0;
  }
}
