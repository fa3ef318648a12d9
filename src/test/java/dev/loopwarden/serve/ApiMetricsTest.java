package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What operators see of the calls to GitHub. */
final class ApiMetricsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Instant RESET = NOW.plusSeconds(600);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = NOW;
  private final ApiMetrics metrics = new ApiMetrics(meters, () -> now);

  private double left(String resource) {
    return meters.get("loopwarden.github.remaining").tag("resource", resource).gauge().value();
  }

  @Test
  void whoHasLeastLeftIsSeenUntilTheReset() {
    metrics.remaining("core", 1, 4_000, RESET);
    metrics.remaining("core", 2, 10, RESET);
    metrics.remaining("core", 1, 3_999, RESET);
    assertThat(left("core")).isEqualTo(10);
    metrics.remaining("core", 2, 4_999, RESET.plusSeconds(3_600));
    assertThat(left("core")).isEqualTo(3_999);
    now = RESET;
    assertThat(left("core")).isEqualTo(4_999);
    now = RESET.plusSeconds(3_600);
    assertThat(left("core")).isNaN();
  }

  @Test
  void answersMayOvertakeEachOther() {
    metrics.remaining("core", 1, 7, RESET);
    metrics.remaining("core", 1, 8, RESET);
    metrics.remaining("core", 1, 1, RESET.minusSeconds(3_600));
    assertThat(left("core")).isEqualTo(7);
  }

  @Test
  void eachResourceIsSeenAloneAndStrangersAreNot() {
    metrics.remaining("core", 1, 4_000, RESET);
    metrics.remaining("graphql", 1, 300, RESET);
    metrics.remaining("core", -1, 59, RESET);
    metrics.remaining("a_new_one", 1, 5, RESET);
    metrics.remaining("another", 2, 4, RESET);
    assertThat(left("core")).isEqualTo(4_000);
    assertThat(left("graphql")).isEqualTo(300);
    assertThat(left("other")).isEqualTo(4);
    assertThat(meters.find("loopwarden.github.remaining").gauges()).hasSize(3);
  }

  @Test
  void callsAreCountedByEndpointAndStatus() {
    metrics.answered("GET /a", 200, Duration.ofMillis(5));
    metrics.answered("GET /a", 200, Duration.ofMillis(7));
    metrics.answered("GET /a", 0, Duration.ofMillis(7));
    assertThat(meters.get("loopwarden.github.calls").tag("status", "200").timer().count())
        .isEqualTo(2);
    metrics.limited();
    metrics.paced();
    metrics.misplaced();
    for (String name : new String[] {"limited", "paced", "misplaced"}) {
      assertThat(meters.get("loopwarden.github." + name).counter().count()).isEqualTo(1);
    }
  }
}
