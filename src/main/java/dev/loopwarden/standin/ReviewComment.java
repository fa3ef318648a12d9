package dev.loopwarden.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment in a thread on a diff. Guarded by the world. */
final class ReviewComment {
  final long id;
  final long review;
  final ReviewThread thread;
  final Account author;
  final @Nullable ReviewComment replyTo;
  final Instant createdAt;
  final Reactions reactions = new Reactions();
  String body;
  Instant updatedAt;
  @Nullable String minimized;

  ReviewComment(
      long id,
      Review review,
      ReviewThread thread,
      Account author,
      @Nullable ReviewComment replyTo,
      String body) {
    this.id = id;
    this.review = review.id();
    this.thread = thread;
    this.author = author;
    this.replyTo = replyTo;
    this.body = body;
    this.createdAt = review.submittedAt();
    this.updatedAt = review.submittedAt();
  }
}
