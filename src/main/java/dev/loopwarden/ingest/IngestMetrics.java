package dev.loopwarden.ingest;

import dev.loopwarden.ingest.DeliveryLedger.Receipt;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators see of deliveries. */
final class IngestMetrics {
  /** The name of an event is not signed, so that only names we know may become labels. */
  private static final Set<String> EVENTS =
      Set.of(
          "pull_request",
          "check_run",
          "check_suite",
          "issue_comment",
          "pull_request_review_comment",
          "pull_request_review_thread",
          "merge_group",
          "installation",
          "installation_repositories",
          "installation_target",
          "repository",
          "push",
          "ping");

  private final MeterRegistry meters;
  private final InstantSource clock;
  private volatile @Nullable Comparison last;

  /** What the last complete walk found, and when. */
  private record Comparison(int unaccounted, Instant at) {}

  IngestMetrics(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
    Gauge.builder("loopwarden.deliveries.unaccounted", this, IngestMetrics::unaccounted)
        .description("Deliveries that GitHub lists and we know nothing of; none before we looked")
        .register(meters);
    Gauge.builder("loopwarden.deliveries.comparison.age", this, IngestMetrics::age)
        .description("Time since the last complete comparison with GitHub's list")
        .baseUnit("seconds")
        .register(meters);
  }

  private double unaccounted() {
    Comparison known = last;
    return known == null ? Double.NaN : known.unaccounted;
  }

  private double age() {
    Comparison known = last;
    return known == null
        ? Double.NaN
        : Duration.between(known.at, clock.instant()).toMillis() / 1000.0;
  }

  void count(String event, Receipt receipt, Meaning meaning) {
    String outcome =
        receipt == Receipt.DUPLICATE
            ? "duplicate"
            : meaning instanceof Meaning.Ignored ? "ignored" : "accepted";
    meters
        .counter(
            "loopwarden.deliveries",
            "event",
            EVENTS.contains(event) ? event : "other",
            "outcome",
            outcome)
        .increment();
  }

  /** A webhook was answered. */
  void answered(int status, Duration time) {
    Timer.builder("loopwarden.webhook.answer")
        .description("Time from the first byte of a delivery to its answer")
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10))
        .register(meters)
        .record(time);
  }

  /** A walk through GitHub's list found so many deliveries that we know nothing of, even now. */
  void compared(int deliveries) {
    last = new Comparison(deliveries, clock.instant());
  }

  /** A delivery came from GitHub's list. */
  void recovered() {
    meters.counter("loopwarden.deliveries.recovered").increment();
  }
}
