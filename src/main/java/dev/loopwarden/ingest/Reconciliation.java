package dev.loopwarden.ingest;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.ingest.DeliveryArchive.Attempt;
import dev.loopwarden.ingest.DeliveryLedger.Receipt;
import dev.loopwarden.ingest.Walk.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Compares GitHub's list of deliveries with the ledger and takes in what the ledger lacks. GitHub
 * never delivers again by itself, and what we answered and then lost looks fine to it.
 */
final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final Duration KEPT_BY_GITHUB = Duration.ofDays(3);
  private static final Duration KEPT_BY_SERVERS = Duration.ofDays(7);

  /** Not all of GitHub's servers know a new delivery at once. */
  private static final Duration MAY_APPEAR = Duration.ofHours(1);

  private final Identities identities;
  private final DeliveryArchive archive;
  private final DeliveryLedger ledger;
  private final Intake intake;
  private final IngestMetrics metrics;
  private final InstantSource clock;

  /** A walk that was interrupted. */
  private @Nullable Walk interrupted;

  Reconciliation(
      Identities identities,
      DeliveryArchive archive,
      DeliveryLedger ledger,
      Intake intake,
      IngestMetrics metrics,
      InstantSource clock) {
    this.identities = identities;
    this.archive = archive;
    this.ledger = ledger;
    this.intake = intake;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * What a walk found.
   *
   * @param listed deliveries that were compared
   * @param recovered those that the ledger lacked and now has
   * @param unaccounted those that it still lacks
   */
  record Report(int listed, int recovered, int unaccounted) {
    static final Report NOTHING = new Report(0, 0, 0);
  }

  /** Walks through the list, or on from where the host stopped us; one walk at a time. */
  synchronized Report run() {
    Optional<AppIdentity> app = identities.current();
    if (app.isEmpty()) {
      return Report.NOTHING;
    }
    Walk walk = walk(app.get());
    Report report;
    try {
      report = walk.run(archive, ledger, attempt -> recover(attempt, app.get()));
    } catch (HostException e) {
      boolean isPassing = e instanceof HostException.Busy || e instanceof HostException.Failed;
      interrupted = isPassing ? walk : null;
      LOG.warn("could not compare deliveries with GitHub's list: {}", e.getMessage());
      return Report.NOTHING;
    }
    ledger.settle(app.get().id(), walk.accounted());
    metrics.compared(report.unaccounted);
    if (report.recovered + report.unaccounted > 0) {
      LOG.warn(
          "of {} deliveries that GitHub lists, {} were missing and taken in, {} are still missing",
          report.listed,
          report.recovered,
          report.unaccounted);
    }
    return report;
  }

  private Walk walk(AppIdentity app) {
    Walk before = interrupted;
    interrupted = null;
    if (before != null && before.isOf(app.id())) {
      return before;
    }
    Instant now = clock.instant();
    return new Walk(app.id(), now, now.minus(keepTime(app)), ledger.settled(app.id()));
  }

  private static Duration keepTime(AppIdentity app) {
    boolean github = app.host().equals(AppIdentity.Host.github());
    return github ? KEPT_BY_GITHUB : KEPT_BY_SERVERS;
  }

  private Fate recover(Attempt attempt, AppIdentity app) {
    try {
      Receipt receipt = take(attempt, app);
      if (receipt == Receipt.DUPLICATE) {
        return Fate.CAME;
      }
      metrics.recovered();
      return Fate.RECOVERED;
    } catch (HostException.Failed | HostException.Refused | HostException.Gone e) {
      LOG.warn("delivery {} is not to be had: {}", attempt.guid(), e.getMessage());
      return Fate.UNAVAILABLE;
    }
  }

  private Receipt take(Attempt attempt, AppIdentity app) {
    Instant at = attempt.deliveredAt();
    byte[] body;
    try {
      body = archive.body(attempt.id());
    } catch (HostException.Gone e) {
      if (at.isAfter(clock.instant().minus(MAY_APPEAR))) {
        throw e;
      }
      var lost = new Intake.Received(attempt.guid(), attempt.event(), new byte[0], at);
      return intake.takeUnread(lost, "GitHub no longer has its body");
    }
    var received = new Intake.Received(attempt.guid(), attempt.event(), body, at);
    try {
      return intake.take(received, app);
    } catch (JacksonException _) {
      return intake.takeUnread(received, "its body cannot be read");
    }
  }
}
