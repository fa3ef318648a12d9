package dev.loopwarden.jobs;

import java.util.HashMap;
import java.util.Map;

/** Which installation has how many of the workers of this process, so that each has its share. */
final class Shares {
  private final int limit;
  private final Map<Long, Integer> taken = new HashMap<>();

  Shares(int limit) {
    this.limit = limit;
  }

  /** Takes a worker; false when the installation has its share. */
  synchronized boolean take(long installation) {
    if (room(installation) == 0) {
      return false;
    }
    taken.merge(installation, 1, Integer::sum);
    return true;
  }

  synchronized void giveBack(long installation) {
    taken.computeIfPresent(installation, (_, count) -> count == 1 ? null : count - 1);
  }

  /** How many more it may have. */
  synchronized int room(long installation) {
    return limit - taken.getOrDefault(installation, 0);
  }
}
