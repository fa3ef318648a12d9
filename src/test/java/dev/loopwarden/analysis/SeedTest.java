package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.Category;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The article's five causes are found under the category of that name; its solutions are silent.
 */
class SeedTest {
  private static final List<Category> CAUSES =
      List.of(
          Category.EVENTLOOP,
          Category.BLOCKING,
          Category.TASKS,
          Category.CONCURRENCY,
          Category.LIBRARIES);

  static Stream<Fixture> causes() {
    return seed().filter(fixture -> !fixture.name().contains("solution"));
  }

  static Stream<Fixture> solutions() {
    return seed().filter(fixture -> fixture.name().contains("solution"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("causes")
  void aCauseIsFoundUnderItsCategory(Fixture fixture) {
    int number = Character.digit(fixture.name().charAt("seed/".length()), 10);
    assertThat(Subject.analyze(fixture).findings())
        .extracting(finding -> Subject.RULES.get(finding.rule()).category())
        .containsExactly(CAUSES.get(number - 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solutions")
  void aSolutionIsSilent(Fixture fixture) {
    assertThat(Subject.analyze(fixture).findings()).isEmpty();
  }

  private static Stream<Fixture> seed() {
    return Fixture.all().filter(fixture -> fixture.name().startsWith("seed/"));
  }
}
