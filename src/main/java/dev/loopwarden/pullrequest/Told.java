package dev.loopwarden.pullrequest;

/**
 * A finding and how people get to know of it.
 *
 * @param wanted the finding
 * @param how how they do
 */
record Told(Wanted wanted, How how) {

  /** How people get to know of a finding, or why they do not. */
  sealed interface How {
    /** By a comment that this review posts. */
    record Commented() implements How {}

    /** By a comment that was there before. */
    record Standing() implements How {}

    /** By the check run only. */
    record InCheckOnly(Reason reason) implements How {}

    /** By a comment that was there before, whose thread somebody resolved who may not decide. */
    record Resolved(String by) implements How {}

    /** Not at all: somebody who may decide resolved the thread while it was there. */
    record Dismissed(String by) implements How {}

    /** Not at all: somebody said to ignore it. */
    record Ignored(ReviewMemory.Ignored by) implements How {}
  }

  /** Why there is no comment. */
  enum Reason {
    DRAFT("drafts get no comments"),
    NO_LINE("the diff has no place for it"),
    NOTE_ELSEWHERE("notes are commented on added lines only"),
    MANY_NOTES("at most " + Reconciliation.MOST_NOTES + " notes are commented"),
    MANY("at most " + Reconciliation.MOST_COMMENTS + " comments at a time"),
    REJECTED("the host did not take the comment");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** For people. */
    String words() {
      return words;
    }
  }

  /** Whether it is still to be dealt with. */
  boolean isOpen() {
    return switch (how) {
      case How.Commented _, How.Standing _, How.InCheckOnly _, How.Resolved _ -> true;
      case How.Dismissed _, How.Ignored _ -> false;
    };
  }

  /** The same, for a host that did not take the comment; one that was there before still is. */
  Told rejected() {
    return how instanceof How.Commented
        ? new Told(wanted, new How.InCheckOnly(Reason.REJECTED))
        : this;
  }
}
