package dev.loopwarden.standin;

/** A page that is being written; whatever comes from elsewhere is escaped. */
final class Html {
  private final StringBuilder page = new StringBuilder();

  /** Adds mark-up of our own. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** Adds text. */
  Html text(String text) {
    page.append(escape(text));
    return this;
  }

  /** Adds text in an element of a class. */
  Html element(String name, String cssClass, String text) {
    return raw("<" + name + " class=\"" + cssClass + "\">").text(text).raw("</" + name + ">");
  }

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(isHidden(character) ? '\ufffd' : character);
      }
    }
    return safe.toString();
  }

  /** Control characters, and those that turn the direction of writing. */
  private static boolean isHidden(char character) {
    return character < ' ' && character != '\n' && character != '\t'
        || character >= '\u202a' && character <= '\u202e'
        || character >= '\u2066' && character <= '\u2069';
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
