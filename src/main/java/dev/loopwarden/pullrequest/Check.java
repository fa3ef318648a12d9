package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.Marks;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.ReviewMemory.Remembered;
import java.time.Instant;
import java.util.Optional;

/** The check run of one pull request, over the runs that it may take to conclude it. */
final class Check {
  private final ReviewDesk desk;
  private final HostedRepository repository;
  private final ReviewMemory memory;
  private final PullRequestRef pullRequest;

  Check(ReviewDesk desk, HostedRepository repository, PullRequestRef pullRequest) {
    this.desk = desk;
    this.repository = repository;
    this.memory = desk.ports().memory();
    this.pullRequest = pullRequest;
  }

  /** A check run in progress, on a commit. */
  record Running(long id, String headSha, String mergeBase, String configuration) {
    Running against(String base) {
      return new Running(id, headSha, base, configuration);
    }
  }

  /** The last review, if it was begun and never ended. */
  private Optional<Remembered> dangling() {
    return memory.last(pullRequest).filter(last -> last.result() == null && last.check() != 0);
  }

  /** Begins, or goes on with what a run that died began on the same head. */
  Running begin(String headSha, String configuration) {
    Optional<Remembered> dangling = dangling();
    if (dangling.isPresent() && !dangling.get().headSha().equals(headSha)) {
      abandon(Result.CANCELLED, "Superseded", "A newer commit is reviewed instead.");
    }
    long id =
        dangling
            .filter(last -> last.headSha().equals(headSha))
            .map(Remembered::check)
            .orElseGet(() -> start(headSha));
    Running running = new Running(id, headSha, "", configuration);
    memory.remember(pullRequest, new Remembered(headSha, "", id, null, "", configuration, now()));
    return running;
  }

  private long start(String headSha) {
    String name = desk.preferences().checkName();
    return repository.startCheck(new CheckStart(name, headSha, Marks.of(pullRequest)));
  }

  private Instant now() {
    return desk.clock().instant();
  }

  /**
   * Ends a check run, and remembers how. The commit's status goes first: whoever finds the check
   * run ended looks no further.
   */
  void conclude(Running running, CheckConclusion conclusion, String configuration) {
    desk.setStatus(repository, running.headSha(), conclusion);
    end(running, conclusion, configuration);
  }

  private void end(Running running, CheckConclusion conclusion, String configuration) {
    repository.concludeCheck(running.id(), conclusion);
    memory.remember(
        pullRequest,
        new Remembered(
            running.headSha(),
            running.mergeBase(),
            running.id(),
            conclusion.result(),
            conclusion.title(),
            configuration,
            now()));
  }

  /**
   * Ends what was begun and will not be finished; one that is gone from the host is fine. It says
   * nothing of the commit, so that its status stays as it is.
   */
  void abandon(Result result, String title, String summary) {
    Optional<Remembered> dangling = dangling();
    if (dangling.isEmpty()) {
      return;
    }
    Remembered last = dangling.get();
    Running running = new Running(last.check(), last.headSha(), last.mergeBase(), "");
    try {
      end(running, CheckText.plain(result, title, summary), "");
    } catch (HostException.Gone | HostException.Refused _) {
      memory.remember(
          pullRequest,
          new Remembered(last.headSha(), last.mergeBase(), 0, result, title, "", now()));
    }
  }
}
