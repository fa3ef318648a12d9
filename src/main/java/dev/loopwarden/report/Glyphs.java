package dev.loopwarden.report;

/** How characters of a repository look on a terminal: their width, and what must not get there. */
final class Glyphs {
  private static final int TAB = 4;

  private Glyphs() {}

  /** Columns that a code point takes at a column; tabs go to the next stop. */
  static int width(int codePoint, int column) {
    if (codePoint == '\t') {
      return TAB - column % TAB;
    }
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      case Character.FORMAT -> isHidden(codePoint) ? 1 : 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  /** Appends a code point as it may be shown; returns the columns it takes. */
  static int append(StringBuilder line, int codePoint, int column) {
    int width = width(codePoint, column);
    if (codePoint == '\t') {
      line.repeat(' ', width);
    } else if (isHidden(codePoint)) {
      line.append('\uFFFD');
    } else {
      line.appendCodePoint(codePoint);
    }
    return width;
  }

  /** One line of foreign text without anything that moves the cursor or turns the text around. */
  static String tame(String text) {
    StringBuilder line = new StringBuilder(text.length());
    int column = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      column += append(line, codePoint, column);
      i += Character.charCount(codePoint);
    }
    return line.toString();
  }

  /** Columns of a whole text. */
  static int width(String text) {
    int column = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      column += width(codePoint, column);
      i += Character.charCount(codePoint);
    }
    return column;
  }

  /** Whether a text has a character that people would not see, or not where it stands. */
  static boolean hidesSomething(String text) {
    return text.codePoints().anyMatch(Glyphs::isHidden);
  }

  /**
   * Control characters, lone surrogates, tags, what has no width and joins nothing, and marks that
   * change the direction of text.
   */
  private static boolean isHidden(int codePoint) {
    if (codePoint < 0x20 || codePoint >= 0x7f && codePoint < 0xa0) {
      return codePoint != '\t';
    }
    return codePoint >= 0x202a && codePoint <= 0x202e
        || codePoint >= 0x2066 && codePoint <= 0x2069
        || codePoint == 0xad
        || codePoint == 0x180e
        || codePoint == 0x200b
        || codePoint >= 0x2060 && codePoint <= 0x2064
        || codePoint == 0xfeff
        || codePoint == 0x200e
        || codePoint == 0x200f
        || codePoint == 0x061c
        || codePoint >= 0xe0000 && codePoint <= 0xe007f
        || codePoint == 0x2028
        || codePoint == 0x2029
        || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static boolean isWide(int codePoint) {
    return codePoint >= 0x1100 && codePoint <= 0x115f
        || codePoint >= 0x2e80 && codePoint <= 0x303e
        || codePoint >= 0x3041 && codePoint <= 0xa4cf
        || codePoint >= 0xac00 && codePoint <= 0xd7a3
        || codePoint >= 0xf900 && codePoint <= 0xfaff
        || codePoint >= 0xfe30 && codePoint <= 0xfe6f
        || codePoint >= 0xff00 && codePoint <= 0xff60
        || codePoint >= 0xffe0 && codePoint <= 0xffe6
        || codePoint >= 0x1f300 && codePoint <= 0x1f64f
        || codePoint >= 0x1f680 && codePoint <= 0x1f6ff
        || codePoint >= 0x1f900 && codePoint <= 0x1f9ff
        || codePoint >= 0x20000 && codePoint <= 0x3fffd;
  }
}
