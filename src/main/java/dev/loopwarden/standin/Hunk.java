package dev.loopwarden.standin;

import java.util.List;

/**
 * A stretch of a diff as git prints it.
 *
 * @param oldStart where it begins in the old file, counted from 1; 0 for an empty one
 * @param oldCount how many lines of the old file it shows
 * @param newStart where it begins in the new file
 * @param newCount how many lines of the new file it shows
 * @param section the line that git prints behind the ranges: the function it lies in
 * @param lines what it shows
 */
record Hunk(
    int oldStart, int oldCount, int newStart, int newCount, String section, List<Line> lines) {

  /** What happened to a line. */
  enum Kind {
    CONTEXT(' '),
    REMOVED('-'),
    ADDED('+');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }

    char mark() {
      return mark;
    }
  }

  /**
   * One line.
   *
   * @param kind what happened to it
   * @param oldLine its number in the old file; 0 when it is not there
   * @param newLine its number in the new file; 0 when it is not there
   * @param text without its end
   * @param ended whether a line end follows
   */
  record Line(Kind kind, int oldLine, int newLine, String text, boolean ended) {

    /** Whether it can carry a comment on this side at this number. */
    boolean isAt(Side side, int number) {
      return switch (side) {
        case LEFT -> kind != Kind.ADDED && oldLine == number;
        case RIGHT -> kind != Kind.REMOVED && newLine == number;
      };
    }
  }

  Hunk {
    lines = List.copyOf(lines);
  }

  /** Whether it shows a line of this side. */
  boolean shows(Side side, int number) {
    return lines.stream().anyMatch(line -> line.isAt(side, number));
  }

  /** The ranges, and the function. */
  String header() {
    String ranges = "@@ -" + range(oldStart, oldCount) + " +" + range(newStart, newCount) + " @@";
    return section.isEmpty() ? ranges : ranges + " " + section;
  }

  private static String range(int start, int count) {
    return count == 1 ? Integer.toString(start) : start + "," + count;
  }

  /** How many lines it takes in a patch, without its header. */
  int height() {
    return lines.size() + (int) lines.stream().filter(line -> !line.ended()).count();
  }

  /** It as part of a patch; the last line has no end. */
  String text() {
    return textUntil(lines.size());
  }

  /** Its header and its first lines. */
  String textUntil(int count) {
    StringBuilder text = new StringBuilder(header());
    for (Line line : lines.subList(0, count)) {
      text.append('\n').append(line.kind().mark()).append(line.text());
      if (!line.ended()) {
        text.append("\n\\ No newline at end of file");
      }
    }
    return text.toString();
  }
}
