package dev.loopwarden.pullrequest;

import java.util.List;

/**
 * A thread of review comments.
 *
 * @param id the host's name for it
 * @param path the file it stands on
 * @param line the line on the new side that it stands on now; 0 for a whole file, or when outdated
 * @param resolved whether it is marked as resolved
 * @param resolvedByUs whether the App itself marked it so
 * @param resolvedBy the login of whoever marked it so; empty when nobody did or nobody knows
 * @param outdated whether its lines are gone from the diff
 * @param comments the first one began the thread
 */
public record ReviewThread(
    String id,
    String path,
    int line,
    boolean resolved,
    boolean resolvedByUs,
    String resolvedBy,
    boolean outdated,
    List<Comment> comments) {

  /**
   * A comment.
   *
   * @param id its number
   * @param ours whether the App wrote it, by the host's word
   * @param body its Markdown
   */
  public record Comment(long id, boolean ours, String body) {}

  public ReviewThread {
    comments = List.copyOf(comments);
  }

  /** Whether we began it. */
  public boolean isOurs() {
    return !comments.isEmpty() && comments.getFirst().ours();
  }

  /** Whether anybody else wrote in it. */
  public boolean hasReplies() {
    return comments.stream().anyMatch(comment -> !comment.ours());
  }
}
