package dev.loopwarden.ingest;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.ingest.DeliveryArchive.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  /** Deliveries may be listed late. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final Identities identities;
  private final DeliveryArchive archive;
  private final DeliveryLedger ledger;
  private final Intake intake;
  private final IngestMetrics metrics;
  private final InstantSource clock;

  /** Everything before this is accounted for. */
  private Instant settled = Instant.MIN;

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

    private Report plus(Report other) {
      return new Report(
          listed + other.listed, recovered + other.recovered, unaccounted + other.unaccounted);
    }
  }

  /** Walks through the list; one walk at a time. */
  synchronized Report run() {
    Optional<AppIdentity> app = identities.current();
    if (app.isEmpty()) {
      return Report.NOTHING;
    }
    Instant begun = clock.instant();
    Report report = Report.NOTHING;
    try {
      report = walk(app.get(), begun.minus(keepTime(app.get())));
      if (report.unaccounted == 0) {
        settled = begun.minus(OVERLAP);
      }
    } catch (HostException e) {
      LOG.warn("could not compare deliveries with GitHub's list: {}", e.getMessage());
      return report;
    }
    metrics.unaccounted(report.unaccounted);
    if (report.recovered + report.unaccounted > 0) {
      LOG.warn(
          "of {} deliveries that GitHub lists, {} were missing and taken in, {} are still missing",
          report.listed,
          report.recovered,
          report.unaccounted);
    }
    return report;
  }

  private static Duration keepTime(AppIdentity app) {
    boolean github = app.host().equals(AppIdentity.Host.github());
    return github ? KEPT_BY_GITHUB : KEPT_BY_SERVERS;
  }

  private Report walk(AppIdentity app, Instant oldest) {
    Report report = Report.NOTHING;
    String cursor = null;
    do {
      DeliveryArchive.Page page = archive.page(cursor);
      Report found = compare(page, app, oldest);
      report = report.plus(found);
      boolean isSettled = found.recovered + found.unaccounted == 0 && endsBefore(page, settled);
      cursor = isSettled || endsBefore(page, oldest) ? null : page.next();
    } while (cursor != null);
    return report;
  }

  private static boolean endsBefore(DeliveryArchive.Page page, Instant time) {
    return !page.attempts().isEmpty() && page.attempts().getLast().deliveredAt().isBefore(time);
  }

  private Report compare(DeliveryArchive.Page page, AppIdentity app, Instant oldest) {
    Map<String, Attempt> newest = new LinkedHashMap<>();
    for (Attempt attempt : page.attempts()) {
      if (!attempt.deliveredAt().isBefore(oldest)) {
        newest.putIfAbsent(attempt.guid(), attempt);
      }
    }
    int listed = newest.size();
    newest.keySet().removeAll(ledger.known(newest.keySet()));
    int recovered = 0;
    for (Attempt attempt : newest.values()) {
      recovered += recover(attempt, app) ? 1 : 0;
    }
    return new Report(listed, recovered, newest.size() - recovered);
  }

  private boolean recover(Attempt attempt, AppIdentity app) {
    try {
      byte[] body = archive.body(attempt.id());
      var received =
          new Intake.Received(attempt.guid(), attempt.event(), body, attempt.deliveredAt());
      try {
        intake.take(received, app);
      } catch (JacksonException _) {
        intake.takeUnread(received);
      }
      metrics.recovered();
      return true;
    } catch (HostException.Failed | HostException.Gone | HostException.Refused e) {
      LOG.warn("delivery {} is not to be had: {}", attempt.guid(), e.getMessage());
      return false;
    }
  }
}
