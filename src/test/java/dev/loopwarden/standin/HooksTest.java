package dev.loopwarden.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Deliveries, and the App that they go to. */
final class HooksTest {
  /** What a service got. */
  private record Got(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  @TempDir Path folder;
  private final List<Got> got = Collections.synchronizedList(new ArrayList<>());
  private HttpServer service;
  private Scene scene;
  private volatile int answer = 202;

  @BeforeEach
  void begin() throws IOException {
    scene = new Scene(folder);
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/webhook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          got.add(new Got(Map.copyOf(exchange.getRequestHeaders()), body));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    service.start();
    scene.github.sendWebhooksTo(
        URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/webhook"));
  }

  @AfterEach
  void end() {
    scene.close();
    service.stop(0);
  }

  private List<String> events() {
    return got.stream().map(one -> one.header("X-github-event")).toList();
  }

  @Test
  void theSignatureIsTheOneOfGitHubsExample() {
    HookDelivery delivery =
        new HookDelivery(
            1, "g", "ping", null, 0, 0, "Hello, World!", false, scene.now(), Duration.ZERO, 0, "");
    assertThat(
            HookSender.headers(
                delivery, new HookSender.Target("", "It's a Secret to Everybody", 1)))
        .containsEntry(
            "X-Hub-Signature-256",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void whatPeopleDoIsToldBeforeTheyGoOn() {
    scene.parcels.commit("change", "More", FileEdit.write("b.py", "b = 1\n"));
    long comment = scene.pull.comment("ada", "a.py", 15, "look");
    scene.pull.resolve("ada", comment);
    scene.pull.say("ada", "/loopwarden review");

    assertThat(events())
        .containsExactly(
            "push",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_review_thread",
            "issue_comment");
    JsonNode synchronize = Json.parse(got.get(1).body().getBytes(StandardCharsets.UTF_8));
    assertThat(synchronize.path("after").asString()).isEqualTo(scene.pull.head());
    assertThat(synchronize.path("before").asString()).hasSize(40);
    assertThat(synchronize.path("installation").path("id").asLong()).isEqualTo(scene.installation);
    assertThat(got.get(1).header("User-agent")).startsWith("GitHub-Hookshot/");
  }

  @Test
  void whatWasLostIsListedAndDeliveredAgainOnRequest() {
    scene.github.loseDeliveries(1);
    scene.pull.say("ada", "one");
    answer = 500;
    scene.pull.say("ada", "two");
    answer = 202;
    scene.pull.say("ada", "three");
    assertThat(got).hasSize(2);

    GitHubContract contract = GitHubContract.watch(scene.github);
    JsonNode failed = scene.bot.asApp().get("/app/hook/deliveries?status=failure").json();
    assertThat(failed.valueStream().map(one -> one.path("status_code").asInt()))
        .containsExactly(500, 502);
    long lost = failed.path(1).path("id").asLong();
    assertThat(scene.bot.get("/app/hook/deliveries/" + lost).text()).contains("\"one\"");
    assertThat(scene.bot.post("/app/hook/deliveries/" + lost + "/attempts", "").status())
        .isEqualTo(202);
    scene.github.settle();
    Bot.Answer page = scene.bot.get("/app/hook/deliveries?per_page=1");
    assertThat(page.json().path(0).path("redelivery").asBoolean()).isTrue();
    assertThat(page.json().path(0).path("guid").asString())
        .isEqualTo(failed.path(1).path("guid").asString());
    assertThat(page.header("Link")).contains("cursor=");
    scene.pass(Duration.ofDays(3).plusSeconds(1));
    assertThat(scene.bot.asApp().get("/app/hook/deliveries").json()).isEmpty();
    contract.verify();
  }

  @Test
  void theSecretCanBeChanged() {
    scene.bot.asApp().send("PATCH", "/app/hook/config", "{\"secret\":\"new\"}");
    scene.pull.say("ada", "hello");
    HookDelivery sent = scene.github.deliveries().getFirst();
    assertThat(got.getLast().headers().get("X-hub-signature-256"))
        .containsExactly(
            HookSender.headers(sent, new HookSender.Target("", "new", 1))
                .get("X-Hub-Signature-256"));
  }

  @Test
  void appsAreMadeFromManifestsOnce() {
    GitHubContract contract = GitHubContract.watchAnswers(scene.github);
    String manifest =
        "{\"name\":\"Loop Warden\",\"url\":\"https://w.example.com\","
            + "\"redirect_url\":\"https://w.example.com/setup/done\",\"default_events\":[\"push\"]}";
    Bot.Answer form =
        scene
            .bot
            .with("")
            .send(
                "POST",
                "/settings/apps/new?state=s1",
                "manifest=" + URLEncoder.encode(manifest, StandardCharsets.UTF_8));
    String place = form.header("Location");
    assertThat(place).startsWith("https://w.example.com/setup/done?code=").endsWith("&state=s1");
    String code = place.replaceAll(".*code=([0-9a-f]+)&.*", "$1");
    JsonNode made = scene.bot.post("/app-manifests/" + code + "/conversions", "").json();

    assertThat(made.path("pem").asString()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    assertThat(made.path("slug").asString()).isEqualTo("loop-warden");
    assertThat(scene.bot.post("/app-manifests/" + code + "/conversions", "").status())
        .isEqualTo(404);
    assertThat(scene.bot.asApp().get("/app").status()).isEqualTo(200);
    assertThat(contract.violations()).noneMatch(problem -> problem.contains("/app-manifests/"));
  }
}
