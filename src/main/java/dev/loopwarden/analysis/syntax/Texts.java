package dev.loopwarden.analysis.syntax;

/** What has to be known of a text before tree-sitter reads it. */
final class Texts {
  private Texts() {}

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
