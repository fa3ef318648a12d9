package dev.loopwarden.analysis.source;

import java.util.Set;

/** The lines of a notebook's cell that IPython understands and Python does not. */
final class Magics {
  private static final Set<String> PYTHON_CELLS =
      Set.of("%%time", "%%timeit", "%%capture", "%%prun");
  private static final String FILLER = "pass#";

  private final String text;
  private final char[] result;
  private int brackets;
  private char quote;
  private boolean triple;
  private boolean continued;

  private Magics(String text) {
    this.text = text;
    this.result = text.toCharArray();
  }

  /** Whether a cell magic hands the cell to something else than Python. */
  static boolean isForeign(String cell) {
    String first = cell.stripLeading();
    if (!first.startsWith("%%")) {
      return false;
    }
    int end = 2;
    while (end < first.length() && !Character.isWhitespace(first.charAt(end))) {
      end++;
    }
    return !PYTHON_CELLS.contains(first.substring(0, end));
  }

  /** The cell with such lines made harmless: as long as before, with the same line breaks. */
  static String neutralized(String cell) {
    Magics magics = new Magics(cell);
    int start = 0;
    while (start < cell.length()) {
      int end = cell.indexOf('\n', start);
      end = end < 0 ? cell.length() : end;
      magics.line(start, end);
      start = end + 1;
    }
    return new String(magics.result);
  }

  private void line(int start, int end) {
    boolean fresh = brackets == 0 && quote == 0 && !continued;
    int first = start;
    while (first < end && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    if (fresh && first < end && isMagic(first, end)) {
      neutralize(first, end);
      return;
    }
    int last = scan(first, end);
    if (fresh && brackets == 0 && quote == 0 && last >= first && text.charAt(last) == '?') {
      neutralize(first, end);
      continued = false;
    }
  }

  private boolean isMagic(int first, int end) {
    char c = text.charAt(first);
    if (c == '%' || c == '!' || c == '?') {
      return true;
    }
    // name = %magic, name = !command
    int equals = text.indexOf('=', first);
    if (equals < 0 || equals >= end) {
      return false;
    }
    int after = equals + 1;
    while (after < end && text.charAt(after) == ' ') {
      after++;
    }
    boolean marked = after + 1 < end && (text.charAt(after) == '%' || text.charAt(after) == '!');
    return marked
        && text.charAt(after + 1) != '='
        && text.substring(first, equals).chars().allMatch(Magics::isTarget);
  }

  private static boolean isTarget(int c) {
    return Character.isUnicodeIdentifierPart(c) || c == ',' || c == ' ';
  }

  private void neutralize(int first, int end) {
    int stop = end > first && text.charAt(end - 1) == '\r' ? end - 1 : end;
    if (stop - first < FILLER.length()) {
      result[first] = '#';
      return;
    }
    FILLER.getChars(0, FILLER.length(), result, first);
  }

  /** Follows quotes and brackets over a line; the last character of code that is no blank. */
  private int scan(int start, int end) {
    int last = -1;
    continued = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        continued = i + 1 >= end || text.charAt(i + 1) == '\r';
        i++;
        last = i;
      } else if (quote != 0) {
        i = inString(i, c);
        last = i;
      } else if (c == '#') {
        break;
      } else if (c == '"' || c == '\'') {
        quote = c;
        triple = text.startsWith(String.valueOf(c).repeat(3), i);
        i += triple ? 2 : 0;
        last = i;
      } else if (!Character.isWhitespace(c)) {
        brackets += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 && brackets > 0 ? -1 : 0;
        last = i;
      }
    }
    if (quote != 0 && !triple && !continued) {
      quote = 0;
    }
    return Math.min(last, end - 1);
  }

  private int inString(int at, char c) {
    if (c != quote) {
      return at;
    }
    if (!triple) {
      quote = 0;
      return at;
    }
    if (!text.startsWith(String.valueOf(c).repeat(3), at)) {
      return at;
    }
    quote = 0;
    return at + 2;
  }
}
