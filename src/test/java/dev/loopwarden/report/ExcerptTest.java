package dev.loopwarden.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import org.junit.jupiter.api.Test;

/** Carets stand under what they mean. */
final class ExcerptTest {
  private static Excerpt of(String text, String marked, int width) {
    int start = text.indexOf(marked);
    return Excerpt.of(SourceFile.of("a.py", text), new Span(start, start + marked.length()), width);
  }

  private static String marked(Excerpt excerpt) {
    return excerpt.code().substring(excerpt.indent(), excerpt.indent() + excerpt.marked());
  }

  @Test
  void plainText() {
    assertThat(marked(of("x = 1\nawait f()\n", "f()", 80))).isEqualTo("f()");
  }

  @Test
  void tabsBecomeSpaces() {
    Excerpt excerpt = of("\tx\ty", "y", 80);
    assertThat(excerpt).isEqualTo(new Excerpt("    x   y", 8, 1));
  }

  @Test
  void wideAndCombiningCharactersCountAsTheyLook() {
    assertThat(of("'\u4e2d\u6587', f()", "f()", 80).indent()).isEqualTo(8);
    assertThat(of("'e\u0301', f()", "f()", 80).indent()).isEqualTo(5);
    assertThat(of("'\ud83d\ude00', f()", "f()", 80).indent()).isEqualTo(6);
    assertThat(of("x = '\u4e2d'", "\u4e2d", 80).marked()).isEqualTo(2);
  }

  @Test
  void controlCharactersAreShownAsReplaced() {
    assertThat(of("x = '\u001b[31m\u202e'", "x", 80).code()).isEqualTo("x = '\ufffd[31m\ufffd'");
  }

  @Test
  void longLinesAreCutAroundTheMark() {
    String text = "a".repeat(500) + "HERE" + "b".repeat(500);
    Excerpt excerpt = of(text, "HERE", 40);
    assertThat(excerpt.code()).hasSizeLessThanOrEqualTo(40).startsWith("\u2026").endsWith("\u2026");
    assertThat(marked(excerpt)).isEqualTo("HERE");
    Excerpt huge = of("x" + "y".repeat(3_000_000), "y".repeat(3_000), 40);
    assertThat(huge.indent() + huge.marked()).isLessThanOrEqualTo(40);
    Excerpt atEnd = of("a".repeat(500) + "HERE", "HERE", 40);
    assertThat(marked(atEnd)).isEqualTo("HERE");
  }

  @Test
  void aSpanOverSeveralLinesIsMarkedOnItsFirst() {
    assertThat(marked(of("x = f(\n  1,\n)\n", "f(\n  1,\n)", 80))).isEqualTo("f(");
  }

  @Test
  void anEmptySpanStillHasAMark() {
    Excerpt excerpt = Excerpt.of(SourceFile.of("a.py", ""), new Span(0, 0), 80);
    assertThat(excerpt).isEqualTo(new Excerpt("", 0, 1));
  }
}
