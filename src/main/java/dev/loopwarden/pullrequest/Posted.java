package dev.loopwarden.pullrequest;

/**
 * A thread of ours that stands in the pull request.
 *
 * @param thread the thread
 * @param marker what its first comment says of itself
 */
record Posted(ReviewThread thread, Marker marker) {

  long comment() {
    return thread.comments().getFirst().id();
  }

  String body() {
    return thread.comments().getFirst().body();
  }

  boolean hasReplies() {
    return thread.hasReplies();
  }

  /** Whether people said that the finding stays as it is. */
  boolean isDismissed() {
    return thread.resolved() && !thread.resolvedByUs() && marker.state() == Marker.State.OPEN;
  }

  /** Whether nobody said anything of its finding, and it was there. */
  boolean isUndecided() {
    return !thread.resolved() && marker.state() == Marker.State.OPEN;
  }

  /** Whether it is about something that was over before: it says nothing of what comes later. */
  boolean isOver() {
    return thread.resolved() && marker.state() != Marker.State.OPEN;
  }
}
