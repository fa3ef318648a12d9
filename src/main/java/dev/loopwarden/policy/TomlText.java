package dev.loopwarden.policy;

import dev.loopwarden.policy.Value.Place;
import dev.loopwarden.policy.Value.SyntaxException;

/** The characters of a TOML file, and where the reader is among them. */
final class TomlText {
  private static final char END = 0;

  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  TomlText(String text) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
    this.lineStart = at;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  char peek() {
    return atEnd() ? END : text.charAt(at);
  }

  Place place() {
    return new Place(line, at - lineStart + 1);
  }

  boolean skip(String expected) {
    if (!text.startsWith(expected, at)) {
      return false;
    }
    at += expected.length();
    return true;
  }

  void expect(String expected) {
    if (!skip(expected)) {
      throw new SyntaxException(place(), "expected " + expected);
    }
  }

  void skipSpace() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** Spaces, comments and line ends. */
  void skipBlankLines() {
    while (true) {
      skipSpace();
      skipComment();
      if (peek() != '\n' && peek() != '\r') {
        return;
      }
      next();
    }
  }

  /** Nothing but a comment may stand before the end of the line. */
  void endLine() {
    skipSpace();
    skipComment();
    if (!atEnd() && peek() != '\n' && peek() != '\r') {
      throw new SyntaxException(place(), "expected the end of the line");
    }
  }

  private void skipComment() {
    if (peek() == '#') {
      while (!atEnd() && peek() != '\n') {
        at++;
      }
    }
  }

  String bareKey() {
    int start = at;
    while (isKey(peek())) {
      at++;
    }
    if (at == start) {
      throw new SyntaxException(place(), "expected a key");
    }
    return text.substring(start, at);
  }

  private static boolean isKey(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-';
  }

  /** Anything up to a space, a separator or a comment. */
  String word() {
    int start = at;
    while (!atEnd() && " \t\r\n,]}#".indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Whether a space and a digit follow, as between the day and the time. */
  boolean timeFollows() {
    return peek() == ' ' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
  }

  /** One of the four kinds of quoted text. */
  String string() {
    Place start = place();
    String quote = String.valueOf(peek());
    boolean escapes = quote.equals("\"");
    boolean block = text.startsWith(quote.repeat(3), at);
    String end = block ? quote.repeat(3) : quote;
    at += end.length();
    if (block) {
      skipFirstLineEnd();
    }
    StringBuilder value = new StringBuilder();
    while (!text.startsWith(end, at)) {
      if (atEnd() || !block && (peek() == '\n' || peek() == '\r')) {
        throw new SyntaxException(start, "the text has no closing " + end);
      }
      if (escapes && peek() == '\\') {
        escape(value);
      } else {
        value.append(next());
      }
    }
    at += end.length();
    while (block && peek() == quote.charAt(0)) { // up to two quotes may stand before the end
      value.append(next());
    }
    return value.toString();
  }

  private void skipFirstLineEnd() {
    if (peek() == '\r') {
      next();
    }
    if (peek() == '\n') {
      next();
    }
  }

  private void escape(StringBuilder value) {
    Place place = place();
    at++;
    char c = next();
    switch (c) {
      case 'b' -> value.append('\b');
      case 't' -> value.append('\t');
      case 'n' -> value.append('\n');
      case 'f' -> value.append('\f');
      case 'r' -> value.append('\r');
      case 'e' -> value.append('\u001b');
      case '"', '\\' -> value.append(c);
      case 'x' -> unicode(value, 2, place);
      case 'u' -> unicode(value, 4, place);
      case 'U' -> unicode(value, 8, place);
      case ' ', '\t', '\r', '\n' -> skipWhitespace();
      default -> throw new SyntaxException(place, "unknown escape \\" + c);
    }
  }

  /** A backslash at the end of a line joins it with the next text. */
  private void skipWhitespace() {
    while (!atEnd() && Character.isWhitespace(peek())) {
      next();
    }
  }

  private void unicode(StringBuilder value, int digits, Place place) {
    int end = Math.min(at + digits, text.length());
    try {
      value.appendCodePoint(Integer.parseInt(text, at, end, 16));
    } catch (IllegalArgumentException e) {
      throw new SyntaxException(place, "expected " + digits + " hexadecimal digits");
    }
    at = end;
  }

  private char next() {
    char c = peek();
    at++;
    if (c == '\n') {
      line++;
      lineStart = at;
    }
    return c;
  }
}
