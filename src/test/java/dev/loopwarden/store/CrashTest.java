package dev.loopwarden.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.jobs.Bell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database holds after its process was killed in the middle of its work. */
final class CrashTest {
  private static final int ENOUGH = 300;

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void everyAnsweredDeliveryIsThere() throws IOException, InterruptedException {
    Path file = folder.resolve("loopwarden.db");
    List<String> answered = answersOfAKilledProcess(file);

    assertThat(answered).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (Database database = Database.open(DatabaseSettings.embedded(file))) {
      InstantSource clock = InstantSource.fixed(Samples.NOON);
      Store store = new Store(database, clock, new Bell(), Runnable::run, () -> {});
      assertThat(store.deliveries().known(answered)).hasSameSizeAs(answered);
      assertThat(store.board().load().waiting()).isBetween(answered.size(), answered.size() + 1);
      assertThat(store.jobs().repair()).isZero();
      assertThat(database.reads().sql("pragma integrity_check").query(String.class).single())
          .isEqualTo("ok");
    }
  }

  private static List<String> answersOfAKilledProcess(Path file)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RecorderProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> answered = new ArrayList<>();
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith("guid-")) {
          answered.add(line);
        }
        if (answered.size() == ENOUGH) {
          process.toHandle().destroyForcibly(); // the answers that are on their way count, too
        }
      }
    }
    process.waitFor();
    return answered;
  }
}
