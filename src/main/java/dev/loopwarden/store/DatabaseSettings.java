package dev.loopwarden.store;

import java.nio.file.Path;

/**
 * Where the database is. Its text form shows no password.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/NAME}
 * @param user empty for SQLite
 * @param password may be empty
 * @param connections at most as many, to PostgreSQL; SQLite has one writer and four readers
 */
public record DatabaseSettings(String url, String user, String password, int connections) {
  private static final String SQLITE = "jdbc:sqlite:";

  public DatabaseSettings {
    if (!url.startsWith(SQLITE) && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "the database must be jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME");
    }
    if (connections < 2) {
      throw new IllegalArgumentException("fewer than 2 connections to the database");
    }
  }

  /** The embedded database in a file, which is made when it is not there. */
  public static DatabaseSettings embedded(Path file) {
    return new DatabaseSettings(SQLITE + file.toAbsolutePath(), "", "", 5);
  }

  /** Whether it is SQLite in a file. */
  public boolean isEmbedded() {
    return url.startsWith(SQLITE);
  }

  /** The file of an embedded database. */
  public Path file() {
    return Path.of(toString().substring(SQLITE.length()));
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
