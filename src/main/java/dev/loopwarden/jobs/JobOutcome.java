package dev.loopwarden.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run of a job ended. */
public sealed interface JobOutcome {

  /** The subject's newest state, as it was when the run began, is dealt with. */
  record Done() implements JobOutcome {}

  /**
   * Something outside stood in the way.
   *
   * @param reason for logs and operators
   * @param at not before this time; null for a growing pause
   */
  record Retry(String reason, @Nullable Instant at) implements JobOutcome {}

  /**
   * Others limit us: the same, with an end should every run for a day meet a limit.
   *
   * @param reason for logs and operators
   * @param at not before this time
   */
  record Limited(String reason, Instant at) implements JobOutcome {}

  /**
   * What the job is about is not there: a few more looks, then it is done.
   *
   * @param what for logs and operators
   */
  record Absent(String what) implements JobOutcome {}

  /** It will never work: the job is parked until an operator or a new event asks again. */
  record GiveUp(String reason) implements JobOutcome {}
}
