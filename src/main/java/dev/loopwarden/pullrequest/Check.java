package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.Marks;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.HostedRepository.Attempted;
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

  /**
   * A check run in progress, on a commit.
   *
   * @param resumed whether a run before may have concluded it without learning so
   */
  record Running(long id, String headSha, String mergeBase, String configuration, boolean resumed) {
    Running against(String base) {
      return new Running(id, headSha, base, configuration, resumed);
    }

    Running as(long other) {
      return new Running(other, headSha, mergeBase, configuration, false);
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
    Optional<Long> same =
        dangling.filter(last -> last.headSha().equals(headSha)).map(Remembered::check);
    if (same.isPresent()) {
      return begun(new Running(same.get(), headSha, "", configuration, true));
    }
    CheckStart start = asked(headSha);
    Optional<Long> lost = isUnnamed(headSha) ? repository.findBegun(start) : Optional.empty();
    Running unnamed = begun(new Running(0, headSha, "", configuration, lost.isPresent()));
    return begun(unnamed.as(lost.orElseGet(() -> repository.startCheck(start))));
  }

  private CheckStart asked(String headSha) {
    return new CheckStart(desk.preferences().checkName(), headSha, Marks.of(pullRequest));
  }

  /** Whether a check run was to be begun, and nobody knows whether it was. */
  private boolean isUnnamed(String headSha) {
    return memory
        .last(pullRequest)
        .filter(last -> last.result() == null && last.check() == 0)
        .filter(last -> last.headSha().equals(headSha))
        .isPresent();
  }

  private Running begun(Running running) {
    memory.remember(
        pullRequest,
        new Remembered(
            running.headSha(),
            running.mergeBase(),
            running.id(),
            null,
            "",
            running.configuration(),
            now()));
    return running;
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
    Attempted before =
        running.resumed() ? repository.attempted(running.id(), conclusion) : Attempted.NOTHING;
    switch (before) {
      case NOTHING -> end(running, conclusion, configuration);
      case THE_SAME -> ended(running, conclusion, configuration);
      case OTHER ->
          end(
              begun(running.as(repository.startCheck(asked(running.headSha())))),
              conclusion,
              configuration);
    }
  }

  private void end(Running running, CheckConclusion conclusion, String configuration) {
    repository.concludeCheck(running.id(), conclusion);
    ended(running, conclusion, configuration);
  }

  private void ended(Running running, CheckConclusion conclusion, String configuration) {
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
    Running running = new Running(last.check(), last.headSha(), last.mergeBase(), "", true);
    try {
      end(running, CheckText.plain(result, title, summary), "");
    } catch (HostException.Gone | HostException.Refused _) {
      memory.remember(
          pullRequest,
          new Remembered(last.headSha(), last.mergeBase(), 0, result, title, "", now()));
    }
  }
}
