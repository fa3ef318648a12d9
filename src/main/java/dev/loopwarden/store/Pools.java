package dev.loopwarden.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections. SQLite lets one write at a time, and waiting for one's turn here is faster and
 * fairer than waiting for its lock: one connection writes, others read. For PostgreSQL both are the
 * same.
 *
 * @param writes connections that may write
 * @param reads connections that only read
 * @param owned what is to be closed
 */
record Pools(DataSource writes, DataSource reads, List<HikariDataSource> owned)
    implements AutoCloseable {

  /** Shorter than the ten seconds that GitHub waits for an answer. */
  private static final Duration CONNECT = Duration.ofSeconds(8);

  /** A host that has vanished says nothing; no statement of ours takes so long. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  static Pools open(DatabaseSettings settings) {
    return open(settings, postgres(settings, settings.connections()));
  }

  /** For a short time, beside a service: as few connections as will do. */
  static Pools join(DatabaseSettings settings) {
    HikariConfig config = postgres(settings, 2);
    config.setMinimumIdle(0);
    return open(settings, config);
  }

  private static Pools open(DatabaseSettings settings, HikariConfig postgres) {
    if (!settings.isEmbedded()) {
      HikariDataSource all = new HikariDataSource(postgres);
      return new Pools(all, all, List.of(all));
    }
    makePrivate(settings.file());
    HikariDataSource writer = new HikariDataSource(sqlite(settings, "writer", 1));
    HikariDataSource readers = new HikariDataSource(sqlite(settings, "readers", 4));
    return new Pools(new FairTurns(writer), readers, List.of(readers, writer));
  }

  /** What stands in the address counts more than what is set here. */
  private static HikariConfig postgres(DatabaseSettings settings, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.addDataSourceProperty("socketTimeout", String.valueOf(ANSWER.toSeconds()));
    config.addDataSourceProperty("ApplicationName", "loopwarden");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }

  private static HikariConfig sqlite(DatabaseSettings settings, String name, int size) {
    Properties properties = new Properties();
    properties.setProperty("journal_mode", "WAL");
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("busy_timeout", "10000");
    properties.setProperty("transaction_mode", "IMMEDIATE");
    properties.setProperty("foreign_keys", "true");
    HikariConfig config = new HikariConfig();
    config.setPoolName("database-" + name);
    config.setDataSource(
        new KeptStatements(new DriverManagerDataSource(settings.url(), properties)));
    config.setMaximumPoolSize(size);
    config.setMaxLifetime(0); // a file does not hang up
    return config;
  }

  /** SQLite gives the files beside it the same permissions. */
  private static void makePrivate(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (FileAlreadyExistsException _) {
      return; // its owner has decided
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the database " + file, e);
    }
  }

  boolean hasOneWriter() {
    return writes != reads;
  }

  @Override
  public void close() {
    owned.forEach(HikariDataSource::close);
  }
}
