package dev.loopwarden.diff;

/**
 * What a change does to the lines of one file.
 *
 * @param removed lines of the old file that are gone
 * @param added lines of the new file that are new
 * @param shown lines of the new file that the diff shows: the added ones and those around a change;
 *     they can carry a comment
 */
public record FileDiff(LineSet removed, LineSet added, LineSet shown) {
  private static final FileDiff NONE =
      new FileDiff(LineSet.empty(), LineSet.empty(), LineSet.empty());

  /** Nothing changed, or nothing is known of the lines. */
  public static FileDiff none() {
    return NONE;
  }

  /** The way back; what it shows is what it adds. */
  public FileDiff reversed() {
    return new FileDiff(added, removed, removed);
  }
}
