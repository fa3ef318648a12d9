package dev.loopwarden.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How fast one installation may write: five at once, then one a second, at most 60 a minute and 400
 * an hour. GitHub's own limits (80 and 500) are not met this way. Nobody waits here: who comes too
 * early learns when to come back, each a second after the one before, so that they do not come back
 * all at once. Thread-safe.
 */
final class Pace {
  private static final int BURST = 5;
  private static final int A_MINUTE = 60;
  private static final int AN_HOUR = 400;

  private final int burst;
  private final int aMinute;
  private final int anHour;
  private final Duration interval;

  /** The times of the writes of the last hour, oldest first. */
  private final Deque<Instant> writes = new ArrayDeque<>();

  /** When the bucket would be full again if nothing more were written. */
  private Instant full = Instant.MIN;

  /** The latest time that somebody was told to come back at. */
  private Instant promised = Instant.MIN;

  /** The pace of one of so many replicas, which do not know of each other's writes. */
  Pace(int replicas) {
    this.burst = Math.max(1, BURST / replicas);
    this.aMinute = Math.max(1, A_MINUTE / replicas);
    this.anHour = Math.max(1, AN_HOUR / replicas);
    this.interval = Duration.ofSeconds(replicas);
  }

  /** Takes the right to write once; or the time to come back at. */
  synchronized @Nullable Instant take(Instant now) {
    while (!writes.isEmpty() && !writes.getFirst().isAfter(now.minus(Duration.ofHours(1)))) {
      writes.removeFirst();
    }
    Instant earliest = earliest(now);
    if (earliest.isAfter(now)) {
      promised = latest(earliest, promised.isAfter(now) ? promised.plus(interval) : now);
      return promised;
    }
    writes.addLast(now);
    full = latest(full, now).plus(interval);
    return null;
  }

  /** What was taken last wrote nothing: GitHub refused it. */
  synchronized void giveBack() {
    if (writes.pollLast() != null) {
      full = full.minus(interval);
    }
  }

  /** Whether nothing is left to remember. */
  synchronized boolean isIdle(Instant now) {
    return full.isBefore(now)
        && (writes.isEmpty() || writes.getLast().isBefore(now.minus(Duration.ofHours(1))));
  }

  private Instant earliest(Instant now) {
    Instant earliest = latest(now, full.equals(Instant.MIN) ? now : full.minus(slack()));
    if (writes.size() >= anHour) {
      earliest = latest(earliest, writes.getFirst().plus(Duration.ofHours(1)));
    }
    Instant minuteAgo = now.minus(Duration.ofMinutes(1));
    long recent = writes.stream().filter(minuteAgo::isBefore).count();
    if (recent >= aMinute) {
      Instant first = writes.stream().filter(minuteAgo::isBefore).findFirst().orElse(now);
      earliest = latest(earliest, first.plus(Duration.ofMinutes(1)));
    }
    return earliest;
  }

  private Duration slack() {
    return interval.multipliedBy(burst - 1L);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
