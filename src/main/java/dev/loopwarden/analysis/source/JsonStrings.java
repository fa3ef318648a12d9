package dev.loopwarden.analysis.source;

/** Offsets in JSON strings, and text as it stands in them. */
final class JsonStrings {
  private static final int UNICODE_ESCAPE = 6;

  private JsonStrings() {}

  /** Where the character with an index stands, counted from the beginning of a string's content. */
  static int offset(String json, int start, int index) {
    int at = start;
    for (int left = index; left > 0 && json.charAt(at) != '"'; left--) {
      at += width(json, at);
    }
    return at;
  }

  private static int width(String json, int at) {
    if (json.charAt(at) != '\\') {
      return 1;
    }
    return json.charAt(at + 1) == 'u' ? UNICODE_ESCAPE : 2;
  }

  /** Text for the inside of a string; the separator follows each line break. */
  static String escaped(String text, String separator) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n").append(separator);
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (c < ' ') {
            escaped.append("\\u%04x".formatted((int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }
}
