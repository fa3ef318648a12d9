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
  private final HostedRepository repository;
  private final PullRequest pullRequest;
  private final BooleanSupplier lease;
  private final boolean resolves;
  private final List<Long> replaced = new ArrayList<>();
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
      // first, as a later run takes a comment that says so for done with
      if (resolves && edit.closes() && !edit.posted().thread().resolved()) {
        repository.resolve(edit.posted().thread().id());
      }
      change(() -> repository.editComment(edit.posted().comment(), edit.body()));
    }
    replaced.addAll(plan.deletions());
    for (long comment : replaced) {
      claim();
      change(() -> repository.deleteComment(comment));
    }
    claim(); // for what comes next: the check run
    return rejected;
  }

  private void claim() {
    if (!lease.getAsBoolean()) {
      throw new LeaseLost();
    }
  }

  private void post(List<Plan.Post> posts) {
    if (posts.isEmpty()) {
      return;
    }
    List<DraftComment> drafts = posts.stream().map(Publisher::draft).toList();
    claim();
    List<DraftComment> refused =
        repository.postReview(pullRequest.ref().number(), pullRequest.headSha(), drafts);
    posts.forEach(post -> account(post, !refused.contains(draft(post))));
  }

  private void postOnFile(Plan.Post post) {
    claim();
    account(post, isTakenOnFile(post));
  }

  /** A comment that is gone, or that the host wants to keep, is not worth the whole review. */
  private static void change(Runnable call) {
    try {
      call.run();
    } catch (HostException.Gone | HostException.Refused _) {
      // The check run tells what became of the finding.
    }
  }

  private boolean isTakenOnFile(Plan.Post post) {
    try {
      repository.postFileComment(
          pullRequest.ref().number(),
          pullRequest.headSha(),
          post.wanted().anchor().path(),
          post.comment().body());
      return true;
    } catch (HostException.Refused _) {
      return false;
    }
  }

  /** What the host refuses once, it refuses always: the check run tells of it instead. */
  private void account(Plan.Post post, boolean isPosted) {
    Long old = post.replaced();
    if (!isPosted) {
      rejected.add(post.wanted());
    } else if (old != null) {
      replaced.add(old);
    }
  }

  private static DraftComment draft(Plan.Post post) {
    Rendering.Comment comment = post.comment();
    return new DraftComment(
        post.wanted().anchor().path(), comment.first(), comment.last(), comment.body());
  }
}
