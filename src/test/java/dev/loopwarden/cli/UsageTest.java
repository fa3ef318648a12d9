package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read at first sight is read as picocli does, and the rest is left to it. */
final class UsageTest {
  private enum Level {
    LOW,
    HIGH
  }

  private record Sample() implements Command {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public Usage spec() {
      return Specs.command(name(), "A sample.")
          .addOption(Specs.value("--level", "LEVEL", Level.class, "A level."))
          .addOption(Specs.value("--number", "N", Integer.class, "A number."))
          .addOption(Specs.value("--file", "FILE", Path.class, "A file."))
          .addOption(Specs.list("--names", "NAME", "Names."))
          .addOption(Specs.flag("--loud", "Loud."))
          .addOneOf(Specs.value("--one", "X", String.class, "One."), Specs.flag("--two", "Two."))
          .addPositional(Specs.parameters("PATH", "0..*", "Paths."));
    }

    @Override
    public int run(Typed options) {
      return 0;
    }
  }

  private static Picocli.Outcome byPicocli(List<String> words) {
    List<String> all = new ArrayList<>(List.of("sample"));
    all.addAll(words);
    return new Picocli(List.of(new Sample())).read(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "--level high",
        "--level=Low a",
        "a --loud b",
        "--number 3 --file x/y --loud",
        "--names a,b --names=c x",
        "--one x",
        "--two a",
        "--one= a"
      })
  void bothReadTheSame(String line) {
    List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));
    Typed typed = Objects.requireNonNull(new Sample().spec().read(words));
    assertThat(byPicocli(words)).isEqualTo(new Picocli.Outcome.Run("sample", typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "--level",
        "--level middle",
        "--number x",
        "--loud=yes",
        "--one x --two",
        "--loud --loud",
        "--unknown",
        "--level --loud",
        "-x",
        "--level low --level high"
      })
  void theRestIsLeftToPicocli(String line) {
    List<String> words = List.of(line.split(" "));
    assertThat(new Sample().spec().read(words)).isNull();
    assertThat(byPicocli(words)).isNotInstanceOf(Picocli.Outcome.Run.class);
  }
}
