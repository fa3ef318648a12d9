package dev.loopwarden.serve;

import dev.loopwarden.jobs.JobBoard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How much there is to do, asked of the database only now and then. Thread-safe. */
final class LoadWatch {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final JobBoard board;
  private final InstantSource clock;
  private JobBoard.Load load = new JobBoard.Load(0, 0, 0, null);
  private Instant read = Instant.MIN;

  LoadWatch(JobBoard board, InstantSource clock) {
    this.board = board;
    this.clock = clock;
  }

  synchronized JobBoard.Load load() {
    Instant now = clock.instant();
    if (read.isBefore(now.minus(FRESH))) {
      load = board.load();
      read = now;
    }
    return load;
  }

  /** How long the job that waits longest could have run already. */
  Duration age() {
    Instant oldest = load().oldest();
    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }
}
