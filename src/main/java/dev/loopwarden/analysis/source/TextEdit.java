package dev.loopwarden.analysis.source;

import java.util.Comparator;
import java.util.List;

/**
 * A piece of text put in place of a span.
 *
 * @param span what is replaced; empty to insert
 * @param text what stands there afterwards
 */
public record TextEdit(Span span, String text) {

  /** Puts text in place of a span. */
  public static TextEdit replace(Span span, String text) {
    return new TextEdit(span, text);
  }

  /** Puts text at an offset. */
  public static TextEdit insert(int offset, String text) {
    return new TextEdit(new Span(offset, offset), text);
  }

  /** Takes a span away. */
  public static TextEdit delete(Span span) {
    return new TextEdit(span, "");
  }

  /** The text after all edits; they must not overlap, and may come in any order. */
  public static String apply(String text, List<TextEdit> edits) {
    List<TextEdit> sorted = edits.stream().sorted(Comparator.comparing(TextEdit::span)).toList();
    StringBuilder result = new StringBuilder(text.length() + 64);
    int at = 0;
    for (TextEdit edit : sorted) {
      if (edit.span().start() < at) {
        throw new IllegalArgumentException("edits overlap at " + edit.span());
      }
      result.append(text, at, edit.span().start()).append(edit.text());
      at = edit.span().end();
    }
    return result.append(text, at, text.length()).toString();
  }
}
