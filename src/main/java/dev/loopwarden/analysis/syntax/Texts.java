package dev.loopwarden.analysis.syntax;

import java.util.BitSet;

/** What has to be known of a text before tree-sitter reads it. */
final class Texts {
  /**
   * The grammar's scanner writes its open indentations into 1,024 bytes, two for each, beside as
   * many as 255 open quotes. More of them end the process. Python itself allows 100.
   */
  private static final int MAX_INDENTATIONS = 300;

  private static final int MAX_WIDTH = 60_000;
  private static final int TAB = 8;

  private Texts() {}

  /** Whether it has so many different indentations that they could be nested too deeply. */
  static boolean hasTooManyIndentations(String text) {
    BitSet seen = new BitSet();
    return hasTooMany(text, '\n', seen)
        || (text.indexOf('\0') >= 0 && hasTooMany(text, '\0', seen)) // ends a comment there
        || seen.cardinality() > MAX_INDENTATIONS;
  }

  private static boolean hasTooMany(String text, char before, BitSet seen) {
    for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
      int width = indentation(text, at + 1);
      if (width > MAX_WIDTH) {
        return true;
      }
      seen.set(width);
    }
    return false;
  }

  /** The width of the white space at an offset as the grammar's scanner counts it. */
  private static int indentation(String text, int from) {
    int width = 0;
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ' ' -> width++;
        case '\t' -> width += TAB;
        case '\r', '\f' -> width = 0;
        case '\\' -> {
          if (i + 1 < text.length() && text.charAt(i + 1) == '\r') {
            i++;
          }
          if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
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

  /** Python ends a line at a lone carriage return, the grammar does not. */
  static void endLinesWithLineFeeds(String text, byte[] bytes, int shift) {
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      if (at + 1 == text.length() || text.charAt(at + 1) != '\n') {
        bytes[at << shift] = '\n';
      }
    }
  }

  /** The end of a comment without a carriage return. */
  static int trimmedEnd(String text, int start, int end) {
    return end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }
}
