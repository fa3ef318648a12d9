package dev.loopwarden.jobs;

import java.time.Duration;

/**
 * How the queue is worked on.
 *
 * @param workers jobs that run at the same time
 * @param poll how often to look for work that no bell announced
 * @param heartbeat how often a run shows that it is alive; four missed ones make it dead
 * @param sweep how often leftovers are looked for
 * @param failures a job that broke is parked when it ran as often in vain
 * @param setbacks the same for a job that others stood in the way of, who may come to themselves
 * @param deaths a job whose runs died as often is parked
 * @param firstPause after the first failure; each further one doubles it
 * @param longestPause where the doubling ends
 */
public record JobSettings(
    int workers,
    Duration poll,
    Duration heartbeat,
    Duration sweep,
    int failures,
    int setbacks,
    int deaths,
    Duration firstPause,
    Duration longestPause) {

  /** Missed heartbeats that make a run dead. */
  static final int MISSED = 4;

  /** With the usual pauses: an outage of hours heals by itself. */
  private static final int A_DAY = 55;

  public JobSettings {
    if (workers < 1 || failures < 1 || setbacks < 1 || deaths < 1) {
      throw new IllegalArgumentException("workers, failures, setbacks and deaths must be positive");
    }
    if (!isPositive(poll) || !isPositive(heartbeat) || !isPositive(sweep)) {
      throw new IllegalArgumentException("poll, heartbeat and sweep must be positive");
    }
    if (!isPositive(firstPause) || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("pauses must be positive and grow");
    }
  }

  /** What suits a service that shares its database with a few replicas. */
  public static JobSettings usual(int workers) {
    return new JobSettings(
        workers,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        8,
        A_DAY,
        2,
        Duration.ofSeconds(15),
        Duration.ofMinutes(30));
  }

  /** The same with another heartbeat. */
  public JobSettings withHeartbeat(Duration every) {
    return new JobSettings(
        workers, poll, every, sweep, failures, setbacks, deaths, firstPause, longestPause);
  }

  /** The pause after so many failures in a row. */
  Duration pauseAfter(int failed) {
    Duration pause = firstPause;
    for (int i = 1; i < failed && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }

  /** A run whose heart has not beaten for so long is dead. */
  Duration deadAfter() {
    return heartbeat.multipliedBy(MISSED);
  }

  /** How many workers one installation may have while others want some. */
  int share() {
    return Math.max(1, workers / 2);
  }

  /** How many it may have while nobody else wants any: the next who comes need not wait. */
  int shareOfOne() {
    return Math.max(1, workers - 1);
  }

  private static boolean isPositive(Duration duration) {
    return duration.isPositive();
  }
}
