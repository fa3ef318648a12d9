package dev.loopwarden.jobs;

import java.util.HashMap;
import java.util.Map;

/** Which installation has how many of the workers of this process, so that each has its share. */
final class Shares {
  private final Map<Long, Integer> taken = new HashMap<>();

  /** Takes a worker; false when the installation has as many as it may. */
  synchronized boolean take(long installation, int most) {
    if (room(installation, most) <= 0) {
      return false;
    }
    taken.merge(installation, 1, Integer::sum);
    return true;
  }

  synchronized void giveBack(long installation) {
    taken.computeIfPresent(installation, (_, count) -> count == 1 ? null : count - 1);
  }

  /** How many more it may have. */
  synchronized int room(long installation, int most) {
    return most - taken.getOrDefault(installation, 0);
  }

  /** Whether no other installation has a worker. */
  synchronized boolean isAlone(long installation) {
    return taken.keySet().stream().allMatch(other -> other == installation);
  }
}
