package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.Markers.Expected;
import dev.loopwarden.analysis.Markers.Pinned;
import dev.loopwarden.analysis.finding.RuleId;
import org.junit.jupiter.api.Test;

/** The comments in fixtures: a marker that is not read is a test that never fails. */
class MarkersTest {

  @Test
  void readsARuleAndAPartOfItsMessage() {
    Markers markers = python("a()\nb()  # expect[some-rule]: `b()` stops  \nc()");
    assertThat(markers.expected()).containsExactly(expected(2, "some-rule", "`b()` stops"));
  }

  @Test
  void readsSeveralMarkersOfALine() {
    Markers markers = python("a()  # why  # expect[one]: x # y  # expect[two] expect[two]: z");
    assertThat(markers.expected())
        .containsExactly(
            expected(1, "one", "x # y"), expected(1, "two", ""), expected(1, "two", "z"));
  }

  @Test
  void readsKnownMissedAlarms() {
    Markers markers = python("a()  # miss[some-rule]: reasons");
    assertThat(markers.expected()).isEmpty();
    assertThat(markers.missed()).containsExactly(expected(1, "some-rule", "reasons"));
  }

  @Test
  void readsCaretsBelowALine() {
    Markers markers = python("    a(b)  # expect[some-rule]\n#   ^ ^\n");
    assertThat(markers.pinned()).containsExactly(new Pinned(1, 5, 6), new Pinned(1, 7, 8));
  }

  @Test
  void readsTheLinesOfANotebook() {
    Markers markers =
        Markers.of(
            "a.ipynb",
            """
            "source": [
              "f(\\"x\\")  # expect[some-rule]: \\"x\\"\\n",
              "g()  # expect[some-rule]"
            """);
    assertThat(markers.expected())
        .containsExactly(expected(2, "some-rule", "\"x\""), expected(3, "some-rule", ""));
  }

  @Test
  void stripsMarkersButNoOtherComment() {
    assertThat(Markers.stripped("a()  # why  # expect[some-rule]: x")).isEqualTo("a()  # why");
    assertThat(Markers.stripped("# expected here ")).isEqualTo("# expected here");
  }

  private static Markers python(String text) {
    return Markers.of("a.py", text);
  }

  private static Expected expected(int line, String rule, String part) {
    return new Expected(line, new RuleId(rule), part);
  }
}
