package dev.loopwarden.analysis.source;

import java.util.Arrays;

/** Where each line of a text begins; lines end with LF, CRLF or CR as Python reads them. */
public final class LineIndex {
  private final int[] starts;

  private LineIndex(int[] starts) {
    this.starts = starts;
  }

  /** The lines of a text. */
  public static LineIndex of(String text) {
    int[] found = new int[Math.max(16, text.length() / 24)];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        continue;
      }
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = i + 1;
    }
    return new LineIndex(Arrays.copyOf(found, count));
  }

  /** Number of lines; a text that ends with a line break has an empty last one. */
  public int count() {
    return starts.length;
  }

  /** The line of an offset, counted from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset in UTF-16 code units, counted from 1. */
  public int column(int offset) {
    return offset - starts[line(offset) - 1] + 1;
  }

  /** The offset at which a line begins, counted from 1. */
  public int start(int line) {
    return starts[line - 1];
  }
}
