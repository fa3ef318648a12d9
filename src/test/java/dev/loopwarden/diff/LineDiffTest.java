package dev.loopwarden.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.diff.LineSet.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LineDiffTest {

  @Test
  void equalTextsHaveNoChange() {
    assertThat(LineDiff.between("a\nb\n", "a\nb\n")).isEqualTo(FileDiff.none());
    assertThat(LineDiff.between("", "")).isEqualTo(FileDiff.none());
  }

  @Test
  void lineEndsDoNotCount() {
    assertThat(LineDiff.between("a\r\nb\r\n", "a\nb")).isEqualTo(FileDiff.none());
  }

  @Test
  void insertedLinesAreAdded() {
    FileDiff diff = LineDiff.between("a\nb\nc\n", "a\nx\ny\nb\nc\n");

    assertThat(diff.added().ranges()).containsExactly(new Range(2, 3));
    assertThat(diff.removed().isEmpty()).isTrue();
    assertThat(diff.shown().ranges()).containsExactly(new Range(1, 5));
  }

  @Test
  void aNewFileIsAddedWhole() {
    FileDiff diff = LineDiff.between("", "a\nb\nc");

    assertThat(diff.added().ranges()).containsExactly(new Range(1, 3));
    assertThat(diff.shown()).isEqualTo(diff.added());
  }

  @Test
  void aRemovedLineShowsWhatStandsAroundIt() {
    FileDiff diff =
        LineDiff.between("1\n2\n3\n4\n5\nx\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");

    assertThat(diff.removed().ranges()).containsExactly(new Range(6, 6));
    assertThat(diff.added().isEmpty()).isTrue();
    assertThat(diff.shown().ranges()).containsExactly(new Range(3, 8));
  }

  @Test
  void anEmptiedFileShowsNothing() {
    FileDiff diff = LineDiff.between("a\nb\n", "");

    assertThat(diff.removed().size()).isEqualTo(2);
    assertThat(diff.shown().isEmpty()).isTrue();
  }

  @Test
  void aMovedLineIsRemovedAndAdded() {
    FileDiff diff = LineDiff.between("m\na\nb\nc\n", "a\nb\nc\nm\n");

    assertThat(diff.removed().ranges()).containsExactly(new Range(1, 1));
    assertThat(diff.added().ranges()).containsExactly(new Range(4, 4));
  }

  @Test
  void repeatedLinesAreLinedUpByTheShortestWay() {
    FileDiff diff = LineDiff.between("p\np\nq\np\nq\nq\n", "q\np\nq\np\np\nq\n");

    assertThat(rebuilt("p\np\nq\np\nq\nq\n", "q\np\nq\np\np\nq\n", diff)).isTrue();
    assertThat(diff.added().size()).isEqualTo(2);
  }

  @Test
  void textsWithNothingInCommonAreReplaced() {
    String before =
        IntStream.range(0, 3000).mapToObj(i -> i % 2 + "a").collect(Collectors.joining("\n"));
    String after =
        IntStream.range(0, 3000).mapToObj(i -> i % 3 + "b").collect(Collectors.joining("\n"));

    assertThat(LineDiff.between(before, after).added().ranges())
        .containsExactly(new Range(1, 3000));
  }

  @Test
  void whatIsKeptIsEqualOnBothSides() {
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      String before = someLines(random);
      String after = someLines(random);
      FileDiff diff = LineDiff.between(before, after);
      assertThat(rebuilt(before, after, diff)).as("%s -> %s: %s", before, after, diff).isTrue();
      diff.added()
          .ranges()
          .forEach(range -> assertThat(diff.shown().contains(range.first())).isTrue());
    }
  }

  private static String someLines(Random random) {
    int kinds = 1 + random.nextInt(12);
    return IntStream.range(0, random.nextInt(25))
        .mapToObj(_ -> random.nextInt(kinds) + "\n")
        .collect(Collectors.joining());
  }

  private static boolean rebuilt(String before, String after, FileDiff diff) {
    return without(before, diff.removed()).equals(without(after, diff.added()));
  }

  private static List<String> without(String text, LineSet gone) {
    List<String> lines = text.lines().toList();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!gone.contains(i + 1)) {
        kept.add(lines.get(i));
      }
    }
    return kept;
  }
}
