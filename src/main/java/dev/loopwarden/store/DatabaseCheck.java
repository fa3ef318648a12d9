package dev.loopwarden.store;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Looks at a database that somebody else may be using, over one connection. */
public final class DatabaseCheck implements dev.loopwarden.setup.Database {
  private static final int SECONDS = 10;

  private final DatabaseSettings settings;

  /** Looks at the database of these settings, when it is asked to. */
  public DatabaseCheck(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public State state() {
    if (settings.isEmbedded() && !Files.exists(settings.file())) {
      throw new IllegalStateException(
          "there is no file " + settings.file() + "; the service makes it when it starts");
    }
    MigrationInfoService migrations =
        Database.schema()
            .dataSource(settings.url(), settings.user(), settings.password())
            .load()
            .info();
    MigrationInfo current = migrations.current();
    return new State(
        product(),
        current == null ? "" : String.valueOf(current.getVersion()),
        migrations.pending().length);
  }

  private String product() {
    DriverManager.setLoginTimeout(SECONDS);
    try (Connection connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      DatabaseMetaData about = connection.getMetaData();
      return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
