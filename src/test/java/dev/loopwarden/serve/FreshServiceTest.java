package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start: no App, an empty folder. */
final class FreshServiceTest {
  @TempDir private Path folder = Path.of("");

  private Map<String, String> settings(String managementPort) {
    return Map.of(
        "server.port",
        "0",
        "management.server.port",
        managementPort,
        "logging.threshold.console",
        "off",
        "loopwarden.home",
        folder.resolve("home").toString());
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void itIsReadyForItsSetup() throws Exception {
    try (Service service = Service.start(Launch.isolated(settings("0")))) {
      String management = "http://127.0.0.1:" + service.managementPort();
      assertThat(status(URI.create(management + "/actuator/health/readiness"))).isEqualTo(200);
      assertThat(status(URI.create("http://127.0.0.1:" + service.port() + "/setup")))
          .isEqualTo(200);
      assertThat(service.greeting())
          .hasValueSatisfying(it -> assertThat(it).contains("/setup?token="));
    }
  }

  @Test
  void whatAKilledProcessUnpackedIsTakenAway() throws IOException {
    Path unpacked = Files.createDirectories(folder.resolve("home/unpacked"));
    Path old = Files.writeString(unpacked.resolve("sqlite-3-old.so"), "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    Path fresh = Files.writeString(unpacked.resolve("sqlite-3-of-another-process.so"), "");
    Service.start(Launch.isolated(settings("0"))).close();
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    try (Stream<Path> left = Files.list(unpacked)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("loopwarden-"));
    }
  }

  @Test
  void aPortInUseIsNamedWithTheSettingsThatMatter() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(() -> Service.start(Launch.isolated(settings(port))).close())
          .isInstanceOf(SettingsException.class)
          .hasMessageStartingWith("port " + port + " is in use")
          .hasMessageContaining("management.server.port");
    }
  }

  @Test
  void aFolderThatIsNoneIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Map<String, String> wrong = new HashMap<>(settings("0"));
    wrong.put("loopwarden.unpack-folder", file.resolve("below").toString());
    assertThatThrownBy(() -> Service.start(Launch.isolated(wrong)).close())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("loopwarden.unpack-folder");
  }
}
