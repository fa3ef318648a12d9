package dev.loopwarden.jobs;

import dev.loopwarden.hosting.Marks;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;

/**
 * What a job is about. However often work on a subject is asked for, there is one job for it, and
 * it looks at the newest state.
 */
public sealed interface Subject {

  /** Names the subject in the database and in logs: stable over renames of the repository. */
  String key();

  /** The installation it belongs to; its data goes when the installation goes. */
  long installation();

  /** A pull request to review. */
  record PullRequest(PullRequestRef ref) implements Subject {
    @Override
    public String key() {
      return Marks.of(ref);
    }

    @Override
    public long installation() {
      return ref.repository().installation();
    }
  }

  /**
   * A group of pull requests about to be merged together, to be answered for.
   *
   * @param repository where
   * @param headSha the commit that the merge queue waits for
   * @param headRef its branch; its name holds the number of the last pull request
   */
  record MergeGroup(RepositoryRef repository, String headSha, String headRef) implements Subject {
    @Override
    public String key() {
      return Marks.ofGroup(repository, headSha);
    }

    @Override
    public long installation() {
      return repository.installation();
    }
  }

  /** An installation that was deleted: all data that came from it goes. */
  record DeletedInstallation(long installation) implements Subject {
    @Override
    public String key() {
      return "installation/" + installation;
    }
  }

  /** A repository that was taken out of an installation: all data that came from it goes. */
  record RemovedRepository(long installation, long repository) implements Subject {
    @Override
    public String key() {
      return "repository/" + repository;
    }
  }
}
