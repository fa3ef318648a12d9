package dev.loopwarden.ingest;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory that the bodies of webhooks may take together, so that many large ones do no harm. */
final class Budget {
  private static final int UNIT = 1024;

  private final Semaphore units;
  private final Duration patience;

  /**
   * A budget.
   *
   * @param patience how long to wait for room
   */
  Budget(long bytes, Duration patience) {
    this.units = new Semaphore(units(bytes));
    this.patience = patience;
  }

  private static int units(long bytes) {
    return Math.toIntExact(Math.min(bytes / UNIT + 1, Integer.MAX_VALUE));
  }

  /** Room for one body: none at first, whatever its sender says about its size. */
  Share share() {
    return new Share();
  }

  /** What one body takes. Not thread-safe. */
  final class Share implements AutoCloseable {
    private long bytes;
    private int taken;

    private Share() {}

    /** Takes room for so many bytes more; waits a little for it, false when there is none. */
    boolean grow(int more) {
      bytes += more;
      int missing = units(bytes) - taken;
      try {
        if (!units.tryAcquire(missing, patience.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
      taken += missing;
      return true;
    }

    /** Gives back all that was taken. */
    @Override
    public void close() {
      units.release(taken);
      taken = 0;
    }
  }
}
