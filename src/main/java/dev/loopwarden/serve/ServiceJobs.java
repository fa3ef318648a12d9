package dev.loopwarden.serve;

import dev.loopwarden.hosting.LogKeys;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.jobs.JobHandler;
import dev.loopwarden.jobs.JobOutcome;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.Outcome;
import dev.loopwarden.pullrequest.PullRequestReviews;
import dev.loopwarden.store.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What each kind of job does. */
final class ServiceJobs implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceJobs.class);

  /** Jobs of something that is erased end soon, because GitHub refuses them. */
  private static final Duration UNTIL_OTHERS_END = Duration.ofSeconds(30);

  private final PullRequestReviews reviews;
  private final Erasure erasure;
  private final LongConsumer forget;
  private final InstantSource clock;

  /**
   * All kinds of jobs.
   *
   * @param forget takes an installation that is gone out of what is kept in memory
   */
  ServiceJobs(
      PullRequestReviews reviews, Erasure erasure, LongConsumer forget, InstantSource clock) {
    this.reviews = reviews;
    this.erasure = erasure;
    this.forget = forget;
    this.clock = clock;
  }

  @Override
  public JobOutcome run(Subject subject, Lease lease) {
    return switch (subject) {
      case Subject.PullRequest(PullRequestRef ref) -> review(ref, lease);
      case Subject.MergeGroup(RepositoryRef repository, String sha, String branch) ->
          answer(repository, sha, branch);
      case Subject.DeletedInstallation(long installation) -> {
        forget.accept(installation);
        yield erased(erasure.installation(installation));
      }
      case Subject.RemovedRepository(long installation, long repository) ->
          erased(erasure.repository(installation, repository));
    };
  }

  private JobOutcome review(PullRequestRef ref, Lease lease) {
    try (var _ = MDC.putCloseable(LogKeys.REPOSITORY, ref.repository().fullName());
        var _ = MDC.putCloseable(LogKeys.PULL_REQUEST, Integer.toString(ref.number()))) {
      return logged(reviews.run(ref, lease::isHeld));
    } finally {
      MDC.remove(LogKeys.HEAD);
    }
  }

  private JobOutcome answer(RepositoryRef repository, String sha, String branch) {
    try (var _ = MDC.putCloseable(LogKeys.REPOSITORY, repository.fullName());
        var _ = MDC.putCloseable(LogKeys.HEAD, sha)) {
      return logged(reviews.mergeGroup(repository, sha, branch));
    }
  }

  private static JobOutcome logged(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(String what) -> {
        LOG.info("done: {}", what);
        yield new JobOutcome.Done();
      }
      case Outcome.Retry retry -> {
        LOG.warn("to be tried again: {}", retry.reason());
        yield new JobOutcome.Retry(retry.reason(), retry.at());
      }
      case Outcome.Limited(String reason, Instant at) -> {
        LOG.warn("to be tried again: {}", reason);
        yield new JobOutcome.Limited(reason, at);
      }
      case Outcome.Absent(String what) -> {
        LOG.warn("not there, or not yet: {}", what);
        yield new JobOutcome.Absent(what);
      }
      case Outcome.GiveUp(String reason) -> {
        LOG.warn("given up: {}", reason);
        yield new JobOutcome.GiveUp(reason);
      }
    };
  }

  private JobOutcome erased(boolean isComplete) {
    LOG.info("data erased{}", isComplete ? "" : ", but jobs still run");
    return isComplete
        ? new JobOutcome.Done()
        : new JobOutcome.Retry(
            "jobs of what is erased still run", clock.instant().plus(UNTIL_OTHERS_END));
  }

  @Override
  public boolean parked(Subject subject, String reason) {
    boolean told =
        switch (subject) {
          case Subject.PullRequest(PullRequestRef ref) ->
              reviews.parked(ref, subject.key(), reason);
          case Subject.MergeGroup(RepositoryRef repository, String sha, _) ->
              reviews.parkedMergeGroup(repository, sha, subject.key(), reason);
          case Subject.DeletedInstallation _, Subject.RemovedRepository _ -> true;
        };
    if (!told) {
      LOG.warn("the check run of {} cannot say yet that its job is parked", subject.key());
    }
    return told;
  }
}
