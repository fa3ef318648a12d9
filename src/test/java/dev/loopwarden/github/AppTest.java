package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.github.StubGitHub.Answer;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.ingest.DeliveryArchive;
import dev.loopwarden.setup.AppRegistration;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the App asks for itself. */
final class AppTest {
  private final StubGitHub github = new StubGitHub();
  private final DeliveryArchive deliveries = github.access().deliveries();
  private final AppRegistration registration = github.access().registration();

  @AfterEach
  void close() {
    github.close();
  }

  @Test
  void deliveriesComeInPages() {
    String row =
        """
        [{"id":12345678901234567,"guid":"g","event":"push","delivered_at":"2026-11-28T07:00:00Z",
          "status_code":502},
         {"id":1,"guid":"h","event":"ping","delivered_at":"odd","status_code":0}]
        """;
    github.on(
        "GET /app/hook/deliveries\\?per_page=100",
        Answer.ok(row)
            .with(
                "Link",
                "<%s/app/hook/deliveries?per_page=100&cursor=v1_%%3D9>; rel=\"next\""
                    .formatted(github.address())));
    github.on("GET /app/hook/deliveries\\?per_page=100&cursor=v1_%3D9", "[]");

    DeliveryArchive.Page first = deliveries.page(null);
    DeliveryArchive.Page second = deliveries.page(first.next());

    assertThat(first.attempts().getFirst())
        .isEqualTo(
            new DeliveryArchive.Attempt(
                12345678901234567L, "g", "push", Instant.parse("2026-11-28T07:00:00Z")));
    assertThat(second).isEqualTo(new DeliveryArchive.Page(List.of(), null));
    assertThat(github.asked)
        .allSatisfy(one -> assertThat(one.header("Authorization")).startsWith("Bearer ey"));
  }

  @Test
  void bodyOfADeliveryIsItsPayload() {
    github.on(
        "GET /app/hook/deliveries/5", "{\"request\":{\"payload\":{\"action\":\"ö\",\"n\":1}}}");
    github.on("GET /app/hook/deliveries/6", "{\"request\":{\"payload\":null}}");

    assertThat(new String(deliveries.body(5), UTF_8)).isEqualTo("{\"action\":\"ö\",\"n\":1}");
    assertThatThrownBy(() -> deliveries.body(6)).isInstanceOf(HostException.Gone.class);
  }

  @Test
  void codeBecomesAnApp() {
    github.on(
        "POST /app-manifests/abc123/conversions",
        Answer.json(
            201,
            """
            {"id":99,"slug":"warden","pem":"PEM","webhook_secret":"hush","client_id":"c",
             "client_secret":"s","html_url":"https://github.example/apps/warden"}
            """));

    AppRegistration.NewApp app = registration.convert(github.identity().host(), "abc123");

    assertThat(app)
        .isEqualTo(
            new AppRegistration.NewApp(
                99, "warden", "PEM", "hush", URI.create("https://github.example/apps/warden")));
    assertThat(github.asked.getFirst().header("Authorization")).isEmpty();
    assertThatThrownBy(() -> registration.convert(github.identity().host(), "../app"))
        .isInstanceOf(HostException.Refused.class);
    assertThatThrownBy(() -> registration.convert(github.identity().host(), "used"))
        .isInstanceOf(HostException.Gone.class)
        .hasMessageNotContaining("used");
    assertThat(github.asked).hasSize(2);
  }

  @Test
  void appAndItsInstallationsAreTold() {
    github.on(
        "GET /app",
        """
        {"slug":"warden","html_url":"https://github.example/apps/warden","installations_count":2,
         "permissions":{"checks":"write"},"events":["pull_request"]}
        """);
    github.on(
        "GET /app/installations\\?per_page=100&page=1",
        """
        [{"id":7,"account":{"login":"octo"},"permissions":{"checks":"write"},"events":[],
          "suspended_at":null},
         {"id":8,"account":{"login":"acme"},"permissions":{},"events":["push"],
          "suspended_at":"2026-01-01T00:00:00Z"}]
        """);

    assertThat(registration.app(github.identity()))
        .isEqualTo(
            new AppRegistration.App(
                "warden",
                URI.create("https://github.example/apps/warden"),
                2,
                Map.of("checks", "write"),
                Set.of("pull_request")));
    assertThat(registration.installations(github.identity()))
        .containsExactly(
            new AppRegistration.Installation(7, "octo", Map.of("checks", "write"), Set.of(), false),
            new AppRegistration.Installation(8, "acme", Map.of(), Set.of("push"), true));
  }

  @Test
  void hookIsReadAndItsSecretChanged() {
    github.on(
        "GET /app/hook/config",
        "{\"url\":\"https://w.example/webhook\",\"content_type\":\"json\",\"insecure_ssl\":\"0\"}");
    github.on("PATCH /app/hook/config", "{}");
    github.on(
        "GET /app/hook/deliveries\\?per_page=1",
        Answer.ok(
            "[{\"event\":\"ping\",\"delivered_at\":\"2026-11-28T07:00:00Z\",\"status_code\":200}]"),
        Answer.ok("[]"));

    assertThat(registration.hook(github.identity()))
        .isEqualTo(new AppRegistration.Hook("https://w.example/webhook", "json", false));
    registration.changeSecret(github.identity(), "new");
    assertThat(github.asked("PATCH .*").getFirst().body()).contains("\"secret\":\"new\"");
    assertThat(registration.lastDelivery(github.identity()))
        .hasValue(
            new AppRegistration.LastDelivery("ping", Instant.parse("2026-11-28T07:00:00Z"), 200));
    assertThat(registration.lastDelivery(github.identity())).isEmpty();
  }

  @Test
  void timeIsTheServers() {
    github.on("GET /", "{}");

    // the JDK's server puts its own Date, which is one as well
    assertThat(registration.time(github.identity().host())).isAfter(Instant.EPOCH);
  }

  @Test
  void whoTalksToNoStrangersHasATimeToo() {
    github.on(
        "GET /",
        Answer.json(401, "{\"message\":\"Must authenticate to access this API.\"}"),
        Answer.json(403, "{}").with("X-RateLimit-Remaining", "0"),
        Answer.json(502, "{}"));

    AppIdentity.Host host = github.identity().host();
    assertThat(registration.time(host)).isAfter(Instant.EPOCH);
    assertThat(registration.time(host)).isAfter(Instant.EPOCH);
    assertThatThrownBy(() -> registration.time(host))
        .isInstanceOf(HostException.Failed.class)
        .hasMessageContaining("502");
  }
}
