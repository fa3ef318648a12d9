package dev.loopwarden.review;

import dev.loopwarden.analysis.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of a function as it is written: decorators, {@code def}, parameters.
 *
 * @param first the first line, of the first decorator if there is one
 * @param def the line of the {@code def}
 * @param last the line on which the body's colon stands
 */
record Definition(int first, int def, int last) {
  private static final Pattern DEF = Pattern.compile("\\s*\"?\\s*(async\\s+)?def\\s.*");
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*\"?\\s*(if|elif|else|for|while|with|try|except|finally|class|match|case|async)\\b.*");
  private static final Pattern DECORATOR = Pattern.compile("\\s*\"?\\s*@.*");
  private static final Pattern COLON = Pattern.compile(".*:\\s*(#.*|\\\\n\",?)?");
  private static final int LONGEST = 60;

  /** The functions around a line, innermost first; in a notebook, lines are JSON strings. */
  static List<Definition> around(SourceFile source, int line) {
    List<Definition> found = new ArrayList<>();
    int indent = indent(source.line(line));
    for (int at = line - 1; at >= 1 && indent > 0; at--) {
      String text = source.line(at);
      if (indent(text) >= indent) {
        continue;
      }
      if (DEF.matcher(text).matches()) {
        found.add(new Definition(firstDecorator(source, at), at, colon(source, at, line - 1)));
        indent = indent(text);
      } else if (BLOCK.matcher(text).matches()) {
        indent = indent(text);
      }
    }
    return found;
  }

  private static int firstDecorator(SourceFile source, int def) {
    int first = def;
    while (first > 1 && DECORATOR.matcher(source.line(first - 1)).matches()) {
      first--;
    }
    return first;
  }

  private static int colon(SourceFile source, int def, int before) {
    int end = Math.min(before, def + LONGEST);
    for (int at = def; at <= end; at++) {
      if (COLON.matcher(source.line(at)).matches()) {
        return at;
      }
    }
    return def;
  }

  private static int indent(String line) {
    int at = 0;
    while (at < line.length()
        && (Character.isWhitespace(line.charAt(at)) || line.charAt(at) == '"')) {
      at++;
    }
    return at;
  }
}
