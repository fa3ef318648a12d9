package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of a database server that does not answer. */
final class DatabaseAwayTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "deliveries", "rotate-secret"})
  void itIsNamed(String command) throws IOException {
    Path settings = folder.resolve("service.yml");
    Files.writeString(
        settings,
        """
        loopwarden:
          home: %s/data
          database: {url: "jdbc:postgresql://127.0.0.1:1/loopwarden", user: bot}
        """
            .formatted(folder));
    CommandLineRun run = CommandLineRun.in(folder, command, "--config", settings.toString());
    assertThat(run.err())
        .contains("cannot reach jdbc:postgresql://127.0.0.1:1/loopwarden")
        .doesNotContain("internal error");
    assertThat(run.exit()).isEqualTo(2);
  }
}
