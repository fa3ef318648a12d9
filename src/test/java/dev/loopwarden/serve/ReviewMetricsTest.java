package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.LogKeys;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What operators see of reviews. */
final class ReviewMetricsTest {
  private final ReviewMetrics metrics = new ReviewMetrics(new SimpleMeterRegistry());

  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void linesOfTheLogNameTheHead() {
    PullRequestRef pull = new PullRequestRef(new RepositoryRef(1, 2, "octo", "parcels"), 7);
    metrics.looking(pull, "c0ffee");
    assertThat(MDC.get(LogKeys.HEAD)).isEqualTo("c0ffee");
  }
}
