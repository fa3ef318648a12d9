package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.PullRequestRef;

/**
 * A pull request as the host shows it.
 *
 * @param ref its name
 * @param title hostile text, like all names here
 * @param state whether work on it goes on
 * @param draft whether its author says that it is not ready
 * @param headSha the newest commit
 * @param baseSha the tip of the branch that it will be merged into
 * @param baseRef the name of that branch
 * @param fromFork whether the head lives in another repository
 */
public record PullRequest(
    PullRequestRef ref,
    String title,
    State state,
    boolean draft,
    String headSha,
    String baseSha,
    String baseRef,
    boolean fromFork) {

  /** Whether work on it goes on. */
  public enum State {
    OPEN,
    CLOSED,
    MERGED
  }
}
