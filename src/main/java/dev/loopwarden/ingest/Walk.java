package dev.loopwarden.ingest;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.ingest.DeliveryArchive.Attempt;
import dev.loopwarden.ingest.Reconciliation.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One walk through GitHub's list: first the whole list is compared with the ledger, from the newest
 * delivery back; then what is missing is taken in, from the oldest on, because a later delivery can
 * undo an earlier one. A host that is busy interrupts a walk, and it goes on where it was. Not
 * thread-safe.
 */
final class Walk {
  /** Deliveries may be listed late. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final long app;
  private final Instant oldest;
  private final Instant settled;
  private final Map<String, Attempt> missing = new LinkedHashMap<>();
  private final Deque<Attempt> left = new ArrayDeque<>();
  private Instant accounted;
  private @Nullable String cursor;
  private boolean isCompared;
  private int listed;
  private int recovered;
  private int unaccounted;

  /**
   * A walk that begins at the newest delivery.
   *
   * @param app whose deliveries
   * @param begun now
   * @param oldest GitHub keeps nothing that is older
   * @param settled the ledger lacks nothing that is older
   */
  Walk(long app, Instant begun, Instant oldest, Instant settled) {
    this.app = app;
    this.oldest = oldest;
    this.settled = settled;
    this.accounted = begun.minus(OVERLAP);
  }

  /** What became of a missing delivery. */
  enum Fate {
    /** The ledger lacked it and has it now. */
    RECOVERED,
    /** It came by itself in the meantime. */
    CAME,
    /** It is not to be had now. */
    UNAVAILABLE
  }

  /** Takes in a missing delivery. */
  @FunctionalInterface
  interface Taker {
    Fate take(Attempt attempt);
  }

  boolean isOf(long anApp) {
    return app == anApp;
  }

  /**
   * Walks to the end.
   *
   * @throws HostException when the host does not let us; the walk can go on later
   */
  Report run(DeliveryArchive archive, DeliveryLedger ledger, Taker taker) {
    while (!isCompared) {
      compare(archive.page(cursor), ledger);
    }
    for (Attempt next = left.peek(); next != null; next = left.peek()) {
      count(next, taker.take(next));
      left.remove();
    }
    return new Report(listed, recovered, unaccounted);
  }

  /** Everything before this is accounted for, once the walk is over. */
  Instant accounted() {
    return accounted;
  }

  private void compare(DeliveryArchive.Page page, DeliveryLedger ledger) {
    Map<String, Attempt> here = new LinkedHashMap<>();
    for (Attempt attempt : page.attempts()) {
      if (!attempt.deliveredAt().isBefore(oldest)) {
        here.merge(attempt.guid(), attempt, Attempt::since);
      }
    }
    listed += here.size();
    here.keySet().removeAll(ledger.known(here.keySet()));
    here.forEach((guid, attempt) -> missing.merge(guid, attempt, Attempt::since));
    boolean isSettled = here.isEmpty() && endsBefore(page, settled);
    cursor = isSettled || endsBefore(page, oldest) ? null : page.next();
    if (cursor == null) {
      isCompared = true;
      missing.values().stream()
          .sorted(Comparator.comparing(Attempt::deliveredAt))
          .forEach(left::add);
      missing.clear();
    }
  }

  private static boolean endsBefore(DeliveryArchive.Page page, Instant time) {
    return !page.attempts().isEmpty() && page.attempts().getLast().deliveredAt().isBefore(time);
  }

  private void count(Attempt attempt, Fate fate) {
    switch (fate) {
      case RECOVERED -> recovered++;
      case CAME -> {}
      case UNAVAILABLE -> {
        unaccounted++;
        accounted = attempt.deliveredAt().isBefore(accounted) ? attempt.deliveredAt() : accounted;
      }
    }
  }
}
