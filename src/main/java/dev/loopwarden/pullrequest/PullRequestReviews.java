package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.Marks;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.report.Markdown;
import dev.loopwarden.report.RuleBook;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reviews pull requests: brings comments, check runs and answers to what they should be for the
 * newest state, whatever happened before. Doing it again changes nothing. Thread-safe.
 */
public final class PullRequestReviews {
  private static final Pattern QUEUED =
      Pattern.compile("(?:refs/heads/)?gh-readonly-queue/.+/pr-(\\d{1,9})-[0-9a-f]+");
  private static final int MOST_REASON = 1_000;
  private static final int MOST_JOB = 120;

  /** What begins like this may be shown to everybody: the host said it. */
  private static final String REFUSED = "GitHub refused it: ";

  private static final String FORBIDDEN = "GitHub forbade it: ";
  private static final String LIMITED = "GitHub limits it: ";
  private static final int NO_PERMISSION = 403;

  private final ReviewDesk desk;

  /**
   * Reviews with these means.
   *
   * @param rules the rules and where their pages are
   * @param listener hears what was done
   */
  public PullRequestReviews(
      ReviewPorts ports,
      RuleBook rules,
      Preferences preferences,
      InstantSource clock,
      ReviewListener listener) {
    this.desk = new ReviewDesk(ports, rules, preferences, clock, listener);
  }

  /**
   * Deals with the newest state of a pull request. What it throws is an accident that may pass.
   *
   * @param lease whether this run may still publish
   */
  public Outcome run(PullRequestRef ref, BooleanSupplier lease) {
    HostedRepository repository = desk.ports().host().open(ref.repository());
    try {
      PullRequest pullRequest;
      try {
        pullRequest = repository.pullRequest(ref.number());
      } catch (HostException.Gone e) {
        return absent(e, "the pull request is gone");
      }
      desk.listener().looking(ref, pullRequest.headSha());
      return new ReviewRun(desk, repository, ref, lease).run(pullRequest);
    } catch (Publisher.LeaseLost _) {
      return new Outcome.Retry("another process has taken over", null);
    } catch (HostException e) {
      return outcome(e);
    }
  }

  private static Outcome absent(HostException.Gone e, String what) {
    return e.mayAppear() ? new Outcome.Absent(what) : new Outcome.Done(what);
  }

  private static Outcome outcome(HostException e) {
    String reason = String.valueOf(e.getMessage());
    return switch (e) {
      case HostException.Busy busy when busy.isOurPace() ->
          new Outcome.Retry(reason, busy.retryAt());
      case HostException.Busy busy -> new Outcome.Limited(LIMITED + reason, busy.retryAt());
      case HostException.Failed _ -> new Outcome.Retry(reason, null);
      case HostException.Gone gone when gone.mayAppear() -> new Outcome.Retry(reason, null);
      case HostException.Refused refused when refused.status() == NO_PERMISSION ->
          new Outcome.GiveUp(FORBIDDEN + reason);
      case HostException.Gone _, HostException.Refused _ -> new Outcome.GiveUp(REFUSED + reason);
    };
  }

  /**
   * Answers for a group of pull requests in a merge queue, at once and from what is remembered: the
   * queue never waits for a review, and no finding stops it.
   *
   * @param headSha the commit that the queue waits for
   * @param headRef its branch
   */
  public Outcome mergeGroup(RepositoryRef repository, String headSha, String headRef) {
    Matcher queued = QUEUED.matcher(headRef);
    Optional<ReviewMemory.Remembered> last =
        queued.matches()
            ? desk.ports()
                .memory()
                .last(new PullRequestRef(repository, Integer.parseInt(queued.group(1))))
                .filter(PullRequestReviews::hasTakenPlace)
            : Optional.empty();
    try {
      concludeGroup(repository, headSha, last.map(PullRequestReviews::answer).orElse(unknown()));
      return new Outcome.Done("answered");
    } catch (HostException.Gone e) {
      return absent(e, "the group is gone");
    } catch (HostException e) {
      return outcome(e);
    }
  }

  /** Not when it was paused, given up or called off. */
  private static boolean hasTakenPlace(ReviewMemory.Remembered review) {
    return review.result() != null && !review.configuration().isEmpty();
  }

  private void concludeGroup(RepositoryRef ref, String headSha, CheckConclusion conclusion) {
    HostedRepository repository = desk.ports().host().open(ref);
    String name = desk.preferences().checkName();
    CheckStart start = new CheckStart(name, headSha, Marks.ofGroup(ref, headSha));
    long check = repository.findCheck(headSha, name).orElseGet(() -> repository.startCheck(start));
    desk.setStatus(repository, headSha, conclusion);
    repository.concludeCheck(check, conclusion);
  }

  private static CheckConclusion answer(ReviewMemory.Remembered last) {
    Result result = last.result() == Result.SUCCESS ? Result.SUCCESS : Result.NEUTRAL;
    return CheckText.plain(
        result,
        last.title(),
        "The pull request was reviewed at "
            + Markdown.span(last.headSha(), 40)
            + "; its check run says more. A merge queue is not reviewed again.\n");
  }

  private static CheckConclusion unknown() {
    return CheckText.plain(
        Result.NEUTRAL,
        "Not reviewed",
        "No review of the pull requests in this group is known. A merge queue is not held up for"
            + " one.\n");
  }

  /**
   * Says in the check run that reviews of a pull request failed and that nobody tries again by
   * itself.
   *
   * @param job what operators know it by
   * @param reason why; people are shown what the host said, and nothing of our own inside
   * @return false when that may work later
   */
  public boolean parked(PullRequestRef ref, String job, String reason) {
    try {
      HostedRepository repository = desk.ports().host().open(ref.repository());
      PullRequest pullRequest = repository.pullRequest(ref.number());
      if (pullRequest.state() != PullRequest.State.OPEN) {
        return true;
      }
      Check check = desk.check(repository, ref);
      check.conclude(check.begin(pullRequest.headSha(), ""), failed(job, reason), "");
      return true;
    } catch (HostException e) {
      return isFinal(e);
    }
  }

  private static boolean isFinal(HostException e) {
    return e instanceof HostException.Gone || e instanceof HostException.Refused;
  }

  /** The same for a group in a merge queue. */
  public boolean parkedMergeGroup(
      RepositoryRef repository, String headSha, String job, String reason) {
    try {
      concludeGroup(repository, headSha, failed(job, reason));
      return true;
    } catch (HostException e) {
      return isFinal(e);
    }
  }

  private static CheckConclusion failed(String job, String reason) {
    String told;
    if (reason.startsWith(FORBIDDEN)) {
      told =
          quoted(reason)
              + "\n\nThe App seems to lack a permission. An owner of this account can see in its"
              + " settings, under GitHub Apps, whether permissions wait to be accepted; a review"
              + " reads contents, and writes checks and pull requests.";
    } else if (reason.startsWith(REFUSED)) {
      told = quoted(reason);
    } else if (reason.startsWith(LIMITED)) {
      told =
          quoted(reason)
              + "\n\nIt did so for a day, whenever Loopwarden tried. Operators can look at what"
              + " else uses up the limits of this App.";
    } else {
      told =
          "Loopwarden tried more than once and has stopped trying, because of an internal error."
              + " Operators find it as job "
              + Markdown.span(job, MOST_JOB)
              + ".";
    }
    String again = "\"Re-run\" or the comment `/loopwarden review` tries again.\n";
    return CheckText.plain(
        Result.NEUTRAL, "Not reviewed: the review failed", told + "\n\n" + again);
  }

  private static String quoted(String reason) {
    return Markdown.text(Markdown.shortened(reason, MOST_REASON));
  }
}
