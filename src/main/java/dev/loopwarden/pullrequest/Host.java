package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.RepositoryRef;

/** The code host, such as GitHub. Thread-safe. */
public interface Host {

  /** A repository, for the length of one job: it counts the calls that the job makes. */
  HostedRepository open(RepositoryRef repository);
}
