package dev.loopwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is let in, what is not, and what is left behind. */
final class WebhookServletTest {
  private static final String GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final byte[] OPENED = Examples.first("pull_request", "opened");

  private final MemoryLedger ledger = new MemoryLedger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Budget budget = new Budget(WebhookServlet.LARGEST, Duration.ZERO);
  private final WebhookServlet servlet = servlet(budget);
  private Instant now = NOW;

  private WebhookServlet servlet(Budget budget) {
    IngestMetrics metrics = new IngestMetrics(meters, InstantSource.fixed(NOW));
    return new WebhookServlet(
        TestApp.holding(Optional.of(TestApp.identity(1))),
        new Intake(new EventReader(Set.of(), ledger::headedBy), ledger, metrics),
        metrics,
        budget,
        () -> now);
  }

  static String sign(String secret, byte[] body) {
    return "sha256=" + hmac("HmacSHA256", secret, body);
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

  private static MockHttpServletRequest request(byte[] body) {
    return fill(new MockHttpServletRequest("POST", "/webhook"), body);
  }

  private static MockHttpServletRequest fill(MockHttpServletRequest request, byte[] body) {
    request.setContentType("application/json");
    request.setContent(body);
    request.addHeader("X-GitHub-Event", "pull_request");
    request.addHeader("X-GitHub-Delivery", GUID);
    request.addHeader("X-Hub-Signature-256", sign(TestApp.SECRET, body));
    return request;
  }

  private static MockHttpServletRequest replacing(String header, String value) {
    MockHttpServletRequest request = request(OPENED);
    request.removeHeader(header);
    if (!value.isEmpty()) {
      request.addHeader(header, value);
    }
    return request;
  }

  private int status(MockHttpServletRequest request) {
    return status(servlet, request);
  }

  private static int status(WebhookServlet servlet, MockHttpServletRequest request) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    try {
      servlet.service(request, response);
    } catch (ServletException | IOException e) {
      throw new IllegalStateException(e);
    }
    return response.getStatus();
  }

  @Test
  void aSignedDeliveryIsWrittenDownWithItsWork() {
    assertThat(status(request(OPENED))).isEqualTo(202);
    MemoryLedger.Written entry = Objects.requireNonNull(ledger.entries().get(GUID));
    assertThat(entry.delivery()).isEqualTo(new Delivery(GUID, "pull_request", "opened", 1, NOW));
    assertThat(entry.meaning().work()).hasSize(1);
    assertThat(
            meters
                .get("loopwarden.deliveries")
                .tags("event", "pull_request", "outcome", "accepted")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(meters.get("loopwarden.webhook.answer").tag("status", "202").timer().count())
        .isEqualTo(1);
  }

  @Test
  void theSameAgainChangesNothing() {
    assertThat(status(request(OPENED))).isEqualTo(202);
    assertThat(status(request(OPENED))).isEqualTo(202);
    assertThat(ledger.entries()).hasSize(1);
    assertThat(meters.get("loopwarden.deliveries").tag("outcome", "duplicate").counter().count())
        .isEqualTo(1);
  }

  @Test
  void anOldSecretCountsWhileSecretsRotate() {
    assertThat(status(replacing("X-Hub-Signature-256", sign(TestApp.OLD_SECRET, OPENED))))
        .isEqualTo(202);
  }

  @Test
  void forgedOnesLeaveNothingBehind() {
    for (String signature :
        List.of(
            "",
            sign("a stale secret", OPENED),
            sign(TestApp.SECRET, new byte[0]),
            "sha256=" + "0".repeat(64),
            "sha1=" + hmac("HmacSHA1", TestApp.SECRET, OPENED))) {
      MockHttpServletRequest request = replacing("X-Hub-Signature-256", signature);
      request.addHeader("X-Hub-Signature", "sha1=" + hmac("HmacSHA1", TestApp.SECRET, OPENED));
      assertThat(status(request)).as(signature).isEqualTo(401);
    }
    assertThat(ledger.entries()).isEmpty();
    assertThat(meters.find("loopwarden.deliveries").counters()).isEmpty();
  }

  @Test
  void onlyJsonIsTaken() {
    for (String type :
        List.of("application/x-www-form-urlencoded", "text/json", "", "application/jsonx")) {
      MockHttpServletRequest request = request(OPENED);
      request.setContentType(type);
      assertThat(status(request)).as(type).isEqualTo(415);
    }
    MockHttpServletRequest request = request(OPENED);
    request.setContentType("Application/JSON; charset=utf-8");
    assertThat(status(request)).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"action\":{}}", "{} {}", "\u0000"})
  void whatCannotBeReadIsSaidSo(String body) {
    assertThat(status(request(body.getBytes(StandardCharsets.UTF_8)))).isEqualTo(400);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void namesHaveToBeNames() {
    for (String guid : List.of("", "a b", "x".repeat(101), "a\nb")) {
      assertThat(status(replacing("X-GitHub-Delivery", guid))).isEqualTo(400);
    }
    for (String event : List.of("", "Pull Request", "../x")) {
      assertThat(status(replacing("X-GitHub-Event", event))).isEqualTo(400);
    }
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void unknownEventsAreWrittenDown() {
    assertThat(status(replacing("X-GitHub-Event", "brand_new"))).isEqualTo(202);
    assertThat(meters.get("loopwarden.deliveries").tag("event", "other").counter().count())
        .isEqualTo(1);
  }

  @Test
  void withoutAnAppNothingIsTaken() {
    IngestMetrics metrics = new IngestMetrics(meters, InstantSource.fixed(NOW));
    WebhookServlet early =
        new WebhookServlet(
            TestApp.holding(Optional.empty()),
            new Intake(new EventReader(Set.of(), ledger::headedBy), ledger, metrics),
            metrics,
            budget,
            InstantSource.fixed(NOW));
    assertThat(status(early, request(OPENED))).isEqualTo(503);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenDownIsNotAccepted() {
    ledger.breakDown();
    assertThat(status(request(OPENED))).isEqualTo(503);
  }

  @Test
  void otherMethodsAreNotForUs() {
    MockHttpServletRequest request = request(OPENED);
    request.setMethod("GET");
    assertThat(status(request)).isEqualTo(405);
  }

  // -- sizes

  /** A body that is made while it is read. */
  private abstract static class Body extends ServletInputStream {
    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public abstract int read(byte[] into, int from, int length);

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  /** A request that promises a body of some size. */
  private static final class Promise extends MockHttpServletRequest {
    private final long declared;
    private final Body body;

    Promise(long declared, Body body) {
      super("POST", "/webhook");
      this.declared = declared;
      this.body = body;
      fill(this, OPENED);
    }

    @Override
    public long getContentLengthLong() {
      return declared;
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }

  /** A body that never ends. */
  private static final class Endless extends Body {
    private long read;

    @Override
    public int read(byte[] into, int from, int length) {
      read += length;
      return length;
    }
  }

  /** A body of which a byte comes every nine seconds, and genuine deliveries in between. */
  private final class Trickle extends Body {
    private final List<Integer> meanwhile = new ArrayList<>();

    @Override
    public int read(byte[] into, int from, int length) {
      now = now.plusSeconds(9);
      meanwhile.add(status(request(OPENED)));
      return 1;
    }
  }

  @Test
  void largeBodiesAreNotReadToTheEnd() {
    Endless honest = new Endless();
    assertThat(status(new Promise(WebhookServlet.LARGEST + 1L, honest))).isEqualTo(413);
    assertThat(honest.read).isZero();
    Endless silent = new Endless();
    assertThat(status(new Promise(-1, silent))).isEqualTo(413);
    assertThat(silent.read).isEqualTo(WebhookServlet.LARGEST + 1L);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void whoPromisesMuchAndSendsLittleKeepsNobodyOut() {
    Trickle trickle = new Trickle();
    assertThat(status(new Promise(WebhookServlet.LARGEST, trickle))).isEqualTo(408);
    assertThat(trickle.meanwhile).containsExactly(202, 202);
  }

  @Test
  void withoutRoomTheSenderIsToldToComeAgain() {
    Budget full = new Budget(OPENED.length - 1024, Duration.ZERO);
    assertThat(status(servlet(full), request(OPENED))).isEqualTo(503);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void whoHasNoSignatureIsNotRead() {
    Endless body = new Endless();
    Promise forged = new Promise(1_000, body);
    forged.removeHeader("X-Hub-Signature-256");
    assertThat(status(forged)).isEqualTo(401);
    assertThat(body.read).isZero();
  }

  @Test
  void theLargestAllowedIsTaken() {
    byte[] body = new byte[WebhookServlet.LARGEST];
    Arrays.fill(body, (byte) ' ');
    System.arraycopy(OPENED, 0, body, 0, OPENED.length);
    assertThat(status(request(body))).isEqualTo(202);
  }

  @Test
  void roomIsGivenBack() {
    for (int i = 0; i < 3; i++) {
      status(new Promise(-1, new Endless()));
      status(replacing("X-Hub-Signature-256", sign("a stale secret", OPENED)));
      status(request(OPENED));
    }
    try (Budget.Share all = budget.share()) {
      assertThat(all.grow(WebhookServlet.LARGEST)).isTrue();
    }
  }
}
