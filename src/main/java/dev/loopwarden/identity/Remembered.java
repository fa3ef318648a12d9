package dev.loopwarden.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is read again once it is some seconds old; one thread reads, the others go on. */
final class Remembered<T> {
  private final Supplier<T> source;
  private final InstantSource clock;
  private final Duration freshness;
  private final AtomicBoolean reading = new AtomicBoolean();
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
    if (clock.instant().isBefore(known.at().plus(freshness))
        || !reading.compareAndSet(false, true)) {
      return known.value();
    }
    try {
      return read();
    } catch (RuntimeException _) {
      // What failed shows where it is used for more than this; the value was right seconds ago.
      last = new Reading<>(known.value(), clock.instant());
      return known.value();
    } finally {
      reading.set(false);
    }
  }

  private T read() {
    Instant at = clock.instant();
    T value = source.get();
    last = new Reading<>(value, at);
    return value;
  }
}
