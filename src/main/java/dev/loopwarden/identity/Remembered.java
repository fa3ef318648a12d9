package dev.loopwarden.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read again once it is some seconds old. One thread reads, and the others go on
 * with the old value; once that is twice as old, they wait.
 */
final class Remembered<T> {
  private final Supplier<T> source;
  private final InstantSource clock;
  private final Duration freshness;
  private final Lock reading = new ReentrantLock();
  private volatile @Nullable Reading<T> last;

  private record Reading<T>(T value, Instant at) {}

  Remembered(Supplier<T> source, InstantSource clock, Duration freshness) {
    this.source = source;
    this.clock = clock;
    this.freshness = freshness;
  }

  /** The value; an old one where a new one cannot be had. */
  T get() {
    Reading<T> known = last;
    if (known == null) {
      return read();
    }
    if (isYounger(known, freshness)) {
      return known.value();
    }
    if (isYounger(known, freshness.multipliedBy(2))) {
      return reading.tryLock() ? renewed(known) : known.value();
    }
    reading.lock();
    return renewed(known);
  }

  private boolean isYounger(Reading<T> known, Duration age) {
    return clock.instant().isBefore(known.at().plus(age));
  }

  /** With the lock, which it gives back. */
  private T renewed(Reading<T> old) {
    try {
      Reading<T> known = last;
      return known == null || known == old ? read() : known.value();
    } catch (RuntimeException _) {
      // What failed shows where it is used for more than this; the value was right seconds ago.
      last = new Reading<>(old.value(), clock.instant());
      return old.value();
    } finally {
      reading.unlock();
    }
  }

  private T read() {
    Instant at = clock.instant();
    T value = source.get();
    last = new Reading<>(value, at);
    return value;
  }
}
