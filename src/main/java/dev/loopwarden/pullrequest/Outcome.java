package dev.loopwarden.pullrequest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run over a pull request, or a group of them, ended. */
public sealed interface Outcome {

  /**
   * The newest state is dealt with.
   *
   * @param what what was done, for logs
   */
  record Done(String what) implements Outcome {}

  /**
   * Something outside stood in the way, or the head moved on meanwhile.
   *
   * @param reason for logs and operators
   * @param at not before this time; null for a growing pause
   */
  record Retry(String reason, @Nullable Instant at) implements Outcome {}

  /**
   * The host limits us, which may end or not.
   *
   * @param reason for logs and operators
   * @param at not before this time
   */
  record Limited(String reason, Instant at) implements Outcome {}

  /**
   * What this is about is not there. It is looked for again a few times, because the host may not
   * show yet what it has told of; then there is nothing to do.
   *
   * @param what what is not there
   */
  record Absent(String what) implements Outcome {}

  /**
   * The host says no, and will say so again.
   *
   * @param reason for logs and operators
   */
  record GiveUp(String reason) implements Outcome {}
}
