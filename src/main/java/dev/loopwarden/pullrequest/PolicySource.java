package dev.loopwarden.pullrequest;

/** Says what policy a pull request is reviewed under. Thread-safe. */
@FunctionalInterface
public interface PolicySource {

  /**
   * The policy, read in the repository that the pull request is about to be merged into.
   *
   * @param base the newest commit of its base branch, or that branch's full name
   */
  Policy read(HostedRepository repository, PullRequest pullRequest, String base);
}
