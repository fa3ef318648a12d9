package dev.loopwarden.jobs;

import dev.loopwarden.hosting.LogKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the world of parked jobs: at once, or whenever it can be told. Thread-safe. */
final class Parking {
  private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

  /** How long after a vain attempt the world is told again of a parked job. */
  private static final Duration TELL_AGAIN = Duration.ofMinutes(10);

  /** How many jobs are told of late at a time. */
  private static final int MOST = 50;

  private final JobStates states;
  private final JobHandler handler;
  private final JobSettings settings;
  private final InstantSource clock;

  Parking(JobStates states, JobHandler handler, JobSettings settings, InstantSource clock) {
    this.states = states;
    this.handler = handler;
    this.settings = settings;
    this.clock = clock;
  }

  /** A job was parked just now. */
  void park(Subject subject, String reason) {
    LOG.atError()
        .addKeyValue(LogKeys.JOB, subject.key())
        .log("Parked until an operator or a new event asks again: {}", reason);
    var _ = tell(subject, reason);
  }

  /**
   * Tells of jobs of which nobody could be told before. When it cannot be told of one, the others
   * may have to wait for the same.
   */
  void tellLate() {
    int told = 0;
    while (told < MOST && tellNext()) {
      told++;
    }
  }

  private boolean tellNext() {
    Instant now = clock.instant();
    return states
        .untold(now.minus(settings.deadAfter()), now.plus(TELL_AGAIN))
        .filter(parked -> tell(parked.subject(), parked.reason()))
        .isPresent();
  }

  private boolean tell(Subject subject, String reason) {
    boolean told = false;
    try {
      told = handler.parked(subject, reason);
    } catch (RuntimeException e) {
      LOG.error("Telling that a job is parked broke", e);
    }
    if (told) {
      states.told(subject.key());
    }
    return told;
  }
}
