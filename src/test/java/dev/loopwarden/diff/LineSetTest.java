package dev.loopwarden.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.diff.LineSet.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineSetTest {
  private static final LineSet LINES =
      LineSet.joining(
          List.of(new Range(2, 3), new Range(4, 4), new Range(8, 12), new Range(9, 10)));

  @Test
  void rangesThatTouchOrOverlapAreJoined() {
    assertThat(LINES.ranges()).containsExactly(new Range(2, 4), new Range(8, 12));
    assertThat(LINES.size()).isEqualTo(8);
  }

  @Test
  void knowsItsLines() {
    assertThat(List.of(2, 4, 8, 12)).allMatch(LINES::contains);
    assertThat(List.of(1, 5, 7, 13)).noneMatch(LINES::contains);
  }

  @Test
  void findsTheFirstLineWithinOthers() {
    assertThat(LINES.firstWithin(1, 9)).hasValue(2);
    assertThat(LINES.firstWithin(5, 9)).hasValue(8);
    assertThat(LINES.firstWithin(10, 11)).hasValue(10);
    assertThat(LINES.firstWithin(5, 7)).isEmpty();
    assertThat(LINES.firstWithin(13, 99)).isEmpty();
    assertThat(LineSet.empty().firstWithin(1, 9)).isEmpty();
  }

  @Test
  void anEmptyRangeHasNoLine() {
    assertThat(LineSet.range(3, 2)).isEqualTo(LineSet.empty());
    assertThatThrownBy(() -> new Range(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
