package dev.loopwarden.ingest;

import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Answers GitHub's webhooks: verifies, writes down, and says so. A servlet of its own, because
 * nothing may look at the body before its signature is known to be right.
 */
final class WebhookServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(WebhookServlet.class);

  /** GitHub sends no more; counted as generously as it may count. */
  static final int LARGEST = 25 * 1024 * 1024;

  /** GitHub itself waits no longer for an answer. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Pattern GUID = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern EVENT = Pattern.compile("[a-z0-9_]{1,60}");

  private final transient Identities identities;
  private final transient Intake intake;
  private final transient IngestMetrics metrics;
  private final transient Budget budget;
  private final transient InstantSource clock;

  WebhookServlet(
      Identities identities,
      Intake intake,
      IngestMetrics metrics,
      Budget budget,
      InstantSource clock) {
    this.identities = identities;
    this.intake = intake;
    this.metrics = metrics;
    this.budget = budget;
    this.clock = clock;
  }

  /** What we say to a delivery. */
  private record Answer(int status, String text) {
    static final Answer ACCEPTED = new Answer(HttpServletResponse.SC_ACCEPTED, "");
    static final Answer FORGED =
        new Answer(
            HttpServletResponse.SC_UNAUTHORIZED,
            "X-Hub-Signature-256 is missing, or not made with our secret");
    static final Answer TOO_LARGE =
        new Answer(
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "the body is larger than 25 MB");
    static final Answer TOO_SLOW =
        new Answer(HttpServletResponse.SC_REQUEST_TIMEOUT, "the body took too long");
    static final Answer BUSY =
        new Answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too much at once");
    static final Answer NO_APP =
        new Answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "no GitHub App is set up yet");
    static final Answer NO_JSON =
        new Answer(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "the body has to be JSON");
    static final Answer UNREADABLE =
        new Answer(HttpServletResponse.SC_BAD_REQUEST, "the body cannot be read");
    static final Answer UNNAMED =
        new Answer(
            HttpServletResponse.SC_BAD_REQUEST, "X-GitHub-Event or X-GitHub-Delivery is wrong");
    static final Answer FAILED =
        new Answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "could not be written down");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long start = System.nanoTime();
    Answer answer = answer(request);
    response.setStatus(answer.status);
    if (!answer.text.isEmpty()) {
      response.setContentType("text/plain;charset=utf-8");
      response.getOutputStream().write((answer.text + "\n").getBytes(StandardCharsets.UTF_8));
    }
    metrics.answered(answer.status, Duration.ofNanos(System.nanoTime() - start));
  }

  /** The cheap questions come first; the body is not read for those who fail them. */
  private Answer answer(HttpServletRequest request) throws IOException {
    if (!isJson(request.getContentType())) {
      return Answer.NO_JSON;
    }
    Optional<AppIdentity> app = identities.current();
    if (app.isEmpty()) {
      return Answer.NO_APP;
    }
    Optional<Signature> signature = Signature.of(request.getHeader("X-Hub-Signature-256"));
    long declared = request.getContentLengthLong();
    if (signature.isEmpty()) {
      return forged(request, declared);
    }
    if (declared > LARGEST) {
      return Answer.TOO_LARGE;
    }
    try (Budget.Share share = budget.share()) {
      byte[] body = body(request, share);
      return body.length > LARGEST
          ? Answer.TOO_LARGE
          : signature.get().isMadeBy(app.get().webhookSecrets(), body)
              ? genuine(request, body, app.get())
              : forged(request, body.length);
    } catch (Arriving.NoRoom _) {
      return Answer.BUSY;
    } catch (Arriving.TooSlow _) {
      return Answer.TOO_SLOW;
    }
  }

  private byte[] body(HttpServletRequest request, Budget.Share share) throws IOException {
    Instant deadline = clock.instant().plus(LONGEST);
    return new Arriving(request.getInputStream(), share, clock, deadline).readNBytes(LARGEST + 1);
  }

  private Answer genuine(HttpServletRequest request, byte[] body, AppIdentity app) {
    String guid = named(GUID, request.getHeader("X-GitHub-Delivery"));
    String event = named(EVENT, request.getHeader("X-GitHub-Event"));
    if (guid == null || event == null) {
      return Answer.UNNAMED;
    }
    try {
      intake.take(new Intake.Received(guid, event, body, clock.instant()), app);
      return Answer.ACCEPTED;
    } catch (JacksonException _) { // its message would quote the body
      LOG.warn("delivery {} of {} bytes cannot be read", guid, body.length);
      return Answer.UNREADABLE;
    } catch (RuntimeException e) { // GitHub notes the failure, and reconciliation brings it back
      LOG.error("delivery {} could not be written down: {}", guid, e.toString());
      return Answer.FAILED;
    }
  }

  /** Size and name only: whoever sent this may say anything. */
  private static Answer forged(HttpServletRequest request, long size) {
    String guid = named(GUID, request.getHeader("X-GitHub-Delivery"));
    LOG.warn("refused a delivery named {} of {} bytes without our signature", guid, size);
    return Answer.FORGED;
  }

  private static boolean isJson(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.startsWith("application/json;");
  }

  private static @Nullable String named(Pattern pattern, @Nullable String header) {
    return header != null && pattern.matcher(header).matches() ? header : null;
  }
}
