package dev.loopwarden.report;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of source and what to mark below it, cut to a width.
 *
 * @param code the line as a terminal shows it
 * @param indent columns before the marked part
 * @param marked columns of the marked part, at least 1
 */
record Excerpt(String code, int indent, int marked) {
  private static final String CUT = "\u2026";
  private static final int WINDOW = 1_000;

  /** The line on which a span begins. */
  static Excerpt of(SourceFile source, Span span, int width) {
    int start = Rows.start(source.text(), span.start());
    int end = Rows.end(source.text(), span.start());
    int to = Math.clamp(span.end(), span.start(), end);
    return cut(source.text().substring(start, end), span.start() - start, to - start, width);
  }

  /** A line with nothing marked. */
  static String plain(String text, int width) {
    return cut(text, 0, 0, width).code;
  }

  /** A window of the text is enough: lines of generated files can be megabytes long. */
  private static Excerpt cut(String text, int from, int to, int width) {
    int start = Math.max(0, from - WINDOW);
    int end = Math.min(text.length(), from + WINDOW);
    return cutWindow(text.substring(start, end), from - start, Math.min(to, end) - start, width);
  }

  private static Excerpt cutWindow(String text, int from, int to, int width) {
    List<Cell> cells = cells(text);
    int markStart = column(cells, from);
    int markEnd = Math.max(column(cells, to), markStart + 1);
    int total = cells.isEmpty() ? 0 : cells.getLast().end();
    if (total <= width) {
      return new Excerpt(join(cells, 0, total), markStart, markEnd - markStart);
    }
    int left = Math.max(0, Math.min(markStart - width / 3, total - width + 1));
    int room = left > 0 ? width - 1 : width;
    int right = total - left <= room ? total : left + room - 1;
    String code = join(cells, left, right);
    int shift = left > 0 ? 1 : 0;
    if (left > 0) {
      code = CUT + code;
    }
    if (right < total) {
      code += CUT;
    }
    int indent = markStart - Math.max(left, firstColumn(cells, left)) + shift;
    return new Excerpt(code, indent, Math.max(1, Math.min(markEnd, right) - markStart));
  }

  /** One code point: where it begins in the line, and in columns. */
  private record Cell(int offset, String shown, int column, int width) {
    int end() {
      return column + width;
    }
  }

  private static List<Cell> cells(String text) {
    List<Cell> cells = new ArrayList<>(text.length());
    int column = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      StringBuilder shown = new StringBuilder(2);
      int width = Glyphs.append(shown, codePoint, column);
      cells.add(new Cell(i, shown.toString(), column, width));
      column += width;
      i += Character.charCount(codePoint);
    }
    return cells;
  }

  private static int column(List<Cell> cells, int offset) {
    for (Cell cell : cells) {
      if (cell.offset >= offset) {
        return cell.column;
      }
    }
    return cells.isEmpty() ? 0 : cells.getLast().end();
  }

  private static int firstColumn(List<Cell> cells, int left) {
    for (Cell cell : cells) {
      if (cell.column >= left) {
        return cell.column;
      }
    }
    return left;
  }

  private static String join(List<Cell> cells, int left, int right) {
    StringBuilder code = new StringBuilder();
    for (Cell cell : cells) {
      if (cell.column >= left && cell.end() <= right) {
        code.append(cell.shown);
      }
    }
    return code.toString();
  }
}
