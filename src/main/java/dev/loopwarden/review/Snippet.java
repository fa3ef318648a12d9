package dev.loopwarden.review;

/**
 * Code without what does not change its meaning: comments, blanks between tokens, line breaks and
 * trailing commas. Two findings on equal snippets are about the same code.
 */
final class Snippet {
  private final String code;
  private final StringBuilder result;
  private int at;

  private Snippet(String code) {
    this.code = code;
    this.result = new StringBuilder(code.length());
  }

  /** The normal form of a piece of Python. */
  static String of(String code) {
    return new Snippet(code).normalise();
  }

  private String normalise() {
    while (at < code.length()) {
      char c = code.charAt(at);
      if (c == '#') {
        skipLine();
      } else if (c == '\'' || c == '"') {
        copyString(c);
      } else if (Character.isWhitespace(c) || isJoinedLine()) {
        copyBlank();
      } else {
        copy(c);
      }
    }
    return result.toString();
  }

  private void skipLine() {
    while (at < code.length() && code.charAt(at) != '\n' && code.charAt(at) != '\r') {
      at++;
    }
  }

  private boolean isJoinedLine() {
    return code.charAt(at) == '\\'
        && at + 1 < code.length()
        && (code.charAt(at + 1) == '\n' || code.charAt(at + 1) == '\r');
  }

  /** A blank counts only where two words would run together. */
  private void copyBlank() {
    while (at < code.length() && (Character.isWhitespace(code.charAt(at)) || isJoinedLine())) {
      at++;
    }
    boolean between =
        at < code.length()
            && isWordPart(code.charAt(at))
            && !result.isEmpty()
            && isWordPart(result.charAt(result.length() - 1));
    if (between) {
      result.append(' ');
    }
  }

  private void copy(char c) {
    boolean closes = c == ')' || c == ']' || c == '}';
    if (closes && !result.isEmpty() && result.charAt(result.length() - 1) == ',') {
      result.setLength(result.length() - 1);
    }
    result.append(c);
    at++;
  }

  private void copyString(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    String end = code.startsWith(triple, at) ? triple : String.valueOf(quote);
    int start = at;
    at += end.length();
    while (at < code.length() && !code.startsWith(end, at)) {
      boolean isLost = end.length() == 1 && code.charAt(at) == '\n';
      if (isLost) {
        break; // not a string after all
      }
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(code.length(), at + end.length());
    result.append(code, start, at);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
