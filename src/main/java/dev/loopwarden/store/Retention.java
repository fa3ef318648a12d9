package dev.loopwarden.store;

import dev.loopwarden.ingest.DeliveryLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what is old. Thread-safe; replicas may do it at the same time. */
public final class Retention {

  /**
   * How long things are kept.
   *
   * @param deliveries deliveries that are done; longer than GitHub keeps them, or they come back
   * @param reviews pull requests that nothing has happened to
   * @param facts facts of files that nobody has used
   * @param factsBytes size of all facts together
   */
  public record Periods(Duration deliveries, Duration reviews, Duration facts, long factsBytes) {
    public Periods {
      if (deliveries.compareTo(Duration.ofDays(8)) < 0) {
        throw new IllegalArgumentException(
            "deliveries must be kept for 8 days: a GitHub Enterprise Server keeps them for 7");
      }
      if (reviews.compareTo(deliveries) < 0) {
        throw new IllegalArgumentException("reviews must be kept as long as deliveries");
      }
    }

    /** A month of deliveries, half a year of reviews, two gigabytes of facts. */
    public static Periods usual() {
      return new Periods(Duration.ofDays(30), Duration.ofDays(180), Duration.ofDays(30), 2L << 30);
    }
  }

  private final Database database;
  private final DeliveryLedger ledger;
  private final InstantSource clock;
  private final Periods periods;
  private final FactsRemover facts;

  Retention(Database database, DeliveryLedger ledger, InstantSource clock, Periods periods) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.periods = periods;
    this.facts = new FactsRemover(database);
  }

  /** Forgets what is old now; returns how many rows went. */
  public int forget() {
    Instant now = clock.instant();
    int rows = ledger.forgetBefore(now.minus(periods.deliveries()));
    rows += forgetSubjects(now.minus(periods.reviews()));
    rows += forgetReviews(now.minus(periods.reviews()));
    return rows + facts.forget(now.minus(periods.facts()), periods.factsBytes());
  }

  /** A generation must not begin anew while a delivery refers to one. */
  private int forgetSubjects(Instant before) {
    deleteBefore(
        """
        delete from delivery where received_at < :before and exists (
          select 1 from delivery_subject join subject on key = delivery_subject.subject
          where delivery_subject.guid = delivery.guid and parked and changed_at < :before)
        """,
        before);
    return deleteBefore(
        """
        delete from subject
        where (wanted <= done or parked) and run is null and changed_at < :before
          and not exists (select 1 from delivery_subject where delivery_subject.subject = key)
        """,
        before);
  }

  /** What people said about a pull request is kept as long as its review. */
  private int forgetReviews(Instant before) {
    int rows = deleteBefore("delete from review where at < :before", before);
    rows += deleteBefore("delete from instruction where at < :before", before);
    rows += deleteBefore("delete from good_settings where at < :before", before);
    for (String table : new String[] {"ignored", "paused"}) {
      rows +=
          deleteBefore(
              """
              delete from TABLE where at < :before and not exists (
                select 1 from review
                where review.repository = TABLE.repository and review.number = TABLE.number)
              """
                  .replace("TABLE", table),
              before);
    }
    return rows;
  }

  private int deleteBefore(String sql, Instant before) {
    return database.writes().sql(sql).param("before", before.toEpochMilli()).update();
  }
}
