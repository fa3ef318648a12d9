package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.PullRequestRef;

/**
 * A pull request as the host shows it.
 *
 * @param ref its name
 * @param state whether work on it goes on
 * @param draft whether its author says that it is not ready
 * @param headSha the newest commit
 * @param baseRef the name of the branch that it will be merged into; hostile text
 */
public record PullRequest(
    PullRequestRef ref, State state, boolean draft, String headSha, String baseRef) {

  /** Whether work on it goes on. */
  public enum State {
    OPEN,
    CLOSED,
    MERGED
  }
}
