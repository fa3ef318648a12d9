package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that is written differently and means the same has the same findings. */
class MetamorphicTest {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** A name and a string of characters that take one to four bytes, and one or two code units. */
  private static final String NON_ASCII = "größe = ключ = \"é€😀\"  # 名前 😀";

  private static final String CONDITION = "if ENABLED:";
  private static final String FUNCTION = "def build():";
  private static final String CLASS = "class Builder:";
  private static final String METHOD = "def build(self):";
  private static final String NEVER = "if TYPE_CHECKING:";
  private static final Set<String> HEADERS = Set.of(CONDITION, FUNCTION, CLASS, METHOD);

  /** Rules that are about code on the event loop: where nothing is async, there is none. */
  private static final Set<String> NEED_ASYNC =
      Set.of(
          "blocking-sleep",
          "blocking-file-io",
          "blocking-subprocess",
          "blocking-network",
          "blocking-wait",
          "blocking-input",
          "cpu-bound-call",
          "loop-starvation",
          "swallowed-cancellation",
          "lost-update",
          "check-then-act",
          "thread-lock-across-await",
          "sync-database-client",
          "sync-http-client",
          "await-on-sync-call");

  static Stream<Fixture> fixtures() {
    return Fixture.selected();
  }

  static Stream<Fixture> pythonFixtures() {
    return Fixture.selected().filter(fixture -> !fixture.isNotebook());
  }

  static Stream<Fixture> singleFiles() {
    return pythonFixtures().filter(fixture -> fixture.files().size() == 1);
  }

  /** Those that mean the same in a function: not what is wrong because the import runs it. */
  static Stream<Fixture> movable() {
    return singleFiles().filter(MetamorphicTest::isMovable);
  }

  private static boolean isMovable(Fixture fixture) {
    String path = fixture.files().keySet().iterator().next();
    return new Rewriting(new Project(fixture.contents()), path).isMovable()
        && !fixture.text(path).contains("[event-loop-at-import]");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pythonFixtures")
  void withoutAsyncTheRulesOnAsyncCodeAreSilent(Fixture fixture) {
    Project plain = rewritten(fixture, Rewriting::withoutAsync);
    assertThat(Subject.analyze(fixture, plain.contents()).findings())
        .filteredOn(finding -> NEED_ASYNC.contains(finding.rule().value()))
        .as("%s", plain)
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("singleFiles")
  void importsUnderAnotherNameChangeNothing(Fixture fixture) {
    assertSame(fixture, rewritten(fixture, Rewriting::withAliases));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pythonFixtures")
  void tabsChangeNothing(Fixture fixture) {
    assertSame(fixture, rewritten(fixture, Rewriting::withTabs));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pythonFixtures")
  void anEnclosingConditionChangesNothing(Fixture fixture) {
    assertSame(fixture, rewritten(fixture, code -> code.below(CONDITION)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("movable")
  void anEnclosingFunctionChangesNothing(Fixture fixture) {
    assertSame(fixture, rewritten(fixture, code -> code.below(FUNCTION)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("movable")
  void anEnclosingClassChangesNothing(Fixture fixture) {
    Project method = rewritten(fixture, code -> code.below(METHOD));
    assertSame(fixture, rewritten(method, code -> code.below(CLASS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("singleFiles")
  void codeForTypeCheckersIsSilent(Fixture fixture) {
    Project never = rewritten(fixture, code -> code.below(NEVER));
    assertThat(Subject.analyze(fixture, never.contents()).findings())
        .filteredOn(finding -> !finding.rule().value().equals("unused-ignore"))
        .as("%s", never)
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pythonFixtures")
  void nonAsciiTextChangesNothing(Fixture fixture) {
    Project changed = rewritten(fixture, code -> code.withLine(NON_ASCII));
    assertThat(texts(fixture, changed)).isEqualTo(texts(fixture, new Project(fixture.contents())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void windowsLineEndsChangeNothing(Fixture fixture) {
    assertSame(fixture, converted(fixture, text -> text.replace("\n", "\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void aByteOrderMarkChangesNothing(Fixture fixture) {
    Project marked = converted(fixture, text -> BYTE_ORDER_MARK + text);
    assertThat(Subject.analyze(fixture, marked.contents()).findings())
        .isEqualTo(Subject.analyze(fixture).findings());
  }

  /** What is compared where columns differ. */
  private record Found(RuleId rule, String path, long line) {}

  private static void assertSame(Fixture fixture, Project changed) {
    assertThat(found(Subject.analyze(fixture, changed.contents())))
        .as("%s", changed)
        .isEqualTo(found(Subject.analyze(fixture)));
  }

  private static List<Found> found(Analysis analysis) {
    return analysis.findings().stream()
        .map(
            finding -> {
              SourceFile source = analysis.source(finding.path());
              int start = finding.span().start();
              long added =
                  source
                      .text()
                      .substring(0, start)
                      .lines()
                      .map(String::strip)
                      .filter(HEADERS::contains)
                      .count();
              return new Found(finding.rule(), finding.path(), source.lines().line(start) - added);
            })
        .toList();
  }

  /** The rule and the code of each finding: a span that is off by a unit shows other code. */
  private static List<String> texts(Fixture fixture, Project project) {
    Analysis analysis = Subject.analyze(fixture, project.contents());
    return analysis.findings().stream().map(finding -> text(analysis, finding)).toList();
  }

  private static String text(Analysis analysis, Finding finding) {
    Span span = finding.span();
    return finding.rule() + ": " + analysis.source(finding.path()).text(span);
  }

  private static Project rewritten(Fixture fixture, Function<Rewriting, List<TextEdit>> edits) {
    return rewritten(new Project(fixture.contents()), edits);
  }

  private static Project rewritten(Project before, Function<Rewriting, List<TextEdit>> edits) {
    Project after = before;
    for (String path : before.contents().keySet()) {
      after = after.with(path, edits.apply(new Rewriting(before, path)));
      assertThat(after.errors(path)).as("%s", after).isEqualTo(before.errors(path));
    }
    return after;
  }

  private static Project converted(Fixture fixture, UnaryOperator<String> text) {
    Map<String, byte[]> contents = new TreeMap<>();
    for (String path : fixture.files().keySet()) {
      contents.put(path, text.apply(fixture.text(path)).getBytes(StandardCharsets.UTF_8));
    }
    return new Project(contents);
  }
}
