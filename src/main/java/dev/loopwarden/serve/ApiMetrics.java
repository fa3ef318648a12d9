package dev.loopwarden.serve;

import dev.loopwarden.github.ApiListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Calls to GitHub as metrics; what installation they were for is in the log, not in a label. */
final class ApiMetrics implements ApiListener {
  /** Only names that we know may become labels. */
  private static final Set<String> RESOURCES = Set.of("core", "graphql", "search");

  private static final int MANY = 10_000;

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<Limited, Left> limits = new ConcurrentHashMap<>();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  /** What is limited, and whose limit it is. */
  private record Limited(String resource, long installation) {}

  /** What was left when GitHub said so last; there is all of it again at the reset. */
  private record Left(long calls, Instant reset) {

    /** Answers overtake each other; less is later, until the reset. */
    Left and(Left other) {
      return reset.equals(other.reset)
          ? calls < other.calls ? this : other
          : reset.isAfter(other.reset) ? this : other;
    }
  }

  ApiMetrics(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void answered(String endpoint, int status, Duration took) {
    Timer.builder("loopwarden.github.calls")
        .description("Calls to GitHub, to the end of the answer's body")
        .tag("endpoint", endpoint)
        .tag("status", Integer.toString(status))
        .register(meters)
        .record(took);
  }

  /** Strangers have a limit of their own, which says nothing about ours. */
  @Override
  public void remaining(String resource, long installation, long left, Instant reset) {
    if (installation < 0) {
      return;
    }
    String name = RESOURCES.contains(resource) ? resource : "other";
    if (limits.size() > MANY) {
      forgetWhatIsOver();
    }
    limits.merge(new Limited(name, installation), new Left(left, reset), Left::and);
    if (shown.add(name)) {
      Gauge.builder("loopwarden.github.remaining", this, metrics -> metrics.least(name))
          .description("What the primary limit leaves to the installation that has least")
          .tag("resource", name)
          .register(meters);
    }
  }

  /** Nothing is known when all have had their reset. */
  private double least(String resource) {
    forgetWhatIsOver();
    return limits.entrySet().stream()
        .filter(limit -> limit.getKey().resource.equals(resource))
        .mapToDouble(limit -> limit.getValue().calls)
        .min()
        .orElse(Double.NaN);
  }

  private void forgetWhatIsOver() {
    Instant now = clock.instant();
    limits.values().removeIf(left -> !left.reset.isAfter(now));
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
