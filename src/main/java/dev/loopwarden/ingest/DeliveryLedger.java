package dev.loopwarden.ingest;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Every delivery that ever counted, and what became of it. Thread-safe. */
public interface DeliveryLedger {

  /** What happened to a delivery when it was written down. */
  enum Receipt {
    /** It and its work are on disk. */
    RECORDED,
    /** It was there already; nothing changed. */
    DUPLICATE
  }

  /**
   * Writes down a delivery, with the reason where it is ignored, and raises the wanted generation
   * of each subject of its work, in one transaction that is on disk when this returns.
   */
  Receipt record(Delivery delivery, Meaning meaning);

  /** Those of the names that the ledger holds. */
  Set<String> known(Collection<String> guids);

  /** Forgets deliveries that are done and older than this; returns how many. */
  int forgetBefore(Instant time);
}
