package dev.loopwarden.report;

/** Puts foreign text into Markdown so that it stays text. */
final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]()#+-.!|~>:/";

  private Markdown() {}

  /** Text on one line. */
  static String text(String foreign) {
    StringBuilder safe = new StringBuilder(foreign.length() + 16);
    String tame = Glyphs.tame(foreign);
    for (int i = 0; i < tame.length(); i++) {
      char c = tame.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '&' -> safe.append("&amp;");
        case '@' -> safe.append("&#64;");
        default -> {
          if (SPECIAL.indexOf(c) >= 0) {
            safe.append('\\');
          }
          safe.append(c);
        }
      }
    }
    return safe.toString();
  }

  /** A block of code; its fence is longer than any in the code. */
  static String code(String language, String foreign) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < foreign.length(); i++) {
      run = foreign.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(Math.max(3, longest + 1));
    StringBuilder block = new StringBuilder(fence).append(language).append('\n');
    foreign.lines().forEach(line -> block.append(Glyphs.tame(line)).append('\n'));
    return block.append(fence).append('\n').toString();
  }
}
