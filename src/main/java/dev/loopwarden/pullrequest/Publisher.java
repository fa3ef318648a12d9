package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.HostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Carries out a plan. Not thread-safe. */
final class Publisher {
  private static final int UNPROCESSABLE = 422;

  private final HostedRepository repository;
  private final PullRequest pullRequest;
  private final BooleanSupplier lease;
  private final boolean resolves;
  private final Set<Wanted> rejected = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The right to publish was lost: somebody else does it. */
  static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Publisher(
      HostedRepository repository,
      PullRequest pullRequest,
      BooleanSupplier lease,
      boolean resolves) {
    this.repository = repository;
    this.pullRequest = pullRequest;
    this.lease = lease;
    this.resolves = resolves;
  }

  /** New comments first, so that no finding is without one; returns those that were refused. */
  Set<Wanted> publish(Plan plan) {
    List<Plan.Post> onLines = new ArrayList<>();
    List<Plan.Post> onFiles = new ArrayList<>();
    for (Plan.Post post : plan.posts()) {
      (post.comment().first() > 0 ? onLines : onFiles).add(post);
    }
    post(onLines);
    onFiles.forEach(this::postOnFile);
    for (Plan.Edit edit : plan.edits()) {
      claim();
      repository.editComment(edit.posted().comment(), edit.body());
      if (resolves && edit.closes() && !edit.posted().thread().resolved()) {
        repository.resolve(edit.posted().thread().id());
      }
    }
    for (long comment : plan.deletions()) {
      claim();
      repository.deleteComment(comment);
    }
    return rejected;
  }

  private void claim() {
    if (!lease.getAsBoolean()) {
      throw new LeaseLost();
    }
  }

  /** The host takes all comments of a review or none, and does not say which one is wrong. */
  private void post(List<Plan.Post> posts) {
    if (posts.isEmpty()) {
      return;
    }
    claim();
    try {
      repository.postReview(
          pullRequest.ref().number(),
          pullRequest.headSha(),
          "",
          posts.stream().map(Publisher::draft).toList());
    } catch (HostException.Refused e) {
      if (e.status() != UNPROCESSABLE) {
        throw e;
      }
      if (posts.size() == 1) {
        rejected.add(posts.getFirst().wanted());
        return;
      }
      int half = posts.size() / 2;
      post(posts.subList(0, half));
      post(posts.subList(half, posts.size()));
    }
  }

  private static DraftComment draft(Plan.Post post) {
    Rendering.Comment comment = post.comment();
    return new DraftComment(
        post.wanted().anchor().path(), comment.first(), comment.last(), comment.body());
  }

  private void postOnFile(Plan.Post post) {
    claim();
    try {
      repository.postFileComment(
          pullRequest.ref().number(),
          pullRequest.headSha(),
          post.wanted().anchor().path(),
          post.comment().body());
    } catch (HostException.Refused e) {
      if (e.status() != UNPROCESSABLE) {
        throw e;
      }
      rejected.add(post.wanted());
    }
  }
}
