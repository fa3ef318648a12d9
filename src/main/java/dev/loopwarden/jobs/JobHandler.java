package dev.loopwarden.jobs;

/** Does the work of jobs. Thread-safe; runs of different subjects overlap, of one never. */
public interface JobHandler {

  /**
   * One run. What it throws counts as a retry.
   *
   * @param subject what to work on, with the newest names
   * @param lease tells whether this run still owns the subject
   */
  JobOutcome run(Subject subject, Lease lease);

  /**
   * Tells the world that a job is parked.
   *
   * @return false when that did not work now; it is asked again later. What it throws counts as
   *     that, too.
   */
  boolean parked(Subject subject, String reason);

  /** The right to work on a subject; it can be lost when this process seems dead to others. */
  interface Lease {
    /** Whether the right still holds; to be asked before anything is published. */
    boolean isHeld();
  }
}
