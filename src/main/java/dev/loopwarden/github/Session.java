package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The API as one party sees it for the length of one job: adds the token, keeps to the limits and
 * to the pace of writes, counts, and turns what is no success into a {@link HostException}.
 * Thread-safe.
 */
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** Somebody on the way lost patience with us, not with what we asked for. */
  private static final int REQUEST_TIMEOUT = 408;

  private static final int UNPROCESSABLE = 422;

  /** What GitHub says of a commit that has not arrived yet, or that was pushed away. */
  private static final Pattern UNKNOWN_COMMIT =
      Pattern.compile("(?i)no commit found for sha|\\bcommit\\w* is not part of the pull request");

  private final Shared shared;
  private final AppIdentity.Host host;
  private final Credentials credentials;
  private final Meter meter;

  Session(Shared shared, AppIdentity.Host host, Credentials credentials, Meter meter) {
    this.shared = shared;
    this.host = host;
    this.credentials = credentials;
    this.meter = meter;
  }

  Meter meter() {
    return meter;
  }

  AppIdentity.Host host() {
    return host;
  }

  Instant now() {
    return shared.clock().instant();
  }

  ApiListener listener() {
    return shared.listener();
  }

  /** The address of a REST path, which begins with a slash and is escaped. */
  URI rest(String path) {
    return URI.create(host.rest() + path);
  }

  /** Reads JSON. */
  JsonNode get(String path) {
    return send(ApiRequest.get(rest(path), ApiRequest.JSON)).json();
  }

  /** Changes something. */
  JsonNode change(String method, String path, @Nullable Object body) {
    return send(ApiRequest.change(method, rest(path), body)).json();
  }

  /** Sends a request; the answer is a good one. */
  ApiAnswer send(ApiRequest request) {
    admit(request);
    ApiAnswer known =
        request.isGet() ? shared.etags().find(credentials.installation(), request) : null;
    ApiAnswer answer = authorised(request, known == null ? null : known.header("ETag"));
    if (answer.status() == 304 && known != null) {
      return known;
    }
    if (request.isGet() && answer.status() == 200) {
      shared.etags().put(credentials.installation(), request, answer);
    }
    return answer;
  }

  /** Reads a large body while it arrives; its status is good. */
  <T> T stream(ApiRequest request, Duration limit, Transport.Streamed<T> reader) {
    admit(request);
    String authorization = credentials.authorization(meter);
    Semaphore line = enter(request);
    int place = meter.begin(request);
    Instant begun = now();
    int[] status = new int[1];
    try {
      return shared.transport().stream(
          request,
          blankToNull(authorization),
          limit,
          (response, body) -> {
            status[0] = response.statusCode();
            if (status[0] / 100 == 2) {
              return reader.read(response, body);
            }
            ApiAnswer answer =
                new ApiAnswer(status[0], response.headers().map(), body.readNBytes(10_000));
            observe(request, answer);
            throw problem(request, answer);
          });
    } finally {
      line.release();
      meter.end(place, -1);
      report(request, status[0], begun);
    }
  }

  /** GraphQL said in an answer of status 200 that its limit is reached. */
  HostException graphQlLimited(ApiRequest request, ApiAnswer answer) {
    shared.listener().limited();
    return shared.limits(credentials.installation()).graphQlLimited(request, answer, now());
  }

  private void admit(ApiRequest request) {
    long installation = credentials.installation();
    Instant now = now();
    shared.limits(installation).check(request, now);
    if (isPaced(request)) {
      Instant later = shared.pace(installation).take(now);
      if (later != null) {
        shared.listener().paced();
        throw HostException.Busy.ourPace(request.endpoint() + ": our own pace of writes", later);
      }
    }
  }

  /** Sends with a token, and once more with another if GitHub refuses the first. */
  private ApiAnswer authorised(ApiRequest request, @Nullable String etag) {
    String authorization = credentials.authorization(meter);
    ApiAnswer answer = exchange(request, authorization, etag);
    if (answer.status() == 401 && credentials.refused(authorization)) {
      answer = exchange(request, credentials.authorization(meter), etag);
    }
    if (answer.isGood() || (answer.status() == 304 && etag != null)) {
      return answer;
    }
    if (answer.status() == UNPROCESSABLE && isPaced(request)) {
      shared.pace(credentials.installation()).giveBack();
    }
    throw problem(request, answer);
  }

  private boolean isPaced(ApiRequest request) {
    return request.writes() && credentials.installation() > 0;
  }

  /** Waits until few enough calls of this installation are under way; each of them ends soon. */
  private Semaphore enter(ApiRequest request) {
    Semaphore line = shared.line(credentials.installation());
    try {
      line.acquire();
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException.Failed(request.endpoint() + ": interrupted", e);
    }
  }

  private ApiAnswer exchange(ApiRequest request, String authorization, @Nullable String etag) {
    Semaphore line = enter(request);
    int place = meter.begin(request);
    Instant begun = now();
    int status = 0;
    long left = -1;
    try {
      ApiAnswer answer = shared.transport().send(request, blankToNull(authorization), etag);
      status = answer.status();
      left = answer.number("X-RateLimit-Remaining");
      tellWhatIsLeft(answer, left);
      observe(request, answer);
      return answer;
    } finally {
      line.release();
      meter.end(place, left);
      report(request, status, begun);
    }
  }

  private void tellWhatIsLeft(ApiAnswer answer, long left) {
    String resource = answer.header("X-RateLimit-Resource");
    long reset = answer.number("X-RateLimit-Reset");
    if (resource != null && left >= 0 && reset >= 0) {
      shared
          .listener()
          .remaining(resource, credentials.installation(), left, Instant.ofEpochSecond(reset));
    }
  }

  /** Throws if the answer says that we are limited. */
  private void observe(ApiRequest request, ApiAnswer answer) {
    HostException.Busy limited =
        shared.limits(credentials.installation()).observe(request, answer, now());
    if (limited != null) {
      shared.listener().limited();
      throw limited;
    }
  }

  private void report(ApiRequest request, int status, Instant begun) {
    Duration took = Duration.between(begun, now());
    LOG.debug("{} -> {} in {} ms", request.endpoint(), status, took.toMillis());
    shared.listener().answered(request.endpoint(), status, took);
  }

  /**
   * What is not there. GitHub sends webhooks before all of its servers know what they are about, so
   * that what an installation asks for may come; the installation itself does not.
   */
  HostException.Gone absent(String text) {
    return credentials.installation() > 0
        ? HostException.Gone.perhaps(text)
        : new HostException.Gone(text);
  }

  private HostException problem(ApiRequest request, ApiAnswer answer) {
    int status = answer.status();
    String id = answer.header("X-GitHub-Request-Id");
    String text =
        request.endpoint()
            + ": "
            + status
            + (answer.message().isEmpty() ? "" : " " + answer.message())
            + (id == null ? "" : " (request " + id.replaceAll("[^\\w:.-]", "") + ")");
    return switch (status) {
      case 404 -> absent(text);
      case UNPROCESSABLE ->
          UNKNOWN_COMMIT.matcher(answer.message()).find()
              ? absent(text)
              : new HostException.Refused(text, status);
      case 410, 451 -> new HostException.Gone(text);
      case REQUEST_TIMEOUT -> new HostException.Failed(text, null);
      default ->
          status / 100 == 4
              ? new HostException.Refused(text, status)
              : new HostException.Failed(text, null);
    };
  }

  private static @Nullable String blankToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
