package dev.loopwarden.pullrequest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes of the comments that are there those that should be there.
 *
 * @param posts comments to post
 * @param edits comments of ours that say something else from now on
 * @param deletions comments of ours to delete
 * @param retired the comments whose findings are dealt with in this review
 * @param told every finding of the change, the worst first
 */
record Plan(
    List<Post> posts,
    List<Edit> edits,
    List<Long> deletions,
    List<Retired> retired,
    List<Told> told) {

  /**
   * A comment to post.
   *
   * @param wanted the finding
   * @param comment what it says, and where
   * @param replaced the comment to delete once this one is there; null when it is a new one
   */
  record Post(Wanted wanted, Rendering.Comment comment, @Nullable Long replaced) {}

  /**
   * A new text for a comment of ours.
   *
   * @param posted the comment
   * @param body its text from now on
   * @param closes whether its thread is done with
   */
  record Edit(Posted posted, String body, boolean closes) {}

  Plan {
    posts = List.copyOf(posts);
    edits = List.copyOf(edits);
    deletions = List.copyOf(deletions);
    retired = List.copyOf(retired);
    told = List.copyOf(told);
  }

  /** Whether the comments that are there are those that should be there. */
  boolean isEmpty() {
    return posts.isEmpty() && edits.isEmpty() && deletions.isEmpty();
  }
}
