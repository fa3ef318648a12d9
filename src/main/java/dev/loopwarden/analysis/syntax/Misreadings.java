package dev.loopwarden.analysis.syntax;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the grammar reads valid Python wrongly, and what to give it instead in the same number of
 * characters. Names are taken from the text itself, so they stay what they are.
 */
final class Misreadings {
  private static final Pattern TYPE_PARAMETERS =
      Pattern.compile("\\b(?:def|class|type)[ \\t]+\\w+[ \\t]*\\[");

  private Misreadings() {}

  /** Changes the bytes that were misread; whether there were any. */
  static boolean correct(String text, List<Integer> typeAliases, boolean hasErrors, byte[] bytes) {
    int unit = bytes.length / text.length();
    boolean changed = false;
    for (int start : typeAliases) {
      if (!isTypeAlias(text, start)) {
        bytes[start * unit] = 'T'; // "Type(x).y = z" is read as an assignment
        changed = true;
      }
    }
    return (hasErrors && blankDefaults(text, bytes, unit)) || changed;
  }

  /** Whether a name follows {@code type}; an assignment to {@code type(x).y} is no alias. */
  private static boolean isTypeAlias(String text, int start) {
    int at = start + "type".length();
    while (at < text.length() && " \t\\\r\n\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length()
        && (Character.isUnicodeIdentifierStart(text.charAt(at)) || text.charAt(at) == '_');
  }

  /** Type parameters with defaults (Python 3.13) become blanks: the tree has no place for them. */
  private static boolean blankDefaults(String text, byte[] bytes, int unit) {
    boolean changed = false;
    Matcher matcher = TYPE_PARAMETERS.matcher(text);
    while (matcher.find()) {
      int open = matcher.end() - 1;
      int close = closing(text, open);
      if (close > open && text.substring(open, close).indexOf('=') >= 0) {
        for (int i = open; i < close; i++) {
          if (text.charAt(i) != '\n') {
            bytes[i * unit] = ' ';
            clearHigh(bytes, i, unit);
          }
        }
        changed = true;
      }
    }
    return changed;
  }

  private static void clearHigh(byte[] bytes, int index, int unit) {
    if (unit == 2) {
      bytes[index * 2 + 1] = 0;
    }
  }

  /** The offset after the bracket that closes the one at an offset, or -1. */
  private static int closing(String text, int open) {
    int depth = 0;
    int limit = Math.min(text.length(), open + 2_000);
    for (int i = open; i < limit; i++) {
      switch (text.charAt(i)) {
        case '[', '(', '{' -> depth++;
        case ']', ')', '}' -> depth--;
        default -> {
          // neither opens nor closes
        }
      }
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
