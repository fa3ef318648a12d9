package dev.loopwarden.git;

/** Which state of a repository a review looks at. */
public sealed interface Head {

  /**
   * A commit.
   *
   * @param revision anything that git understands, such as {@code HEAD} or {@code feature~2}
   */
  record Commit(String revision) implements Head {}

  /** What is staged for the next commit. */
  record Staged() implements Head {}

  /** The files as they lie on disk: tracked ones, and others that are not ignored. */
  record WorkingTree() implements Head {}
}
