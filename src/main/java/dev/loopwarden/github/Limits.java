package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub's limits leave to one installation. While GitHub limits it, nothing more is sent:
 * going on may get the App banned. Thread-safe.
 */
final class Limits {
  /** GitHub wants at least this when it does not say how long. */
  private static final Duration AT_LEAST = Duration.ofMinutes(1);

  /** From then on the time doubles no more. */
  private static final int MOST_REPETITIONS = 7;

  /**
   * Only after so long without a limit the pauses begin anew: jobs begin with reads that succeed.
   */
  private static final Duration QUIET = Duration.ofMinutes(10);

  /** Longer than any limit of GitHub; a time beyond it is a mistake. */
  private static final Duration AT_MOST = Duration.ofHours(6);

  private Instant restUntil = Instant.MIN;
  private Instant graphQlUntil = Instant.MIN;
  private Instant allUntil = Instant.MIN;
  private int repeated;

  /** Throws while the limit holds. */
  synchronized void check(ApiRequest request, Instant now) {
    Instant primary = request.isGraphQl() ? graphQlUntil : restUntil;
    Instant until = primary.isAfter(allUntil) ? primary : allUntil;
    if (until.isAfter(now)) {
      throw new HostException.Busy(request.endpoint() + ": still limited", until);
    }
  }

  /** Learns from an answer; the limit that it tells of, if it does. */
  synchronized HostException.@Nullable Busy observe(
      ApiRequest request, ApiAnswer answer, Instant now) {
    int status = answer.status();
    if (status != 403 && status != 429) {
      if (answer.isGood() || status == 304) {
        observeGood(request, answer, now);
      }
      return null;
    }
    long seconds = answer.number("Retry-After");
    if (seconds >= 0) {
      repeat(now);
      return secondary(request, now.plus(atMost(Duration.ofSeconds(Math.max(1, seconds)))));
    }
    if (answer.number("X-RateLimit-Remaining") == 0) {
      return primary(request, reset(answer, now));
    }
    if (status == 429
        || answer.header("gh-limited-by") != null
        || answer.mentions("secondary rate limit")
        || answer.mentions("secondary-rate-limits")
        || answer.mentions("abuse")) {
      return unspecific(request, now);
    }
    return null;
  }

  /** GraphQL says in an answer of status 200 that its limit is reached. */
  synchronized HostException.Busy graphQlLimited(
      ApiRequest request, ApiAnswer answer, Instant now) {
    return answer.number("X-RateLimit-Remaining") == 0
        ? primary(request, reset(answer, now))
        : unspecific(request, now);
  }

  private HostException.Busy unspecific(ApiRequest request, Instant now) {
    boolean isNew = repeat(now);
    Duration wait = isNew ? AT_LEAST.multipliedBy(1L << (repeated - 1)) : AT_LEAST;
    return secondary(request, now.plus(wait));
  }

  /** Counts a limit, and whether it is another: calls that were under way together meet one. */
  private boolean repeat(Instant now) {
    if (allUntil.isAfter(now)) {
      return false;
    }
    boolean wasQuiet = now.isAfter(allUntil.plus(QUIET));
    repeated = wasQuiet ? 1 : Math.min(repeated + 1, MOST_REPETITIONS);
    return true;
  }

  private void observeGood(ApiRequest request, ApiAnswer answer, Instant now) {
    if (answer.number("X-RateLimit-Remaining") == 0 && answer.number("X-RateLimit-Reset") > 0) {
      hold(request, reset(answer, now));
    }
  }

  private static Instant reset(ApiAnswer answer, Instant now) {
    long reset = answer.number("X-RateLimit-Reset");
    if (reset <= now.getEpochSecond()) {
      return now.plus(AT_LEAST);
    }
    return now.plus(atMost(Duration.between(now, Instant.ofEpochSecond(reset))));
  }

  private static Duration atMost(Duration wait) {
    return wait.compareTo(AT_MOST) > 0 ? AT_MOST : wait;
  }

  private HostException.Busy secondary(ApiRequest request, Instant until) {
    allUntil = until.isAfter(allUntil) ? until : allUntil;
    return new HostException.Busy(request.endpoint() + ": secondary rate limit", until);
  }

  private HostException.Busy primary(ApiRequest request, Instant until) {
    hold(request, until);
    return new HostException.Busy(request.endpoint() + ": rate limit", until);
  }

  private void hold(ApiRequest request, Instant until) {
    if (request.isGraphQl()) {
      graphQlUntil = until;
    } else {
      restUntil = until;
    }
  }
}
