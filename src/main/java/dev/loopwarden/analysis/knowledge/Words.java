package dev.loopwarden.analysis.knowledge;

import org.jspecify.annotations.Nullable;

/** The words of one line, read from left to right. */
final class Words {
  private final String text;
  private final int end;
  private int position;

  Words(String text, int start, int end) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  /** The next word, or null at the line's end or at a comment. Quotes keep spaces in a word. */
  @Nullable String next() {
    skipSpaces();
    if (atEnd()) {
      return null;
    }
    int start = position;
    boolean quoted = false;
    while (position < end) {
      char c = text.charAt(position);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && isSpace(c)) {
        break;
      }
      position++;
    }
    return text.substring(start, position);
  }

  /** Whether the next word begins with the character. */
  boolean startsWith(char c) {
    skipSpaces();
    return position < end && text.charAt(position) == c;
  }

  /** What stands between the parentheses that begin here, or null where the closing one lacks. */
  @Nullable String parenthesised() {
    int close = text.indexOf(')', position);
    if (close < 0 || close >= end) {
      return null;
    }
    String inside = text.substring(position + 1, close);
    position = close + 1;
    return inside;
  }

  private boolean atEnd() {
    return position >= end || text.charAt(position) == '#';
  }

  private void skipSpaces() {
    while (position < end && isSpace(text.charAt(position))) {
      position++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
