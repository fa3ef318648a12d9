package dev.loopwarden.standin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people and the App say about pull requests; tells the App's webhook. */
final class Discussion {
  private final World world;
  private final Hooks hooks;

  /** A comment that is not there yet. */
  record Draft(Anchor anchor, String body) {}

  Discussion(World world, Hooks hooks) {
    this.world = world;
    this.hooks = hooks;
  }

  /** What a review says, and of which commit. */
  record Words(String body, String state, String commit) {}

  /** A review with its comments, whose anchors fit. */
  Review review(Pull pull, Account author, Words words, List<Draft> drafts) {
    Review review =
        new Review(
            world.nextId(), author, words.body(), words.state(), words.commit(), world.now());
    pull.reviews.add(review);
    for (Draft draft : drafts) {
      add(pull, review, author, draft);
    }
    hooks.review(pull, review);
    for (ReviewThread thread : pull.threads) {
      for (ReviewComment comment : thread.comments) {
        if (comment.review == review.id()) {
          hooks.reviewComment("created", comment, author);
        }
      }
    }
    return review;
  }

  private ReviewComment add(Pull pull, Review review, Account author, Draft draft) {
    ReviewThread thread =
        new ReviewThread(world.nextId(), pull, draft.anchor(), pull.comparison(review.commitId()));
    ReviewComment comment =
        new ReviewComment(world.nextId(), review, thread, author, null, draft.body());
    thread.comments.add(comment);
    pull.threads.add(thread);
    return comment;
  }

  /** A single comment: GitHub makes a review around it. */
  ReviewComment comment(Pull pull, Account author, String commit, Draft draft) {
    review(pull, author, new Words("", "COMMENTED", commit), List.of(draft));
    return pull.threads.getLast().comments.getFirst();
  }

  ReviewComment reply(ReviewThread thread, Account author, String body) {
    Pull pull = thread.pull;
    Review review = new Review(world.nextId(), author, "", "COMMENTED", pull.headSha, world.now());
    pull.reviews.add(review);
    ReviewComment root = thread.comments.isEmpty() ? null : thread.comments.getFirst();
    ReviewComment comment = new ReviewComment(world.nextId(), review, thread, author, root, body);
    thread.comments.add(comment);
    hooks.reviewComment("created", comment, author);
    return comment;
  }

  void edit(ReviewComment comment, Account by, String body) {
    String was = comment.body;
    comment.body = body;
    comment.updatedAt = world.now();
    hooks.edited(comment, was, by);
  }

  void delete(ReviewComment comment, Account by) {
    ReviewThread thread = comment.thread;
    thread.comments.remove(comment);
    if (thread.comments.isEmpty()) {
      thread.pull.threads.remove(thread);
    }
    hooks.reviewComment("deleted", comment, by);
  }

  /** Resolves a thread, or opens it again when nobody is named. */
  void resolve(ReviewThread thread, @Nullable Account by, Account sender) {
    thread.resolvedBy = by;
    hooks.thread(by == null ? "unresolved" : "resolved", thread, sender);
  }

  Remark remark(Pull pull, Account author, String body) {
    Remark remark = new Remark(world.nextId(), pull, author, body, world.now());
    pull.conversation.add(remark);
    hooks.remark("created", remark);
    return remark;
  }
}
