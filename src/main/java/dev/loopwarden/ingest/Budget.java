package dev.loopwarden.ingest;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory that the bodies of webhooks may take together, so that many large ones do no harm. */
final class Budget {
  private static final int UNIT = 1024;
  private static final int SECONDS = 5;

  private final Semaphore units;

  Budget(long bytes) {
    units = new Semaphore(units(bytes));
  }

  private static int units(long bytes) {
    return Math.toIntExact(Math.min(bytes / UNIT + 1, Integer.MAX_VALUE));
  }

  /** Waits a little for room; false when there is none. Whoever gets it gives it back. */
  boolean take(long bytes) {
    try {
      return units.tryAcquire(units(bytes), SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void giveBack(long bytes) {
    units.release(units(bytes));
  }
}
