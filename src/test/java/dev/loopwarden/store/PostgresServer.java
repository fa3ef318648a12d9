package dev.loopwarden.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL: in a container where a Docker engine answers and has an image or can get one, else
 * from binaries that come as an artifact. Both end with this process.
 */
final class PostgresServer {

  /** Names another image, for engines that cannot reach the usual one. */
  private static final String IMAGE = "LOOPWARDEN_TEST_POSTGRES_IMAGE";

  private PostgresServer() {}

  static DatabaseSettings start() {
    if (!mayHaveDocker()) {
      return embedded();
    }
    try {
      return container();
    } catch (ContainerFetchException | ContainerLaunchException | IllegalStateException _) {
      return embedded(); // no engine, no image, or no way to its port
    }
  }

  /** Asking Testcontainers takes seconds where there is none. */
  private static boolean mayHaveDocker() {
    return Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
  }

  private static DatabaseSettings container() {
    String image = Optional.ofNullable(System.getenv(IMAGE)).orElse("postgres:18-alpine");
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
