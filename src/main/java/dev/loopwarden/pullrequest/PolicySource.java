package dev.loopwarden.pullrequest;

/** Says what policy a pull request is reviewed under. Thread-safe. */
@FunctionalInterface
public interface PolicySource {

  /** The policy, read through the repository that the pull request is about to be merged into. */
  Policy read(HostedRepository repository, PullRequest pullRequest);
}
