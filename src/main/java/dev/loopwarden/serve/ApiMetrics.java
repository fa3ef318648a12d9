package dev.loopwarden.serve;

import dev.loopwarden.github.ApiListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls to GitHub as metrics; what installation they were for is in the log, not in a label. */
final class ApiMetrics implements ApiListener {
  private final MeterRegistry meters;
  private final AtomicInteger remaining;

  ApiMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.remaining = new AtomicInteger(-1);
    meters.gauge("loopwarden.github.remaining", remaining);
  }

  @Override
  public void answered(String endpoint, int status, Duration took, int left) {
    Timer.builder("loopwarden.github.calls")
        .description("Calls to GitHub, to the end of the answer's body")
        .tag("endpoint", endpoint)
        .tag("status", Integer.toString(status))
        .register(meters)
        .record(took);
    if (left >= 0) {
      remaining.set(left);
    }
  }

  @Override
  public void limited() {
    meters.counter("loopwarden.github.limited").increment();
  }

  @Override
  public void paced() {
    meters.counter("loopwarden.github.paced").increment();
  }

  @Override
  public void misplaced() {
    meters.counter("loopwarden.github.misplaced").increment();
  }
}
