package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines that a fix changes, as they are and as they become.
 *
 * @param line the first of them, counted from 1
 * @param removed the lines as they are
 * @param added the lines in their place
 */
record FixPreview(int line, List<String> removed, List<String> added) {

  /** The changes of a fix from top to bottom, without lines that stay as they are. */
  static List<FixPreview> of(SourceFile source, Fix fix) {
    List<TextEdit> edits =
        fix.edits().stream().sorted(Comparator.comparing(TextEdit::span)).toList();
    List<FixPreview> previews = new ArrayList<>();
    List<TextEdit> open = new ArrayList<>();
    int last = 0;
    for (TextEdit edit : edits) {
      if (!open.isEmpty() && source.lines().line(edit.span().start()) > last) {
        previews.add(of(source, List.copyOf(open)));
        open.clear();
      }
      open.add(edit);
      last = source.lines().line(edit.span().end());
    }
    previews.add(of(source, open));
    return previews;
  }

  private static FixPreview of(SourceFile source, List<TextEdit> edits) {
    int from = edits.getFirst().span().start();
    int start = Rows.start(source.text(), from);
    int end = Rows.next(source.text(), edits.getLast().span().end());
    int first = source.lines().line(from);
    String before = source.text().substring(start, end);
    List<TextEdit> shifted = edits.stream().map(edit -> shift(edit, start)).toList();
    return trimmed(first, lines(before), lines(TextEdit.apply(before, shifted)));
  }

  private static TextEdit shift(TextEdit edit, int by) {
    Span span = edit.span();
    return new TextEdit(new Span(span.start() - by, span.end() - by), edit.text());
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static FixPreview trimmed(int line, List<String> removed, List<String> added) {
    int head = 0;
    int shortest = Math.min(removed.size(), added.size());
    while (head < shortest && removed.get(head).equals(added.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shortest - head
        && removed.get(removed.size() - 1 - tail).equals(added.get(added.size() - 1 - tail))) {
      tail++;
    }
    return new FixPreview(
        line + head,
        removed.subList(head, removed.size() - tail),
        added.subList(head, added.size() - tail));
  }
}
