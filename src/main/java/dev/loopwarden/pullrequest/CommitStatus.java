package dev.loopwarden.pullrequest;

/**
 * A commit status, for tools that know no checks.
 *
 * @param state what it says
 * @param description at most 140 characters
 * @param context its name
 */
public record CommitStatus(State state, String description, String context) {

  /** What it says. */
  public enum State {
    PENDING,
    SUCCESS,
    FAILURE,
    ERROR
  }
}
