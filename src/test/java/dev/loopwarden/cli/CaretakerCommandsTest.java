package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.AppRecord;
import dev.loopwarden.identity.SealedVault;
import dev.loopwarden.identity.SealingKeys;
import dev.loopwarden.identity.TestKeys;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.DatabaseSettings;
import dev.loopwarden.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators run beside the service, with a GitHub that knows one App. */
final class CaretakerCommandsTest {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private final List<String> changes = new ArrayList<>();
  private HttpServer github;
  private boolean isConfigured = true;
  private int status = 200;
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void startGitHub() throws IOException {
    github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    github.createContext("/", this::answer);
    github.start();
  }

  @AfterEach
  void stopGitHub() {
    github.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v3", "");
    if (exchange.getRequestMethod().equals("PATCH")) {
      changes.add(path + " " + body);
    }
    String granted =
        """
        "permissions": {"metadata": "read", "contents": "read", "pull_requests": "write",
          "checks": "write", "issues": "read", "merge_queues": "read"},
        "events": ["repository", "push", "pull_request", "pull_request_review_comment",
          "pull_request_review_thread", "check_run", "check_suite", "issue_comment", "merge_group"]
        """;
    String text =
        switch (path) {
          case "/app" ->
              "{\"slug\": \"octo\", \"html_url\": \"https://ghe/apps/octo\", " + granted + "}";
          case "/app/installations" ->
              "[{\"id\": 1, \"account\": {\"login\": \"octo-org\"}, " + granted + "}]";
          case "/app/hook/config" ->
              "{\"url\": \"https://bot.example.com/webhook\", \"content_type\": \"json\"}";
          case "/app/hook/deliveries" -> "[]";
          default -> "{}";
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private CommandLineRun run(String... command) throws IOException {
    Path key = folder.resolve("app.pem");
    Files.writeString(key, TestKeys.pkcs1());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Path settings = folder.resolve("service.yml");
    Files.writeString(
        settings,
        """
        loopwarden:
          home: %s/data
          public-url: https://bot.example.com
          secret-key: %s
          github: {url: "http://127.0.0.1:%d"}
          app: %s
        """
            .formatted(
                folder,
                KEY,
                github.getAddress().getPort(),
                isConfigured
                    ? "{id: 7, slug: octo, private-key-file: %s, webhook-secrets: [hunter2, hunter1]}"
                        .formatted(key)
                    : "{}"));
    return CommandLineRun.in(
        folder,
        Stream.concat(Stream.of(command), Stream.of("--config", settings.toString()))
            .toArray(String[]::new));
  }

  private void openDatabase() {
    Database.open(DatabaseSettings.embedded(folder.resolve("data/loopwarden.db"))).close();
  }

  @Test
  void doctorLooksAtEverythingAndShowsNoSecret() throws IOException {
    openDatabase();
    CommandLineRun run = run("doctor");
    assertThat(run.out())
        .contains("ok    database        SQLite")
        .contains("GitHub knows us as https://ghe/apps/octo")
        .contains("ok    permissions     the App asks for all that is needed")
        .contains("ok    on octo-org")
        .contains("ok    webhook         goes to https://bot.example.com/webhook")
        .contains("warn  deliveries      GitHub sent none")
        .doesNotContain("FAIL", "hunter", "PRIVATE");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(changes).isEmpty();
  }

  @Test
  void withoutAServiceDoctorSaysToStartItAndMakesNothing() throws IOException {
    CommandLineRun run = run("doctor");
    assertThat(run.out()).contains("FAIL  database").contains("the service makes it");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(run("rotate-secret").err()).contains("start the service first");
    assertThat(run("rotate-secret").exit()).isEqualTo(2);
  }

  @Test
  void anAppOfTheSetupGetsANewKeyAndIsForgotten() throws IOException {
    isConfigured = false;
    openDatabase();
    assertThat(run("app").out()).contains("No App is set up");
    makeApp();
    assertThat(run("app").out()).startsWith("GitHub App 42 (octo) on http://127.0.0.1:");
    status = 401;
    assertThat(run("app", "--private-key", "app.pem").err())
        .contains("GitHub did not take the new one");
    status = 200;
    CommandLineRun change = run("app", "--private-key", "app.pem");
    assertThat(change.out()).startsWith("GitHub App 42 (octo)").contains("has a new key");
    assertThat(change.exit()).isZero();
    assertThat(rememberedSettings()).isPresent();
    assertThat(run("app", "--forget").out()).startsWith("The App is forgotten, and all data");
    assertThat(rememberedSettings()).isEmpty();
    assertThat(run("app", "--forget").out()).startsWith("No App is set up");
    isConfigured = true;
    assertThat(run("app").out()).startsWith("configured App 7 (octo)");
    assertThat(run("app", "--forget").err()).contains("the App stands in the settings");
    assertThat(run("app", "--forget").exit()).isEqualTo(2);
  }

  private void makeApp() {
    AppIdentity.Host host =
        AppIdentity.Host.at(URI.create("http://127.0.0.1:" + github.getAddress().getPort()));
    DatabaseSettings settings = DatabaseSettings.embedded(folder.resolve("data/loopwarden.db"));
    try (Database database = Database.open(settings);
        Store store = Store.open(database, InstantSource.system(), new Bell())) {
      SealingKeys keys = SealingKeys.parse(KEY, "the test");
      new AppRecord(new SealedVault(store.vault(), keys, new SecureRandom()))
          .create(host, 42, "octo", TestKeys.pkcs1(), "hunter2");
      store.memory().rememberSettings(1, 2, "main", "preview: true");
    }
  }

  private Optional<String> rememberedSettings() {
    DatabaseSettings settings = DatabaseSettings.embedded(folder.resolve("data/loopwarden.db"));
    try (Database database = Database.open(settings);
        Store store = Store.open(database, InstantSource.system(), new Bell())) {
      return store.memory().lastGoodSettings(2, "main");
    }
  }

  @Test
  void rotateSecretTellsGitHubTheFirstOfConfiguredOnes() throws IOException {
    openDatabase();
    CommandLineRun run = run("rotate-secret");
    assertThat(run.out())
        .contains("uses the first of the configured secrets")
        .doesNotContain("hunter");
    assertThat(run.exit()).isZero();
    assertThat(changes).singleElement().asString().contains("/app/hook/config", "hunter2");
  }
}
