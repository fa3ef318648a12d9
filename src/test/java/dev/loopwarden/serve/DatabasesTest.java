package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.store.DatabaseSettings;
import dev.loopwarden.store.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told of a database that cannot be used. */
final class DatabasesTest {
  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/loopwarden";

  @TempDir private Path folder = Path.of("");

  @Test
  void aServerThatIsNotThereIsNamed() {
    DatabaseSettings away = new DatabaseSettings(NOBODY + "?password=hidden", "bot", "", 2);
    assertThatThrownBy(() -> Databases.open(away))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("cannot reach " + NOBODY + ": ");
    assertThatThrownBy(() -> Databases.join(away))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("cannot reach " + NOBODY + ": ");
  }

  @Test
  void aUserWithoutRightsIsTold() throws SQLException {
    DatabaseSettings owner = Engine.POSTGRESQL.settings();
    try (Connection connection = Engine.POSTGRESQL.empty().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop role if exists poor");
      statement.execute("create role poor login password 'poor'");
    }
    String url = owner.url().replaceFirst("\\?.*", ""); // it may name its owner
    DatabaseSettings poor = new DatabaseSettings(url, "poor", "poor", 2);
    assertThatThrownBy(() -> Databases.open(poor))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("permission denied")
        .hasMessageContaining("its user has to own them");
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws Exception {
    Path file = folder.resolve("notes.txt");
    Files.writeString(
        file, "no database at all, but long enough to have a header of its own\n".repeat(20));
    assertThatThrownBy(() -> Databases.open(DatabaseSettings.embedded(file)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("notes.txt");
  }
}
