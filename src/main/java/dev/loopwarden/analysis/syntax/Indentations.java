package dev.loopwarden.analysis.syntax;

import java.util.BitSet;

/**
 * Keeps texts from the grammar's scanner that would end the process.
 *
 * <p>The scanner writes its state into 1,024 bytes: one that says whether a string with replacement
 * fields is open, one with the number of open quotes, one for each of them (it writes no more than
 * 255), and two for each indentation on its stack. It looks for the end of the buffer before it
 * writes two bytes, but not whether both fit, so that at 384 indentations and 255 quotes it can
 * write one byte too many, on which the runtime aborts. An indentation is only pushed on top of a
 * smaller one, so the stack never holds more than there are different widths in the text: with
 * {@value #MAX} of them the state takes at most 2 + 255 + 2 * 300 = 857 bytes. Python itself allows
 * a depth of 100.
 */
final class Indentations {
  private static final int MAX = 300;

  /** The scanner counts in 16 bits; wider ones would be taken for others. */
  private static final int MAX_WIDTH = 60_000;

  private static final int TAB = 8;

  private final byte[] bytes;
  private final int shift;
  private final int length;

  private Indentations(byte[] bytes, int shift) {
    this.bytes = bytes;
    this.shift = shift;
    this.length = bytes.length >> shift;
  }

  /**
   * Whether so many are different that they could be nested too deeply.
   *
   * @param bytes the text exactly as the scanner will see it
   * @param shift 0 for one byte a character, 1 for two
   */
  static boolean areTooMany(byte[] bytes, int shift) {
    return new Indentations(bytes, shift).areTooMany();
  }

  private boolean areTooMany() {
    BitSet seen = new BitSet();
    for (int i = 0; i < length; i++) {
      int character = at(i);
      if (character == '\n' || character == 0) { // a null ends a comment for the scanner
        int width = widthAt(i + 1);
        if (width > MAX_WIDTH) {
          return true;
        }
        seen.set(width);
      }
    }
    return seen.cardinality() > MAX;
  }

  private int at(int index) {
    return shift == 0 ? bytes[index] : (bytes[2 * index] & 0xFF) | bytes[2 * index + 1] << 8;
  }

  /** The width of the white space at an offset as the scanner counts it. */
  private int widthAt(int from) {
    int width = 0;
    for (int i = from; i < length; i++) {
      switch (at(i)) {
        case ' ' -> width++;
        case '\t' -> width += TAB;
        case '\r', '\f' -> width = 0;
        case '\\' -> {
          if (i + 1 < length && at(i + 1) == '\r') {
            i++;
          }
          if (i + 1 < length && at(i + 1) == '\n') {
            i++;
          } else {
            return width;
          }
        }
        default -> {
          return width;
        }
      }
    }
    return width;
  }
}
