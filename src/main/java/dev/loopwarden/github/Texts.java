package dev.loopwarden.github;

/** GitHub's limits on lengths, kept here as a last resort. */
final class Texts {
  static final int COMMENT = 65_000;
  static final int SUMMARY = 65_000;
  static final int MESSAGE = 60_000;
  static final int ANNOTATION_TITLE = 255;
  static final int STATUS = 140;

  private static final String CUT = "\n\n(cut here: GitHub takes no more)";

  private Texts() {}

  /** A text with at most so many characters; never half of a surrogate pair. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  /** Markdown with at most so many characters, which says that it was cut. */
  static String markdown(String text, int most) {
    return text.length() <= most ? text : cut(text, most - CUT.length()) + CUT;
  }
}
