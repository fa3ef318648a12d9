package dev.loopwarden.review;

import static dev.loopwarden.review.RealEngine.review;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that introduce nothing, made to the bad example of every rule. */
final class HarmlessChangesTest {
  private static final Path RULES = Path.of("src/main/resources/rules");

  static Stream<Path> badExamples() throws IOException {
    try (Stream<Path> files = Files.walk(RULES)) {
      return files.filter(file -> file.endsWith("bad.py")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("badExamples")
  void movingCommentingAndRenamingIntroduceNothing(Path example) throws IOException {
    String code = Files.readString(example);

    assertSilent(MemoryChange.of(code, "\n\n\n" + code));
    assertSilent(MemoryChange.of(code, code.replaceAll("(?m)^(?=async |def |class )", "# why\n")));
    assertSilent(
        MemoryChange.of(code, code.replaceAll("(?m)^(?=async |def |class )", "x = 1\n\n")));
    assertSilent(MemoryChange.of(code, code.replace("\n", "\r\n")));
    assertSilent(
        new MemoryChange(
            Map.of("app.py", code), Map.of("core.py", code), Map.of("app.py", "core.py")));
  }

  @ParameterizedTest
  @MethodSource("badExamples")
  void aNewFileIntroducesWhatIsInIt(Path example) throws IOException {
    MemoryChange change = MemoryChange.of("", Files.readString(example));

    ReviewResult there = review(change);
    assertThat(there.introduced()).hasSameSizeAs(there.analysis().findings());
    assertThat(there.introduced())
        .allMatch(introduced -> introduced.anchor().kind() == Anchor.Kind.FINDING);
    ReviewResult back = review(change.reversed());
    assertThat(back.introduced()).isEmpty();
    assertThat(back.fixed()).hasSameSizeAs(there.introduced());
  }

  private static void assertSilent(MemoryChange change) {
    ReviewResult there = review(change);
    assertThat(there.introduced()).isEmpty();
    assertThat(there.fixed()).isEmpty();
    assertThat(review(change.reversed()).introduced()).isEmpty();
  }
}
