package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Tokens of installations, each good for one repository and for what we do there, kept until they
 * are about to expire. Nothing is assumed of how they look. Thread-safe.
 */
final class InstallationTokens {
  private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(InstallationTokens.class);

  /** How long an installation that lacks an optional permission is not asked for it again. */
  private static final Duration LACKING = Duration.ofHours(1);

  private static final int MOST = 10_000;
  private static final int UNPROCESSABLE = 422;

  private final OptionalRights rights;
  private final InstantSource clock;
  private final Map<Key, Token> tokens = new ConcurrentHashMap<>();
  private final Map<Long, Granted> granted = new ConcurrentHashMap<>();
  private final SingleFlight<Key, Token> flights = new SingleFlight<>();

  InstallationTokens(OptionalRights rights, InstantSource clock) {
    this.rights = rights;
    this.clock = clock;
  }

  private record Key(long installation, long repository) {}

  /** What an installation grants of the optional rights, less than all of them. */
  private record Granted(OptionalRights rights, Instant since) {}

  private record Token(String value, Instant renewAt) {
    @Override
    public String toString() {
      return "token until " + renewAt;
    }
  }

  /** The token for a repository; asks the App's own session for one when there is none. */
  String of(RepositoryRef repository, Session app) {
    Key key = new Key(repository.installation(), repository.id());
    Token known = good(key);
    return (known != null ? known : flights.get(key, () -> renew(key, app))).value();
  }

  /** GitHub refused this token. */
  void forget(RepositoryRef repository, String value) {
    Key key = new Key(repository.installation(), repository.id());
    tokens.computeIfPresent(key, (_, token) -> token.value().equals(value) ? null : token);
  }

  /** The installation is gone. */
  void forget(long installation) {
    tokens.keySet().removeIf(key -> key.installation() == installation);
    granted.remove(installation);
  }

  private @Nullable Token good(Key key) {
    Token token = tokens.get(key);
    return token != null && clock.instant().isBefore(token.renewAt()) ? token : null;
  }

  private Token renew(Key key, Session app) {
    Token known = good(key); // who flew before may just have landed
    if (known != null) {
      return known;
    }
    Token token = request(key, app);
    if (tokens.size() >= MOST) {
      Instant now = clock.instant();
      tokens.values().removeIf(old -> !now.isBefore(old.renewAt()));
    }
    tokens.put(key, token);
    return token;
  }

  private Token request(Key key, Session app) {
    Granted known = granted.get(key.installation());
    boolean isFresh = known != null && !clock.instant().isAfter(known.since().plus(LACKING));
    OptionalRights wanted = known != null && isFresh ? known.rights() : rights;
    Token token = tryFor(key, app, wanted);
    if (token != null) {
      return token;
    }
    for (OptionalRights less : wanted.less()) {
      token = tryFor(key, app, less);
      if (token != null) {
        remember(key.installation(), less);
        return token;
      }
    }
    throw new IllegalStateException("without optional rights GitHub grants or refuses");
  }

  /** A token with these rights; null when it has to be tried with less. */
  private @Nullable Token tryFor(Key key, Session app, OptionalRights extra) {
    try {
      return request(key, app, extra);
    } catch (HostException.Refused e) {
      if (e.status() != UNPROCESSABLE || extra.less().isEmpty()) {
        throw e;
      }
      return null;
    }
  }

  /** GitHub refuses all when one right is lacking, and does not say which. */
  private void remember(long installation, OptionalRights less) {
    Granted before = granted.put(installation, new Granted(less, clock.instant()));
    if (before == null || !before.rights().equals(less)) {
      LOG.warn(
          "installation {} does not grant all optional permissions; commit statuses: {}, resolving"
              + " of threads: {}",
          installation,
          less.statuses(),
          less.resolveThreads());
    }
  }

  private Token request(Key key, Session app, OptionalRights extra) {
    Map<String, Object> body = new HashMap<>();
    body.put("permissions", permissions(extra));
    if (key.repository() != 0) {
      body.put("repository_ids", List.of(key.repository()));
    }
    String path = Endpoints.path("/app/installations/{}/access_tokens", key.installation());
    JsonNode answer = send(app, ApiRequest.token(app.rest(path), body)).json();
    String value = answer.path("token").asString("");
    if (value.isEmpty()) {
      throw new HostException.Failed("GitHub sent an installation token that is none", null);
    }
    return new Token(value, expiry(answer).minus(RENEW_BEFORE_END));
  }

  /** Refused is the App or the whole installation, which its people put right without an event. */
  private static ApiAnswer send(Session app, ApiRequest request) {
    try {
      return app.send(request);
    } catch (HostException.Refused e) {
      if (e.status() == 401 || e.status() == 403) {
        throw new HostException.Failed(String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  private Instant expiry(JsonNode answer) {
    try {
      return Instant.parse(answer.path("expires_at").asString(""));
    } catch (DateTimeParseException _) {
      return clock.instant().plus(Duration.ofHours(1));
    }
  }

  private static Map<String, String> permissions(OptionalRights extra) {
    Map<String, String> permissions = new HashMap<>();
    permissions.put("metadata", "read");
    permissions.put("contents", extra.resolveThreads() ? "write" : "read");
    permissions.put("pull_requests", "write");
    permissions.put("checks", "write");
    if (extra.statuses()) {
      permissions.put("statuses", "write");
    }
    return permissions;
  }
}
