package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.hosting.HostException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every shape in which GitHub says that it is enough. */
final class LimitsTest {
  private static final Instant NOW = StubGitHub.START;
  private static final URI ROOT = URI.create("http://127.0.0.1/x");
  private static final ApiRequest REST = ApiRequest.get(ROOT, ApiRequest.JSON);
  private static final ApiRequest GRAPHQL = ApiRequest.graphQl(ROOT, Map.of(), false);
  private final Limits limits = new Limits();

  private @Nullable Instant until(int status, String message, String... headers) {
    HostException.Busy busy = limits.observe(REST, answer(status, message, headers), NOW);
    return busy == null ? null : busy.retryAt();
  }

  private static ApiAnswer answer(int status, String message, String... headers) {
    Map<String, List<String>> map = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], List.of(headers[i + 1]));
    }
    byte[] body = ("{\"message\":\"" + message + "\"}").getBytes(UTF_8);
    return new ApiAnswer(status, map, body);
  }

  @Test
  void retryAfterCounts() {
    assertThat(until(403, "x", "retry-after", "30")).isEqualTo(NOW.plusSeconds(30));
    assertThat(until(429, "x", "Retry-After", "90")).isEqualTo(NOW.plusSeconds(90));
    assertThat(until(429, "x", "Retry-After", "0")).isEqualTo(NOW.plusSeconds(1));
    assertThat(until(429, "x", "Retry-After", "99999999")).isEqualTo(NOW.plus(Duration.ofHours(6)));
  }

  @Test
  void resetCountsWhereNothingRemains() {
    String reset = Long.toString(NOW.getEpochSecond() + 1_000);
    assertThat(until(403, "x", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset))
        .isEqualTo(NOW.plusSeconds(1_000));
    assertThat(until(429, "x", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset))
        .isEqualTo(NOW.plusSeconds(1_000));
    assertThat(until(403, "x", "x-ratelimit-remaining", "0")).isEqualTo(NOW.plusSeconds(60));
  }

  private Duration pause(Instant now, int status, String message, String... headers) {
    HostException.Busy busy = limits.observe(REST, answer(status, message, headers), now);
    return busy == null ? Duration.ZERO : Duration.between(now, busy.retryAt());
  }

  @Test
  void bareMessageMeansAMinuteAndTwiceAsLongEachTime() {
    String message = "You have exceeded a secondary rate limit. Please wait a few minutes";
    assertThat(pause(NOW, 403, message)).hasMinutes(1);
    assertThat(pause(NOW.plusSeconds(60), 403, message)).hasMinutes(2);
    assertThat(pause(NOW.plusSeconds(180), 429, "")).hasMinutes(4);
    assertThat(pause(NOW.plusSeconds(420), 403, "You have triggered an abuse detection mechanism"))
        .hasMinutes(8);
    assertThat(pause(NOW.plusSeconds(900), 403, "x", "gh-limited-by", "content-creation"))
        .hasMinutes(16);
  }

  @Test
  void callsThatWereUnderWayTogetherMeetOneLimit() {
    for (int i = 0; i < 8; i++) {
      assertThat(pause(NOW, 403, "secondary rate limit")).hasMinutes(1);
    }
    assertThat(pause(NOW.plusSeconds(60), 403, "secondary rate limit")).hasMinutes(2);
  }

  @Test
  void onlyAQuietTimeStartsAnew() {
    pause(NOW, 403, "secondary rate limit");
    limits.observe(REST, answer(200, ""), NOW.plusSeconds(60));
    assertThat(pause(NOW.plusSeconds(61), 403, "secondary rate limit")).hasMinutes(2);

    Instant quiet = NOW.plusSeconds(181).plus(Duration.ofMinutes(10));
    limits.observe(REST, answer(200, ""), quiet);
    assertThat(pause(quiet, 403, "secondary rate limit")).hasMinutes(4);

    Instant later = quiet.plusSeconds(241).plus(Duration.ofMinutes(10));
    limits.observe(REST, answer(200, ""), later);
    assertThat(pause(later, 403, "secondary rate limit")).hasMinutes(1);
  }

  @Test
  void otherRefusalsAreNoLimits() {
    assertThat(until(403, "Resource not accessible by integration")).isNull();
    assertThat(until(403, "x", "x-ratelimit-remaining", "4999")).isNull();
    assertThat(until(404, "secondary rate limit")).isNull();
    assertThatCode(() -> limits.check(REST, NOW)).doesNotThrowAnyException();
  }

  @Test
  void secondaryLimitHoldsForEverything() {
    until(403, "x", "retry-after", "30");

    assertThatThrownBy(() -> limits.check(REST, NOW.plusSeconds(29)))
        .isInstanceOfSatisfying(
            HostException.Busy.class,
            busy -> assertThat(busy.retryAt()).isEqualTo(NOW.plusSeconds(30)));
    assertThatThrownBy(() -> limits.check(GRAPHQL, NOW)).isInstanceOf(HostException.Busy.class);
    assertThatCode(() -> limits.check(REST, NOW.plusSeconds(30))).doesNotThrowAnyException();
  }

  @Test
  void primaryLimitsOfRestAndGraphQlAreTwo() {
    String reset = Long.toString(NOW.getEpochSecond() + 1_000);
    limits.graphQlLimited(
        GRAPHQL, answer(200, "", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset), NOW);

    assertThatThrownBy(() -> limits.check(GRAPHQL, NOW))
        .isInstanceOfSatisfying(
            HostException.Busy.class,
            busy -> assertThat(busy.retryAt()).isEqualTo(NOW.plusSeconds(1_000)));
    assertThatCode(() -> limits.check(REST, NOW)).doesNotThrowAnyException();
  }

  @Test
  void lastGoodAnswerOfTheHourEndsAsking() {
    String reset = Long.toString(NOW.getEpochSecond() + 60);
    limits.observe(
        REST, answer(200, "", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset), NOW);

    assertThatThrownBy(() -> limits.check(REST, NOW)).isInstanceOf(HostException.Busy.class);
    assertThatCode(() -> limits.check(REST, NOW.plusSeconds(60))).doesNotThrowAnyException();
  }
}
