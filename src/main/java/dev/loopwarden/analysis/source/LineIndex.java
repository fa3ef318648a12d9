package dev.loopwarden.analysis.source;

import java.util.Arrays;

/**
 * Where each line of a text begins; lines end with LF, CRLF or CR as Python reads them. The lines
 * of a text that was taken out of another file can carry the numbers they have in that one.
 */
public final class LineIndex {
  private final int[] starts;

  /** The number of each line, never falling; empty if they are simply counted. */
  private final int[] numbers;

  private LineIndex(int[] starts, int[] numbers) {
    this.starts = starts;
    this.numbers = numbers;
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
    return new LineIndex(Arrays.copyOf(found, count), new int[0]);
  }

  /**
   * Lines that have the numbers of another file.
   *
   * @param starts where the lines begin, rising from 0
   * @param numbers their numbers there, as many as there are lines, never falling
   */
  public static LineIndex mapped(int[] starts, int[] numbers) {
    if (starts.length != numbers.length || starts.length == 0) {
      throw new IllegalArgumentException(starts.length + " lines, " + numbers.length + " numbers");
    }
    return new LineIndex(starts.clone(), numbers.clone());
  }

  /** Number of lines; a text that ends with a line break has an empty last one. */
  public int count() {
    return numbers.length == 0 ? starts.length : numbers[numbers.length - 1];
  }

  /** The line of an offset, counted from 1. */
  public int line(int offset) {
    int row = row(offset);
    return numbers.length == 0 ? row + 1 : numbers[row];
  }

  /** The column of an offset in UTF-16 code units, counted from 1. */
  public int column(int offset) {
    return offset - starts[row(offset)] + 1;
  }

  /**
   * The offset at which a line begins, counted from 1; for a line of the other file that has no
   * text here, the offset at which the next one begins that has.
   */
  public int start(int line) {
    if (numbers.length == 0) {
      return starts[line - 1];
    }
    int row = Arrays.binarySearch(numbers, line);
    if (row < 0) {
      row = Math.min(-row - 1, starts.length - 1);
    }
    while (row > 0 && numbers[row - 1] == numbers[row]) {
      row--;
    }
    return starts[row];
  }

  private int row(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }
}
