package dev.loopwarden.pullrequest;

/**
 * Something a person asked for, in a comment or with a button. Whether the person may is looked up
 * when it is carried out.
 *
 * @param verb what to do
 * @param argument the first word after {@link Verb#IGNORE} or {@link Verb#UNIGNORE}; else empty;
 *     hostile text
 * @param reason what the person gave as a reason; may be empty; hostile text
 * @param author the person's login
 * @param origin where it was said
 */
public record Instruction(Verb verb, String argument, String reason, String author, Origin origin) {

  /** What to do. */
  public enum Verb {
    /** Review again from scratch: also what is paused, and drafts in full. */
    REVIEW,
    /** Do not report the finding of this thread, or this rule in this pull request. */
    IGNORE,
    /** Report it again after all. */
    UNIGNORE,
    /** Say more about the finding of this thread. */
    EXPLAIN,
    /** Stay silent in this pull request until resumed. */
    PAUSE,
    /** Review again after a pause. */
    RESUME,
    /** Nothing more: the review that was asked for is done, but who asked was not told yet. */
    REVIEWED,
    /** A command that we do not know. */
    UNKNOWN
  }

  /**
   * Where it was said.
   *
   * @param place what kind of place
   * @param comment the comment's number; 0 for a button
   * @param thread the number of the comment that began the thread; 0 outside of threads
   */
  public record Origin(Place place, long comment, long thread) {}

  /** Kinds of places. */
  public enum Place {
    /** The conversation of a pull request. */
    CONVERSATION,
    /** A thread of review comments. */
    THREAD,
    /** A button of a check run. */
    BUTTON
  }
}
