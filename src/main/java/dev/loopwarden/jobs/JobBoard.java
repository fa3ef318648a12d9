package dev.loopwarden.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue as operators see it. Works beside a running service. */
public interface JobBoard {

  /**
   * A job that waits for an operator or for a new event.
   *
   * @param subject what it is about
   * @param reason why it is parked
   * @param since when it was parked
   */
  record Parked(Subject subject, String reason, Instant since) {}

  /**
   * How much there is to do.
   *
   * @param waiting jobs that are wanted, running ones included, parked ones not
   * @param running jobs that run now
   * @param parked jobs that are parked
   * @param oldest since when the job that waits longest could have run; null when none waits
   */
  record Load(int waiting, int running, int parked, @Nullable Instant oldest) {}

  /** Jobs that are parked, oldest first. */
  List<Parked> parked();

  /** Lets a parked job run again as if it were new; false when no job of this key is parked. */
  boolean retry(String key);

  /** How much there is to do. */
  Load load();
}
