package dev.loopwarden.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts foreign text into Markdown so that it stays text: nothing links, mentions or hides. */
public final class Markdown {
  private static final String SPECIAL = "\\`*[]~|$";
  private static final Pattern BLOCK = Pattern.compile("\\s*(?:[-+=>]|\\d{1,9}[.)])");
  private static final Pattern EMOJI =
      Pattern.compile(":(?:100|1234|[\\w+-]{0,30}[a-zA-Z_+-][\\w+-]{0,30}):");

  /**
   * Between a sign and what follows it, so that GitHub, which looks for mentions and references
   * after the Markdown is read, finds none.
   */
  private static final String BREAK = "&#8203;";

  private static final String ADDRESS = "-._~:/?#@!$&'+,;=%";

  private static final Pattern CALL =
      Pattern.compile("(?U)(?<![\\w.])[\\p{L}_][\\w.]{0,200}\\(\\)");

  private Markdown() {}

  /** Text on one line, for where no Markdown is read. */
  public static String plain(String foreign) {
    return Glyphs.tame(foreign);
  }

  /** Text on one line, to stand anywhere in it. */
  public static String text(String foreign) {
    StringBuilder safe = new StringBuilder(foreign.length() + 16);
    String tame = Glyphs.tame(foreign);
    int body = bodyStart(tame, safe);
    for (int i = body; i < tame.length(); i++) {
      char c = tame.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '&' -> safe.append("&amp;");
        case '@' -> safe.append("&#64;").append(BREAK);
        case '#' -> safe.append('#').append(BREAK);
        case '_' -> safe.append(isWithinWord(tame, i) ? "_" : "\\_");
        default -> {
          safe.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
          if (beginsLink(tame, i)) {
            safe.append(BREAK);
          }
        }
      }
    }
    return safe.toString();
  }

  /** What makes a list, a quotation or a heading of a line stands at its beginning. */
  private static int bodyStart(String text, StringBuilder safe) {
    Matcher block = BLOCK.matcher(text);
    if (!block.lookingAt()) {
      return 0;
    }
    int sign = block.end() - 1;
    safe.append(text, 0, sign).append('\\').append(text.charAt(sign));
    return block.end();
  }

  private static boolean isWithinWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  /** Behind {@code GH-}, {@code www.}, the colon of an address or the first one of an emoji. */
  private static boolean beginsLink(String text, int at) {
    return switch (text.charAt(at)) {
      case '-' -> at >= 2 && text.regionMatches(true, at - 2, "GH", 0, 2);
      case '.' -> at >= 3 && text.regionMatches(true, at - 3, "www", 0, 3);
      case ':' ->
          text.startsWith("//", at + 1)
              || EMOJI.matcher(text).region(at, text.length()).lookingAt();
      default -> false;
    };
  }

  /** Code within a line: whatever it holds, and cut to so many characters. */
  public static String span(String foreign, int most) {
    String code = shortened(Glyphs.tame(foreign), most);
    if (code.isBlank()) {
      return "";
    }
    String fence = "`".repeat(longestRun(code) + 1);
    boolean padded =
        code.startsWith("`") || code.endsWith("`") || code.startsWith(" ") && code.endsWith(" ");
    return padded ? fence + " " + code + " " + fence : fence + code + fence;
  }

  /**
   * A sentence of ours with foreign code between back-ticks, as findings have them; calls such as
   * {@code load()} become code, too.
   */
  public static String prose(String sentence) {
    String tame = Glyphs.tame(sentence);
    StringBuilder text = new StringBuilder(tame.length() + 32);
    int at = 0;
    while (at < tame.length()) {
      int open = tame.indexOf('`', at);
      int close = open < 0 ? -1 : tame.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      appendCalls(text, tame.substring(at, open));
      text.append(span(tame.substring(open + 1, close), tame.length()));
      at = close + 1;
    }
    return appendCalls(text, tame.substring(at)).toString();
  }

  private static StringBuilder appendCalls(StringBuilder text, String plain) {
    Matcher call = CALL.matcher(plain);
    int at = 0;
    while (call.find()) {
      text.append(text(plain.substring(at, call.start())));
      text.append(span(call.group(), plain.length()));
      at = call.end();
    }
    return text.append(text(plain.substring(at)));
  }

  /** An address as it can stand in the parentheses of a link. */
  public static String address(String foreign) {
    StringBuilder safe = new StringBuilder(foreign.length());
    for (byte b : foreign.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ADDRESS.indexOf(c) >= 0);
      safe.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return safe.toString();
  }

  /** The beginning of a text, in at most so many characters, no character cut in half. */
  public static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "\u2026";
  }

  /** A block of code; its fence is longer than any in the code. */
  public static String code(String language, String foreign) {
    StringBuilder block = new StringBuilder();
    foreign.lines().forEach(line -> block.append(Glyphs.tame(line)).append('\n'));
    return fenced(language, block.toString());
  }

  /** A block of text that ends its last line, byte for byte. */
  static String fenced(String language, String lines) {
    String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
    return fence + language + "\n" + lines + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
