package dev.loopwarden.hosting;

/** A pull request of a repository, by the number people use. */
public record PullRequestRef(RepositoryRef repository, int number) {

  @Override
  public String toString() {
    return repository.fullName() + "#" + number;
  }
}
