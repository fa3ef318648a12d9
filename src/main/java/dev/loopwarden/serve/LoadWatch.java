package dev.loopwarden.serve;

import dev.loopwarden.jobs.JobBoard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How much there is to do, asked of the database only now and then. Thread-safe. */
final class LoadWatch {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final JobBoard board;
  private final InstantSource clock;
  private JobBoard.Load load = new JobBoard.Load(0, 0, 0, null);
  private @Nullable RuntimeException failure;
  private Instant read = Instant.MIN;

  LoadWatch(JobBoard board, InstantSource clock) {
    this.board = board;
    this.clock = clock;
  }

  /** Fails for as long as it would be fresh when the database failed: it may be slow to do so. */
  synchronized JobBoard.Load load() {
    if (read.isBefore(clock.instant().minus(FRESH))) {
      ask();
    }
    if (failure != null) {
      throw new IllegalStateException("the queue cannot be read", failure);
    }
    return load;
  }

  private void ask() {
    try {
      load = board.load();
      failure = null;
    } catch (RuntimeException e) {
      failure = e;
    }
    read = clock.instant();
  }

  /** How long the job that waits longest could have run already. */
  Duration age() {
    Instant oldest = load().oldest();
    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }
}
