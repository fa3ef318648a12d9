package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions with a bracket that nobody closes, which take the definitions behind them along. They
 * are blanked, so that a second reading finds the others.
 */
final class Unclosed {
  private final String text;
  private final FlatTree tree;
  private final List<Span> found = new ArrayList<>();

  private Unclosed(String text, FlatTree tree) {
    this.text = text;
    this.tree = tree;
  }

  /** Blanks such functions in the bytes of a text; what was blanked. */
  static List<Span> blank(String text, FlatTree tree, byte[] bytes) {
    Unclosed unclosed = new Unclosed(text, tree);
    for (int node = 0; node < tree.count(); node++) {
      if (tree.is(node, NodeKind.ERROR)) {
        unclosed.search(node);
      }
    }
    int unit = text.isEmpty() ? 1 : bytes.length / text.length();
    for (Span span : unclosed.found) {
      for (int i = span.start(); i < span.end(); i++) {
        if (text.charAt(i) != '\n' && bytes[i * unit] != '\n') {
          bytes[i * unit] = ' ';
          bytes[(i + 1) * unit - 1] = unit == 1 ? (byte) ' ' : 0;
        }
      }
    }
    return unclosed.found;
  }

  /** Looks at each run of children that are no statements. */
  private void search(int node) {
    int end = tree.after(node);
    int child = tree.first(node);
    if (child == end) {
      search(tree.start(node), tree.end(node));
    }
    while (child < end) {
      int from = child;
      int last = child;
      while (child < end && !tree.kind(child).isStatement()) {
        last = child;
        child = tree.after(child);
      }
      if (child > from) {
        search(tree.start(from), tree.end(last));
      } else {
        child = tree.after(child);
      }
    }
  }

  private void search(int start, int end) {
    int first = definition(start, end, Integer.MAX_VALUE);
    if (first < 0) {
      return;
    }
    int line = lineStart(start);
    if (!isDefinition(line)) {
      int header = header(line, indentation(line));
      boolean inFunction = header >= 0 && !text.startsWith("class", header + indentation(header));
      line = inFunction ? header : line;
    }
    int next = definition(first - 1, end, indentation(line));
    add(line, next < 0 ? first : next);
  }

  /** The first line behind an offset with a definition that is indented no further, or -1. */
  private int definition(int start, int end, int indentation) {
    int at = text.indexOf('\n', start, end) + 1;
    while (at > 0 && at < end) {
      if (isDefinition(at) && indentation(at) <= indentation) {
        return at;
      }
      at = text.indexOf('\n', at, end) + 1;
    }
    return -1;
  }

  private void add(int start, int end) {
    if (found.isEmpty() || found.getLast().end() <= start) {
      found.add(new Span(start, end));
    }
  }

  /** The line of the nearest definition before a line that is less indented, or -1. */
  private int header(int line, int indentation) {
    int at = line;
    while (at > 0) {
      at = lineStart(at - 1);
      if (indentation(at) < indentation && isDefinition(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isDefinition(int line) {
    int at = line + indentation(line);
    return text.startsWith("def ", at)
        || text.startsWith("async def ", at)
        || text.startsWith("class ", at)
        || text.startsWith("@", at);
  }

  private int indentation(int line) {
    int at = line;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - line;
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }
}
