package dev.loopwarden.report;

/**
 * Finds lines around offsets of a text. The line index of a notebook knows the lines of its JSON
 * file, where several lines of code may have the same number.
 */
final class Rows {
  private Rows() {}

  /** Where the line of an offset begins. */
  static int start(String text, int offset) {
    int at = offset;
    while (at > 0 && !isLineEnd(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Where the line of an offset ends, before its line end. */
  static int end(String text, int offset) {
    int at = offset;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the line after that of an offset begins, or the end of the text. */
  static int next(String text, int offset) {
    int at = end(text, offset);
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    return Math.min(text.length(), at + 1);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
