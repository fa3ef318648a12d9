package dev.loopwarden.analysis.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Jupyter notebook as one Python text: its code cells in order, each ending with a line break.
 * Lines have the numbers that they have in the JSON file. What only IPython understands has become
 * comments and {@code pass} of the same length.
 */
public final class Notebook {
  private final String json;
  private final SourceFile file;

  /** Where each piece begins in the text, and the content of its string in the JSON. */
  private final int[] textStarts;

  private final int[] jsonStarts;

  /** The offset in the text at which each cell ends, before the line break that was added. */
  private final int[] cellEnds;

  Notebook(String path, String json, List<NotebookCells.Cell> cells) {
    this.json = json;
    int pieces = cells.stream().mapToInt(cell -> cell.pieces().size()).sum();
    textStarts = new int[pieces];
    jsonStarts = new int[pieces];
    cellEnds = new int[cells.size()];
    StringBuilder text = new StringBuilder();
    int piece = 0;
    for (int i = 0; i < cells.size(); i++) {
      StringBuilder cell = new StringBuilder();
      for (NotebookCells.Piece part : cells.get(i).pieces()) {
        textStarts[piece] = text.length() + cell.length();
        jsonStarts[piece++] = part.start();
        cell.append(part.text());
      }
      text.append(Magics.neutralized(cell.toString()));
      cellEnds[i] = text.length();
      text.append('\n');
    }
    file = new SourceFile(path, text.toString(), lines(text.toString()));
  }

  /** The Python text. */
  public SourceFile file() {
    return file;
  }

  /** The text of the notebook itself. */
  public String json() {
    return json;
  }

  /**
   * Edits of the Python text as edits of the JSON text.
   *
   * @throws IllegalArgumentException if an edit reaches over the end of a cell
   */
  public List<TextEdit> toJson(List<TextEdit> edits) {
    List<TextEdit> mapped = new ArrayList<>();
    for (TextEdit edit : edits) {
      int start = edit.span().start();
      int end = edit.span().end();
      int cell = cell(start);
      if (cell != cell(end)) {
        throw new IllegalArgumentException("edit reaches over the end of a cell: " + edit.span());
      }
      int jsonStart = jsonOffset(start);
      Span span = new Span(jsonStart, end == start ? jsonStart : jsonOffset(end));
      mapped.add(new TextEdit(span, JsonStrings.escaped(edit.text(), separator(jsonStart))));
    }
    return mapped;
  }

  private LineIndex lines(String text) {
    LineIndex plain = LineIndex.of(text);
    LineIndex original = LineIndex.of(json);
    int[] starts = new int[plain.count()];
    int[] numbers = new int[plain.count()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = plain.start(i + 1);
      int number = original.line(jsonOffset(starts[i]));
      numbers[i] = i == 0 ? number : Math.max(number, numbers[i - 1]);
    }
    return LineIndex.mapped(starts, numbers);
  }

  /** The cell an offset lies in; its end and the line break behind it belong to it. */
  private int cell(int offset) {
    int found = Arrays.binarySearch(cellEnds, offset);
    return found >= 0 ? found : -found - 1;
  }

  private int jsonOffset(int offset) {
    if (textStarts.length == 0) {
      return 0;
    }
    int found = Arrays.binarySearch(textStarts, offset);
    int piece = Math.max(0, found >= 0 ? found : -found - 2);
    return JsonStrings.offset(json, jsonStarts[piece], offset - textStarts[piece]);
  }

  /** What ends one line and begins the next where each line is a string of its own. */
  private String separator(int jsonOffset) {
    int lineStart = json.lastIndexOf('\n', jsonOffset - 1) + 1;
    int at = lineStart;
    while (at < json.length() && (json.charAt(at) == ' ' || json.charAt(at) == '\t')) {
      at++;
    }
    boolean alone = at < json.length() && json.charAt(at) == '"' && lineStart > 0;
    if (!alone || json.startsWith("\"source\"", at)) {
      return "";
    }
    return "\",\n" + json.substring(lineStart, at) + "\"";
  }
}
