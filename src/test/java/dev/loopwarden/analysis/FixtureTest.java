package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.loopwarden.analysis.Markers.Expected;
import dev.loopwarden.analysis.Markers.Pinned;
import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fixture: what its comments expect is found, and nothing else. */
class FixtureTest {

  static Stream<Fixture> fixtures() {
    return Fixture.selected();
  }

  @Test
  void thereAreFixtures() {
    assertThat(fixtures()).as("-Dfixture names the beginning of a fixture's path").isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void findsWhatIsExpectedAndNothingElse(Fixture fixture) {
    Analysis analysis = Subject.analyze(fixture);
    assertThat(analysis.failures()).isEmpty();
    List<Analysis.Skipped> left =
        analysis.skipped().stream().filter(Analysis.Skipped::whole).toList();
    assertThat(left).allMatch(skipped -> skipped.reason().contains("another language"));

    Set<String> paths = new TreeSet<>(fixture.files().keySet());
    left.forEach(skipped -> paths.remove(skipped.path()));
    List<String> wrong = new ArrayList<>();
    for (String path : paths) {
      List<Finding> findings =
          analysis.findings().stream().filter(finding -> finding.path().equals(path)).toList();
      wrong.addAll(compare(fixture, path, analysis.source(path), findings));
    }
    if (!wrong.isEmpty()) {
      fail(fixture + "\n" + String.join("\n", wrong));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void ourParserReadsAllOfIt(Fixture fixture) {
    for (String path : fixture.files().keySet()) {
      if (!fixture.isNotebook()) {
        SourceFile file = SourceFile.of(path, fixture.text(path));
        assertThat(Subject.PARSER.parse(file).errors()).as("%s", path).isEmpty();
      }
    }
  }

  private static List<String> compare(
      Fixture fixture, String path, SourceFile source, List<Finding> findings) {
    Markers markers = Markers.of(path, fixture.text(path));
    List<Mismatch> wrong = new ArrayList<>();
    List<Finding> left = new ArrayList<>(findings);
    for (Expected expected : markers.expected()) {
      if (isKnown(expected) && !take(left, expected, source)) {
        wrong.add(new Mismatch(expected.line(), "expected " + expected + ", which is not found"));
      }
    }
    for (Expected missed : markers.missed()) {
      if (take(left, missed, source)) {
        wrong.add(new Mismatch(missed.line(), missed + " is found: make it an expect[...]"));
      }
    }
    for (Finding finding : left) {
      if (concerns(fixture, finding)) {
        wrong.add(new Mismatch(line(source, finding), "unexpected " + describe(source, finding)));
      }
    }
    for (Pinned pinned : markers.pinned()) {
      if (onLine(markers, pinned) && !isPinned(source, findings, pinned)) {
        wrong.add(new Mismatch(pinned.line(), "nothing found spans " + pinned));
      }
    }
    return wrong.stream()
        .sorted(Comparator.comparingInt(Mismatch::line))
        .map(
            mismatch ->
                "  %s:%d %s%n      %s"
                    .formatted(
                        path,
                        mismatch.line,
                        mismatch.text,
                        Markers.stripped(source.line(mismatch.line)).strip()))
        .toList();
  }

  private record Mismatch(int line, String text) {}

  /** Takes away a finding that is as expected; the rest of the message does not matter. */
  private static boolean take(List<Finding> findings, Expected expected, SourceFile source) {
    for (Finding finding : findings) {
      if (finding.rule().equals(expected.rule())
          && line(source, finding) == expected.line()
          && finding.message().contains(expected.part())) {
        findings.remove(finding);
        return true;
      }
    }
    return false;
  }

  /** A folder whose rule is missing from the catalogue is for another test to report. */
  private static boolean isKnown(Expected expected) {
    return Subject.RULES.containsKey(expected.rule());
  }

  /** Rules in preview keep out of each other's fixtures. */
  private static boolean concerns(Fixture fixture, Finding finding) {
    RuleInfo info = Subject.RULES.get(finding.rule());
    return !info.preview() || fixture.rule().equals(Optional.of(info.id()));
  }

  private static boolean onLine(Markers markers, Pinned pinned) {
    return markers.expected().stream()
        .anyMatch(expected -> expected.line() == pinned.line() && isKnown(expected));
  }

  private static boolean isPinned(SourceFile source, List<Finding> findings, Pinned pinned) {
    int start = source.lines().start(pinned.line()) - 1;
    return findings.stream()
        .anyMatch(
            finding ->
                finding.span().start() == start + pinned.start()
                    && finding.span().end() == start + pinned.end());
  }

  private static int line(SourceFile source, Finding finding) {
    return source.lines().line(finding.span().start());
  }

  private static String describe(SourceFile source, Finding finding) {
    return "%s (%s) at columns %d to %d: %s"
        .formatted(
            finding.rule(),
            finding.severity().label(),
            source.lines().column(finding.span().start()),
            source.lines().column(finding.span().end()),
            finding.message());
  }
}
