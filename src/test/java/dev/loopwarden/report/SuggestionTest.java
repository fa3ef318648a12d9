package dev.loopwarden.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.diff.LineSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final LineSet ALL = LineSet.range(1, 1_000);

  private static Optional<Suggestion> suggestion(
      String text, int line, LineSet shown, TextEdit... edits) {
    return suggestion("a.py", text, line, shown, edits);
  }

  private static Optional<Suggestion> suggestion(
      String path, String text, int line, LineSet shown, TextEdit... edits) {
    Fix fix = new Fix("Do it", Fix.Safety.SAFE, path, List.of(edits));
    return Suggestion.of(SourceFile.of(path, text), fix, line, shown);
  }

  private static TextEdit replace(String text, String old, String now) {
    int at = text.indexOf(old);
    return TextEdit.replace(new Span(at, at + old.length()), now);
  }

  /** What a host makes of a file when the suggestion is applied. */
  private static String applied(String text, Suggestion suggestion) {
    SourceFile source = SourceFile.of("a.py", text);
    int start = source.lines().start(suggestion.first());
    int end = Rows.next(text, source.lines().start(suggestion.last()));
    return text.substring(0, start) + suggestion.lines() + text.substring(end);
  }

  @Test
  void oneLineTakesThePlaceOfOne() {
    String text = "def f():\n\tgo(1)\n\tend()\n";
    Suggestion found = suggestion(text, 2, ALL, replace(text, "go(1)", "go(2)")).orElseThrow();
    assertThat(found).isEqualTo(new Suggestion(2, 2, "\tgo(2)\n"));
    assertThat(found.markdown()).isEqualTo("```suggestion\n\tgo(2)\n```\n");
  }

  @Test
  void lineEndsAreThoseOfTheFile() {
    String text = "a = 1\r\nb = 2\r\nc = 3\r\n";
    Suggestion found =
        suggestion(text, 2, ALL, replace(text, "b = 2", "b = 2\nbb = 2")).orElseThrow();
    assertThat(found).isEqualTo(new Suggestion(2, 2, "b = 2\r\nbb = 2\r\n"));
    assertThat(applied(text, found)).isEqualTo("a = 1\r\nb = 2\r\nbb = 2\r\nc = 3\r\n");
  }

  @Test
  void editsOnSeveralLinesTakeTheLinesBetweenAlong() {
    String text = "import a\n\nx = 1\ny = go()\n";
    Suggestion found =
        suggestion(
                text,
                4,
                ALL,
                replace(text, "import a\n", "import a\nimport b\n"),
                replace(text, "go()", "b.go()"))
            .orElseThrow();
    assertThat(found).isEqualTo(new Suggestion(1, 4, "import a\nimport b\n\nx = 1\ny = b.go()\n"));
  }

  @Test
  void theLineOfTheCommentIsAmongTheLines() {
    String text = "a = 1\nb = 2\nc = 3\n";
    assertThat(suggestion(text, 3, ALL, replace(text, "a = 1", "a = 4")))
        .contains(new Suggestion(1, 3, "a = 4\nb = 2\nc = 3\n"));
  }

  @Test
  void insertedAndDeletedLinesFit() {
    String text = "a = 1\nb = 2\nc = 3\n";
    Suggestion inserted = suggestion(text, 2, ALL, TextEdit.insert(6, "x = 0\n")).orElseThrow();
    assertThat(applied(text, inserted)).isEqualTo("a = 1\nx = 0\nb = 2\nc = 3\n");
    Suggestion deleted = suggestion(text, 2, ALL, replace(text, "b = 2\n", "")).orElseThrow();
    assertThat(deleted).isEqualTo(new Suggestion(2, 2, ""));
    assertThat(applied(text, deleted)).isEqualTo("a = 1\nc = 3\n");
    assertThat(deleted.markdown()).isEqualTo("```suggestion\n```\n");
  }

  @Test
  void theLastLineNeedsNoLineEnd() {
    String text = "a = 1\nb = 2";
    assertThat(suggestion(text, 2, ALL, replace(text, "b = 2", "b = 3")))
        .contains(new Suggestion(2, 2, "b = 3\n"));
  }

  @Test
  void whatAClickCannotApplyIsNoSuggestion() {
    String text = "a = 1\n" + "x\n".repeat(40) + "b = 2\n";
    TextEdit first = replace(text, "a = 1", "a = 4");
    TextEdit last = replace(text, "b = 2", "b = 4");
    assertThat(suggestion(text, 1, ALL, first)).isPresent();
    assertThat(suggestion(text, 1, ALL, first, last)).as("too many lines").isEmpty();
    assertThat(suggestion(text, 1, LineSet.range(2, 9), first)).as("not shown").isEmpty();
    assertThat(suggestion(text, 9, LineSet.range(2, 60), first)).as("two hunks").isEmpty();
    assertThat(suggestion("a.ipynb", text, 1, ALL, first)).as("a notebook").isEmpty();
    assertThat(suggestion(text, 1, ALL, replace(text, "a = 1", "x".repeat(5_000)))).isEmpty();
    String hidden = "a = 1  # \u202e\n";
    assertThat(suggestion(hidden, 1, ALL, replace(hidden, "a = 1", "a = 2"))).isEmpty();
  }
}
