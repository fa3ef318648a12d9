package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.store.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the running service says to deliveries, and what it keeps of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeliveriesTest {
  private static final List<String> EVENTS =
      List.of(
          "check_run",
          "check_suite",
          "installation",
          "installation_repositories",
          "issue_comment",
          "merge_group",
          "ping",
          "pull_request",
          "pull_request_review",
          "pull_request_review_comment",
          "pull_request_review_thread",
          "push",
          "repository");

  @TempDir private static Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Stage stage;

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Example(String event, byte[] body) {}

  @BeforeAll
  void start() {
    stage = new Stage(folder, Stage.database(Engine.SQLITE));
  }

  @AfterAll
  void stop() {
    client.close();
    stage.close();
  }

  private static List<String> lines(String file) throws IOException {
    String path = "/webhooks/" + file + ".jsonl";
    try (InputStream in =
        Objects.requireNonNull(DeliveriesTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String event : EVENTS) {
      lines(event).forEach(line -> examples.add(example(event, line)));
    }
    for (String line : lines("others")) {
      JsonNode other = JsonMapper.shared().readTree(line);
      examples.add(example(other.path("event").asString(), other.path("payload").toString()));
    }
    return examples;
  }

  private static Example example(String event, String body) {
    return new Example(event, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String hmac(String algorithm, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private int send(String guid, Example example, List<String> signatures)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + stage.service().port() + "/webhook");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .POST(HttpRequest.BodyPublishers.ofByteArray(example.body))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", example.event)
            .header("X-GitHub-Delivery", guid)
            .header("X-Hub-Signature", "sha1=" + hmac("HmacSHA1", secret(), example.body));
    signatures.forEach(signature -> request.header("X-Hub-Signature-256", signature));
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String secret() {
    return stage.github().app().webhookSecret();
  }

  private String signature(byte[] body) {
    return "sha256=" + hmac("HmacSHA256", secret(), body);
  }

  private DeliveryLedger ledger() {
    return stage.service().part(DeliveryLedger.class);
  }

  @Test
  void everyEventOfGitHubIsHandledOrIgnoredOnPurpose() throws IOException, InterruptedException {
    List<Example> examples = examples();
    List<String> guids = new ArrayList<>();
    for (Example example : examples) {
      guids.add("example-" + guids.size());
      assertThat(send(guids.getLast(), example, List.of(signature(example.body))))
          .as(example.event)
          .isEqualTo(202);
    }
    stage.settle();
    List<DeliveryLedger.Entry> entries =
        ledger().newest(2 * examples.size()).stream()
            .filter(entry -> guids.contains(entry.delivery().guid()))
            .toList();
    assertThat(entries).hasSameSizeAs(examples);
    assertThat(entries)
        .allSatisfy(
            entry -> {
              switch (entry.state()) {
                case IGNORED -> assertThat(entry.note()).isNotEmpty();
                default -> assertThat(entry.state()).isEqualTo(DeliveryLedger.State.DONE);
              }
            });
  }

  @Test
  void whatIsNotSignedWithOurSecretLeavesNothing() throws IOException, InterruptedException {
    Example opened = example("pull_request", lines("pull_request").getFirst());
    String right = signature(opened.body);
    String stale = "sha256=" + hmac("HmacSHA256", "a stale secret", opened.body);
    List<List<String>> forged =
        List.of(
            List.of(),
            List.of(""),
            List.of(stale),
            List.of(stale, right),
            List.of(right + "," + right),
            List.of(right.substring(0, right.length() - 1)),
            List.of(right + "0"),
            List.of("sha256= " + right.substring("sha256=".length() + 1)),
            List.of(right.substring("sha256=".length())),
            List.of(right.replace("sha256", "SHA256")),
            List.of("sha1=" + hmac("HmacSHA1", secret(), opened.body)));
    for (List<String> signatures : forged) {
      assertThat(send("forged", opened, signatures)).as("%s", signatures).isEqualTo(401);
    }
    assertThat(ledger().known(List.of("forged"))).isEmpty();

    String capitals = "sha256=" + right.substring("sha256=".length()).toUpperCase(Locale.ROOT);
    assertThat(send("genuine", opened, List.of(capitals))).isEqualTo(202);
    assertThat(ledger().known(List.of("genuine"))).containsExactly("genuine");
  }
}
