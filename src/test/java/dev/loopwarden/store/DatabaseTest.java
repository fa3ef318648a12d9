package dev.loopwarden.store;

import static dev.loopwarden.store.Samples.delivery;
import static dev.loopwarden.store.Samples.look;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.jobs.Bell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database as a file that is opened, and opened again beside a running service. */
final class DatabaseTest {
  @TempDir private Path folder;

  private static Store store(Database database) {
    InstantSource clock = InstantSource.fixed(Samples.NOON);
    return new Store(database, clock, new Bell(), Runnable::run, () -> {});
  }

  @Test
  void operatorsOpenWhatTheServiceHasOpen() {
    DatabaseSettings settings = DatabaseSettings.embedded(folder.resolve("data/loopwarden.db"));
    try (Database service = Database.open(settings);
        Database operator = Database.join(settings)) {
      store(service).deliveries().record(delivery("a"), look(pull(1, 7)));
      store(operator).deliveries().record(delivery("b"), look(pull(1, 7)));

      assertThat(store(service).deliveries().known(List.of("a", "b"))).hasSize(2);
      assertThat(store(operator).board().load().waiting()).isEqualTo(1);
    }
  }

  @Test
  void contentsOutliveTheService() {
    DatabaseSettings settings = DatabaseSettings.embedded(folder.resolve("loopwarden.db"));
    try (Database service = Database.open(settings)) {
      store(service).deliveries().record(delivery("a"), look(pull(1, 7)));
    }
    try (Database service = Database.open(settings)) {
      assertThat(store(service).deliveries().known(List.of("a"))).hasSize(1);
    }
  }

  @Test
  void operatorsNeedASchema() {
    DatabaseSettings settings = DatabaseSettings.embedded(folder.resolve("loopwarden.db"));

    assertThatThrownBy(() -> Database.join(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start the service first");
  }

  @Test
  void otherAccountsCannotReadIt() throws IOException {
    Path file = folder.resolve("loopwarden.db");
    try (Database service = Database.open(DatabaseSettings.embedded(file))) {
      store(service).vault().write("app", new byte[] {1});

      for (Path each : List.of(file, Path.of(file + "-wal"))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void parametersAreNoPartOfTheFile() throws IOException {
    Path file = folder.resolve("loopwarden.db");
    DatabaseSettings settings =
        new DatabaseSettings("jdbc:sqlite:" + file + "?cache_size=100", "", "", 5);
    try (Database service = Database.open(settings)) {
      store(service).vault().write("app", new byte[] {1});
    }

    assertThat(settings.file()).isEqualTo(file);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).contains(file).noneMatch(each -> each.toString().contains("?"));
    }
  }

  @Test
  void serverThatVanishesIsWaitedForAWhile() throws SQLException {
    try (Connection connection = Engine.POSTGRESQL.empty().dataSource().getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
    }
    DatabaseSettings usual = Engine.POSTGRESQL.settings();
    String url = usual.url() + (usual.url().contains("?") ? "&" : "?") + "socketTimeout=45";
    try (Database patient =
            Database.open(new DatabaseSettings(url, usual.user(), usual.password(), 2));
        Connection connection = patient.dataSource().getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(45_000);
    }
  }

  @Test
  void settingsShowNoPassword() {
    DatabaseSettings settings =
        new DatabaseSettings("jdbc:postgresql://db/bot?password=hidden", "bot", "secret", 10);

    assertThat(settings).hasToString("jdbc:postgresql://db/bot");
    assertThatThrownBy(() -> new DatabaseSettings("jdbc:h2:mem:x", "", "", 10))
        .hasMessageContaining("jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME");
    assertThatThrownBy(() -> new DatabaseSettings("jdbc:postgresql://db/bot", "", "", 1))
        .hasMessageContaining("fewer than 2");
  }
}
