package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.policy.SettingsLookup;
import dev.loopwarden.policy.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
final class ReadmeTest {
  private static final Path README = Path.of("README.md");

  @Test
  void theExampleOfSettingsIsRead() throws IOException {
    Matches toml = new Matches("```toml\n(.*?)```", Files.readString(README));
    SettingsReader reader =
        new SettingsReader(
            Catalogue.all().stream().map(rule -> rule.info().id()).collect(Collectors.toSet()));
    SettingsLookup lookup = reader.pyproject("README.md", toml.groups().getFirst());
    assertThat(lookup).isInstanceOf(SettingsLookup.Found.class);
    for (String key : List.of("include", "knowledge", "preview", "fail-on", "rule-pages")) {
      assertThat(toml.groups().getFirst()).contains("\n" + key + " = ");
    }
  }

  @Test
  void everyCommandExists() throws IOException {
    Matches named = new Matches("\\| `loopwarden ([a-z]+)", Files.readString(README));
    assertThat(named.groups()).contains("demo", "review", "scan", "fix", "rules", "explain");
    for (String command : named.groups()) {
      assertThat(CommandLineRun.in(Path.of("."), command, "--help").exit()).as(command).isZero();
    }
  }

  private record Matches(String pattern, String text) {
    List<String> groups() {
      return Pattern.compile(pattern, Pattern.DOTALL)
          .matcher(text)
          .results()
          .map((MatchResult match) -> match.group(1))
          .toList();
    }
  }
}
