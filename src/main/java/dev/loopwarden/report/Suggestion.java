package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.diff.LineSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fix as lines that take the place of lines in the diff: what a host applies with one click.
 *
 * @param first the first line it replaces
 * @param last the last line it replaces
 * @param lines what stands there afterwards, each with its line end
 */
record Suggestion(int first, int last, String lines) {
  private static final int MOST_LINES = 25;
  private static final int MOST_CHARACTERS = 4_000;

  /**
   * The fix, if a click can apply it: one file, all in one hunk with the line that the comment
   * stands on, not too long, and nothing in it that people would not see.
   */
  static Optional<Suggestion> of(SourceFile source, Fix fix, int line, LineSet shown) {
    if (source.path().endsWith(".ipynb")) {
      return Optional.empty(); // its lines are those of a JSON file
    }
    List<TextEdit> edits =
        fix.edits().stream().sorted(Comparator.comparing(TextEdit::span)).toList();
    Span from = edits.getFirst().span();
    Span to = edits.getLast().span();
    int first = Math.min(line, source.lines().line(from.start()));
    int last = Math.max(line, lastLine(source, to));
    if (last - first >= MOST_LINES || !isInOneHunk(shown, first, last)) {
      return Optional.empty();
    }
    int start = source.lines().start(first);
    int end = Rows.next(source.text(), source.lines().start(last));
    if (to.end() > end) {
      return Optional.empty();
    }
    String before = source.text().substring(start, end);
    String after = TextEdit.apply(before, edits.stream().map(edit -> shift(edit, start)).toList());
    String lines = withLineEnds(after, before);
    return lines.length() > MOST_CHARACTERS || lines.lines().anyMatch(Glyphs::hidesSomething)
        ? Optional.empty()
        : Optional.of(new Suggestion(first, last, lines));
  }

  /** An edit that ends where a line begins does not touch that line. */
  private static int lastLine(SourceFile source, Span span) {
    int line = source.lines().line(span.end());
    boolean before = span.length() > 0 && source.lines().start(line) == span.end();
    return before ? line - 1 : line;
  }

  private static boolean isInOneHunk(LineSet shown, int first, int last) {
    return shown.ranges().stream()
        .anyMatch(range -> range.first() <= first && last <= range.last());
  }

  private static TextEdit shift(TextEdit edit, int by) {
    Span span = edit.span();
    return new TextEdit(new Span(span.start() - by, span.end() - by), edit.text());
  }

  /** New lines end as the lines around them do. */
  private static String withLineEnds(String after, String before) {
    String end = before.contains("\r\n") ? "\r\n" : "\n";
    StringBuilder lines = new StringBuilder(after.length() + 16);
    after.lines().forEach(line -> lines.append(line).append(end));
    return lines.toString();
  }

  /** As hosts read it. */
  String markdown() {
    return Markdown.fenced("suggestion", lines);
  }
}
