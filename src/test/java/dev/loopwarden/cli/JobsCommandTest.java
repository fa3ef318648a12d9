package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.jobs.Bell;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.DatabaseSettings;
import dev.loopwarden.store.Samples;
import dev.loopwarden.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators do with parked jobs. */
final class JobsCommandTest {
  @TempDir private Path folder = Path.of("");

  private void park(int... numbers) {
    try (Database database =
            Database.open(DatabaseSettings.embedded(folder.resolve("loopwarden.db")));
        Store store = Store.open(database, InstantSource.fixed(Samples.NOON), new Bell())) {
      for (int number : numbers) {
        store
            .deliveries()
            .record(Samples.delivery("guid-" + number), Samples.look(Samples.pull(1, number)));
      }
      JdbcClient.create(database.dataSource())
          .sql("update subject set parked = true, note = 'no permission'")
          .update();
    }
  }

  private CommandLineRun run(String... words) throws IOException {
    Path settings = folder.resolve("service.yml");
    Files.writeString(settings, "loopwarden: {home: %s}\n".formatted(folder));
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--config";
    all[words.length + 1] = settings.toString();
    return CommandLineRun.in(folder, all);
  }

  @Test
  void aParkedJobRunsAgain() throws IOException {
    park(7, 8);
    assertThat(run("jobs").out())
        .startsWith("0 waiting, 0 running, 2 parked\n")
        .contains("pull/1/7  no permission");
    assertThat(run("jobs", "retry", "pull/1/7").out()).isEqualTo("pull/1/7 runs again\n");
    assertThat(run("jobs").out()).startsWith("1 waiting, 0 running, 1 parked\n");
    assertThat(run("jobs", "retry", "pull/1/7").exit()).isEqualTo(2);
  }

  @Test
  void allParkedJobsRunAgain() throws IOException {
    park(7, 8, 9);
    assertThat(run("jobs", "retry", "--all").out()).isEqualTo("3 run again\n");
    assertThat(run("jobs").out()).isEqualTo("3 waiting, 0 running, 0 parked\n");
    assertThat(run("jobs", "retry", "--all").out()).isEqualTo("no job is parked\n");
  }

  @Test
  void allIsNoKeyAndNoList() throws IOException {
    assertThat(run("jobs", "--all").exit()).isEqualTo(2);
    assertThat(run("jobs", "retry", "pull/1/7", "--all").exit()).isEqualTo(2);
  }
}
