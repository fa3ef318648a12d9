package dev.loopwarden.analysis.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds import statements without parsing. It finds every one that is written out, and takes some
 * text in strings and comments for one too.
 */
public final class ImportScan {
  private static final String IMPORT = "import";
  private static final String FROM = "from";

  private final String text;

  private ImportScan(String text) {
    this.text = text;
  }

  /**
   * An import statement.
   *
   * @param level the number of dots before the module
   * @param module the module; empty in {@code from . import name} and in {@code import a, b}
   * @param names what is imported from it, {@code *} included; without {@code from} the modules
   */
  public record Scanned(int level, String module, List<String> names) {
    public Scanned {
      names = List.copyOf(names);
    }
  }

  /** The import statements of a text, in its order. */
  public static List<Scanned> scan(String text) {
    ImportScan scan = new ImportScan(text);
    List<Scanned> found = new ArrayList<>();
    for (int at = text.indexOf(IMPORT); at >= 0; at = text.indexOf(IMPORT, at + 1)) {
      if (scan.isWord(at, IMPORT)) {
        Scanned statement = scan.statement(at);
        if (statement != null) {
          found.add(statement);
        }
      }
    }
    return found;
  }

  private @Nullable Scanned statement(int at) {
    List<String> names = names(at + IMPORT.length());
    if (names.isEmpty()) {
      return null;
    }
    int end = skipBack(at);
    int start = end;
    while (start > 0 && isModuleChar(text.charAt(start - 1))) {
      start--;
    }
    int before = skipBack(start) - FROM.length();
    if (start == end || before < 0 || !isWord(before, FROM)) {
      // "from.a import b" leaves no space behind the first word
      boolean glued = text.startsWith(FROM + ".", start);
      return glued
          ? from(start + FROM.length(), end, names)
          : isName(names.getFirst()) ? new Scanned(0, "", names) : null;
    }
    return from(start, end, names);
  }

  private Scanned from(int start, int end, List<String> names) {
    StringBuilder module = new StringBuilder();
    int level = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' && module.isEmpty()) {
        level++;
      } else if (!isBlank(c)) {
        module.append(c);
      }
    }
    return new Scanned(level, module.toString(), names);
  }

  /** The names behind {@code import}, without their aliases. */
  private List<String> names(int from) {
    List<String> names = new ArrayList<>();
    boolean inParentheses = false;
    boolean afterAs = false;
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '(' && names.isEmpty()) {
        inParentheses = true;
      } else if (c == '#' && inParentheses) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (c == ',') {
        afterAs = false;
      } else if (c == '*' && names.isEmpty()) {
        return List.of("*");
      } else if (isModuleChar(c)) {
        int end = i;
        while (end < text.length() && isModuleChar(text.charAt(end))) {
          end++;
        }
        String word = text.substring(i, end);
        if (word.equals("as")) {
          afterAs = true;
        } else if (!afterAs) {
          names.add(word);
          afterAs = true; // a second word without a comma is not imported
        }
        i = end - 1;
      } else if (!(isBlank(c) || (inParentheses && (c == '\n' || c == '\r')) || continues(i))) {
        break;
      }
      i++;
    }
    return names;
  }

  /** Whether a backslash joins two lines here, or the line end behind one stands here. */
  private boolean continues(int at) {
    char c = text.charAt(at);
    if (c == '\\') {
      return at + 1 < text.length() && "\r\n".indexOf(text.charAt(at + 1)) >= 0;
    }
    int before = c == '\n' && at > 0 && text.charAt(at - 1) == '\r' ? at - 2 : at - 1;
    return (c == '\n' || c == '\r') && before >= 0 && text.charAt(before) == '\\';
  }

  private int skipBack(int from) {
    int at = from;
    while (at > 0 && (isBlank(text.charAt(at - 1)) || continues(at - 1))) {
      at--;
    }
    return at;
  }

  private boolean isWord(int at, String word) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
        && (end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
  }

  private static boolean isName(String word) {
    return word.startsWith("_")
        || (!word.isEmpty() && Character.isUnicodeIdentifierStart(word.charAt(0)));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isModuleChar(char c) {
    return c == '.' || c == '_' || (c > ' ' && Character.isUnicodeIdentifierPart(c));
  }
}
