package dev.loopwarden.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL: in a container where a Docker engine answers, else from binaries that come as an
 * artifact. Both end with this process.
 */
final class PostgresServer {

  private PostgresServer() {}

  static DatabaseSettings start() {
    return hasDocker() ? container() : embedded();
  }

  /** Asking Testcontainers takes seconds where there is none. */
  private static boolean hasDocker() {
    return Files.exists(Path.of("/var/run/docker.sock"))
        || Optional.ofNullable(System.getenv("DOCKER_HOST")).isPresent();
  }

  private static DatabaseSettings container() {
    String image =
        Optional.ofNullable(System.getenv("LOOPWARDEN_TEST_POSTGRES")).orElse("postgres:18-alpine");
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    return new DatabaseSettings(
        container.getJdbcUrl(), container.getUsername(), container.getPassword(), 20);
  }

  private static DatabaseSettings embedded() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start();
      return new DatabaseSettings(
          server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 20);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
