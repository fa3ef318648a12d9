package dev.loopwarden.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The databases that every test of the store runs on. Each is started once. */
public enum Engine {
  /** In a file. */
  SQLITE {
    @Override
    DatabaseSettings start() {
      try {
        Path folder = Files.createTempDirectory("loopwarden-store");
        Path file = folder.resolve("test.db");
        folder.toFile().deleteOnExit();
        for (String suffix : List.of("", "-wal", "-shm")) {
          Path.of(file + suffix).toFile().deleteOnExit();
        }
        return DatabaseSettings.embedded(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  /** A real server. */
  POSTGRESQL {
    @Override
    DatabaseSettings start() {
      return PostgresServer.start();
    }
  };

  private static final List<String> TABLES =
      List.of(
          "delivery_subject",
          "delivery",
          "subject",
          "scheduled_tasks",
          "instruction",
          "counter",
          "review",
          "ignored",
          "paused",
          "good_settings",
          "facts",
          "vault");

  @SuppressWarnings("ImmutableEnumChecker") // the tests share what was started once
  private @Nullable DatabaseSettings settings;

  @SuppressWarnings("ImmutableEnumChecker")
  private @Nullable Database database;

  abstract DatabaseSettings start();

  /** Where the database of {@link #empty} is, for who opens it as well. */
  public synchronized DatabaseSettings settings() {
    DatabaseSettings started = settings;
    if (started == null) {
      started = start();
      settings = started;
    }
    return started;
  }

  /** A database with nothing in it. It stays open. */
  public synchronized Database empty() {
    Database open = database;
    if (open == null) {
      open = Database.open(settings());
      database = open;
    }
    for (String table : TABLES) {
      open.writes().sql("delete from " + table).update();
    }
    return open;
  }
}
