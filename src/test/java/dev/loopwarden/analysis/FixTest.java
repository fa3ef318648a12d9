package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Fix.Safety;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.TextEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fix of every fixture, alone and together with the others. Those of a {@code bad.py} give
 * the {@code fixed.py} beside it, which may say {@code # unsafe} in its first line.
 */
class FixTest {
  private static final int MAX_ROUNDS = 10;
  private static final String UNSAFE = "# unsafe\n";

  static Stream<Fixture> fixtures() {
    return Fixture.selected();
  }

  static Stream<Fixture> examples() {
    return Fixture.selected()
        .filter(fixture -> fixture.name().matches(".*/bad\\.(py|ipynb)"))
        .filter(
            fixture ->
                fixture
                    .rule()
                    .map(Subject.RULES::get)
                    .filter(info -> info.fix() != FixKind.NONE)
                    .isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void fixesRemoveTheirFindingsAndAddNone(Fixture fixture) {
    Project project = new Project(fixture.contents());
    Analysis before = Subject.analyze(fixture);
    boolean hasFix = false;
    for (Finding finding : before.findings()) {
      Fix fix = before.fix(finding).orElse(null);
      if (fix != null) {
        hasFix = true;
        checkAlone(fixture, project, before, finding, fix);
      }
    }
    if (hasFix) {
      Map<RuleId, Long> left = count(findings(fixture, new Repair(fixture).run()));
      assertNoMore(left, count(before.findings()), fixture + " after all fixes");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theFixesOfAnExampleGiveTheFixedOne(Fixture fixture) {
    String path = fixture.files().keySet().iterator().next();
    String actual = withoutMarkers(new Repair(fixture).run().source(path).text());
    Path bad = fixture.files().get(path);
    Path fixed = bad.resolveSibling(bad.getFileName().toString().replace("bad", "fixed"));
    String expected =
        new Project(Map.of(path, Fixture.bytes(Files.exists(fixed) ? fixed : bad)))
            .source(path)
            .text();
    assertThat(actual)
        .as("%s after its fixes, and %s", fixture, fixed)
        .isEqualTo(
            withoutMarkers(
                expected.startsWith(UNSAFE) ? expected.substring(UNSAFE.length()) : expected));
  }

  private static void checkAlone(
      Fixture fixture, Project project, Analysis before, Finding finding, Fix fix) {
    Project fixed = project.with(fix);
    String text = fixed.source(fix.path()).text();
    int line = before.source(finding.path()).lines().line(finding.span().start());
    String where = "%s:%d %s: %s%n%s".formatted(fixture, line, finding.rule(), fix.title(), text);

    assertThat(isDeclared(finding.rule(), fix)).as("declared: %s", where).isTrue();
    assertThat(fixed.errors(fix.path())).as(where).isEqualTo(project.errors(fix.path()));
    assertThat(text).as(where).isNotEqualTo(project.source(fix.path()).text());
    Map<RuleId, Long> allowed = count(before.findings());
    allowed.merge(finding.rule(), -1L, Long::sum);
    assertNoMore(count(findings(fixture, fixed)), allowed, where);
  }

  private static void assertNoMore(
      Map<RuleId, Long> left, Map<RuleId, Long> allowed, String where) {
    left.forEach(
        (rule, count) ->
            assertThat(count)
                .as("number of %s left in %s", rule, where)
                .isLessThanOrEqualTo(allowed.getOrDefault(rule, 0L)));
  }

  private static boolean isDeclared(RuleId rule, Fix fix) {
    FixKind kind = Subject.RULES.get(rule).fix();
    return fix.safety() == Safety.SAFE ? kind == FixKind.SAFE : kind != FixKind.NONE;
  }

  private static List<Finding> findings(Fixture fixture, Project project) {
    return Subject.analyze(fixture, project.contents()).findings();
  }

  private static Map<RuleId, Long> count(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
  }

  private static String withoutMarkers(String text) {
    return text.lines()
        .filter(line -> !Markers.isCarets(line))
        .map(Markers::stripped)
        .collect(Collectors.joining("\n"));
  }

  /** Applies what fits together, again and again until nothing is left to apply. */
  private static final class Repair {
    private final Fixture fixture;

    Repair(Fixture fixture) {
      this.fixture = fixture;
    }

    Project run() {
      Project project = new Project(fixture.contents());
      for (int round = 1; round <= MAX_ROUNDS; round++) {
        Map<String, List<TextEdit>> edits = edits(project);
        if (edits.isEmpty()) {
          return project;
        }
        for (Map.Entry<String, List<TextEdit>> file : edits.entrySet()) {
          Project fixed = project.with(file.getKey(), file.getValue());
          assertThat(fixed.errors(file.getKey()))
              .as("%s after round %d:%n%s", fixture, round, fixed.source(file.getKey()).text())
              .isEqualTo(project.errors(file.getKey()));
          project = fixed;
        }
      }
      throw new AssertionError(fixture + " still has fixes after " + MAX_ROUNDS + " rounds");
    }

    private Map<String, List<TextEdit>> edits(Project project) {
      Analysis analysis = Subject.analyze(fixture, project.contents());
      Map<String, List<TextEdit>> chosen = new TreeMap<>();
      for (Finding finding : analysis.findings()) {
        Fix fix = analysis.fix(finding).orElse(null);
        if (fix != null) {
          List<TextEdit> edits = chosen.computeIfAbsent(fix.path(), _ -> new ArrayList<>());
          List<TextEdit> added =
              fix.edits().stream().filter(edit -> !isThere(edits, edit)).toList();
          if (added.stream().noneMatch(edit -> conflicts(edits, edit))) {
            edits.addAll(added);
          }
        }
      }
      return chosen;
    }

    /** Two fixes may bring the same import. */
    private static boolean isThere(List<TextEdit> edits, TextEdit edit) {
      return edit.text().endsWith("\n") && edits.contains(edit);
    }

    private static boolean conflicts(List<TextEdit> edits, TextEdit edit) {
      return edits.stream()
          .map(TextEdit::span)
          .anyMatch(span -> span.overlaps(edit.span()) || span.start() == edit.span().start());
    }
  }
}
