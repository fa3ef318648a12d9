package dev.loopwarden.jobs;

import static dev.loopwarden.store.Samples.NOON;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.store.Engine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of jobs whose runs end. */
@ParameterizedClass
@EnumSource(Engine.class)
final class QueueTest {
  private static final Subject SEVEN = pull(1, 7);
  private static final Duration DAY = Duration.ofDays(1);

  private final HandDrivenQueue queue;

  QueueTest(Engine engine) {
    queue = new HandDrivenQueue(engine);
  }

  @Test
  void raisedSubjectRunsOnce() {
    queue.raise(SEVEN);
    queue.work();
    queue.work();

    assertThat(queue.ran).containsExactly(SEVEN);
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
  }

  @Test
  void raisesBeforeARunAreOneRun() {
    queue.raise(SEVEN);
    queue.raise(SEVEN);
    queue.raise(pull(1, 8));
    queue.work();

    assertThat(queue.ran).containsExactlyInAnyOrder(SEVEN, pull(1, 8));
  }

  @Test
  void raiseDuringARunIsNotLost() {
    queue.script =
        (_, _) -> {
          if (queue.ran.size() == 1) {
            queue.raise(SEVEN);
          }
          return new JobOutcome.Done();
        };
    queue.raise(SEVEN);
    queue.work();
    assertThat(queue.ran).containsExactly(SEVEN);
    assertThat(queue.store.board().load().waiting()).isEqualTo(1);

    queue.work();
    assertThat(queue.ran).containsExactly(SEVEN, SEVEN);
    assertThat(queue.store.board().load().waiting()).isZero();
  }

  @Test
  void newestNamesCount() {
    Subject renamed =
        new Subject.PullRequest(
            new PullRequestRef(new RepositoryRef(2, 1, "octo-org", "packages"), 7));
    queue.raise(SEVEN);
    queue.raise(renamed);
    queue.work();

    assertThat(queue.ran).containsExactly(renamed);
  }

  @Test
  void longestWaitingRunsFirst() {
    queue.raise(SEVEN);
    queue.pass(Duration.ofSeconds(1));
    queue.raise(pull(1, 8));
    queue.pass(Duration.ofSeconds(1));
    queue.raise(SEVEN);
    queue.work();

    assertThat(queue.ran).containsExactly(SEVEN, pull(1, 8));
  }

  @Test
  void namedTimeIsKept() {
    Instant reset = NOON.plus(Duration.ofMinutes(40));
    queue.script = (_, _) -> new JobOutcome.Retry("rate limit", reset);
    queue.raise(SEVEN);
    queue.work();

    queue.pass(Duration.ofMinutes(39));
    queue.raise(SEVEN); // does not make the limit go away
    queue.work();
    assertThat(queue.ran).hasSize(1);

    queue.pass(Duration.ofMinutes(1));
    queue.work();
    assertThat(queue.ran).hasSize(2);
  }

  @Test
  void namedTimeThatMakesNoSenseIsNotKept() {
    queue.script = (_, _) -> new JobOutcome.Retry("rate limit", Instant.MAX);
    queue.raise(SEVEN);
    queue.work();
    queue.pass(DAY);
    queue.work();

    assertThat(queue.ran).hasSize(2);
  }

  @Test
  void namedTimesAreNoFailures() {
    queue.script = (_, _) -> new JobOutcome.Retry("rate limit", queue.time.instant());
    queue.raise(SEVEN);
    for (int i = 0; i < 3 * HandDrivenQueue.SETTINGS.failures(); i++) {
      queue.work();
    }

    assertThat(queue.parked).isEmpty();
    assertThat(queue.ran).hasSize(3 * HandDrivenQueue.SETTINGS.failures());
  }

  /** GitHub may ban who goes on for ever; until then it is no failure. */
  @Test
  void limitsForADayEndInParking() {
    queue.script =
        (_, _) ->
            new JobOutcome.Limited("slow down", queue.time.instant().plus(Duration.ofHours(1)));
    queue.raise(SEVEN);
    for (int hours = 0; hours < 24; hours++) {
      queue.work();
      assertThat(queue.parked).isEmpty();
      queue.pass(Duration.ofMinutes(59));
      queue.raise(SEVEN); // neither makes the limit go away nor begins the day anew
      queue.work();
      queue.pass(Duration.ofMinutes(1));
    }
    assertThat(queue.ran).hasSize(24);

    queue.work();
    assertThat(queue.parked).containsExactly("pull/1/7: slow down");
    assertThat(queue.store.board().retry("pull/1/7")).isTrue();
    queue.work();
    assertThat(queue.parked).as("another day").hasSize(1);
    assertThat(queue.ran).hasSize(26);
  }

  @Test
  void limitsThatEndInBetweenAreNoReasonToPark() {
    queue.script =
        (_, _) ->
            queue.ran.size() % 3 == 0
                ? new JobOutcome.Done()
                : new JobOutcome.Limited("slow down", queue.time.instant().plus(DAY.dividedBy(4)));
    for (int i = 0; i < 12; i++) {
      queue.raise(SEVEN);
      queue.work();
      queue.pass(DAY.dividedBy(4));
    }

    assertThat(queue.ran).hasSize(12);
    assertThat(queue.parked).isEmpty();
  }

  @Test
  void pausesGrowAndEndInParking() {
    queue.script = (_, _) -> new JobOutcome.Retry("host is down", null);
    queue.raise(SEVEN);
    int setbacks = HandDrivenQueue.SETTINGS.setbacks();
    for (int failed = 1; failed < setbacks; failed++) {
      queue.work();
      queue.pass(HandDrivenQueue.SETTINGS.pauseAfter(failed).minusMillis(1));
      queue.work();
      assertThat(queue.ran).hasSize(failed);
      queue.pass(Duration.ofMillis(1));
    }
    assertThat(queue.parked).isEmpty();

    queue.work();
    assertThat(queue.parked).containsExactly("pull/1/7: failed 55 times, at last: host is down");
    assertThat(queue.time.instant()).isAfter(NOON.plus(DAY));
    queue.pass(DAY);
    queue.worker.sweep();
    queue.work();
    assertThat(queue.ran).hasSize(setbacks);
    assertThat(queue.parked).hasSize(1);
  }

  @Test
  void outageOfHoursHealsByItself() {
    queue.script =
        (_, _) ->
            queue.time.instant().isBefore(NOON.plus(Duration.ofHours(5)))
                ? new JobOutcome.Retry("503", null)
                : new JobOutcome.Done();
    queue.raise(SEVEN);
    for (int minutes = 0; minutes < 6 * 60; minutes++) {
      queue.work();
      queue.pass(Duration.ofMinutes(1));
    }

    assertThat(queue.parked).isEmpty();
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
  }

  @Test
  void worldIsToldAgainUntilItHears() {
    queue.script = (_, _) -> new JobOutcome.GiveUp("no permission");
    queue.deaf = true;
    queue.raise(SEVEN);
    queue.work();
    queue.pass(Duration.ofMinutes(1));
    queue.worker.sweep();
    assertThat(queue.parked).hasSize(2);

    queue.worker.sweep();
    assertThat(queue.parked).as("not at once").hasSize(2);
    queue.deaf = false;
    queue.pass(Duration.ofMinutes(10));
    queue.worker.sweep();
    queue.pass(Duration.ofMinutes(10));
    queue.worker.sweep();
    assertThat(queue.parked).hasSize(3);
  }

  @Test
  void oneThatCannotBeToldDoesNotKeepOthersFromIt() {
    queue.script = (_, _) -> new JobOutcome.GiveUp("no permission");
    queue.deaf = true;
    queue.raise(SEVEN);
    queue.raise(pull(1, 8));
    queue.work();
    queue.parked.clear();
    queue.pass(Duration.ofMinutes(1));
    queue.worker.sweep();
    queue.worker.sweep();

    assertThat(queue.parked)
        .containsExactlyInAnyOrder("pull/1/7: no permission", "pull/1/8: no permission");
  }

  @Test
  void whatIsThrownIsAFailure() {
    queue.script =
        (_, _) -> {
          throw new StackOverflowError("nested too deeply");
        };
    queue.raise(SEVEN);
    for (int i = 0; i < HandDrivenQueue.SETTINGS.failures(); i++) {
      queue.work();
      queue.pass(DAY);
    }

    assertThat(queue.parked)
        .containsExactly(
            "pull/1/7: failed 8 times, at last: StackOverflowError: nested too deeply");
  }

  @Test
  void successForgetsFailures() {
    int failures = HandDrivenQueue.SETTINGS.failures();
    queue.script =
        (_, _) -> {
          if (queue.ran.size() % failures == 0) {
            return new JobOutcome.Done();
          }
          throw new IllegalStateException("again");
        };
    for (int i = 0; i < 2 * failures; i++) {
      queue.raise(SEVEN);
      queue.work();
      queue.pass(DAY);
    }

    assertThat(queue.ran).hasSize(2 * failures);
    assertThat(queue.parked).isEmpty();
  }

  @Test
  void whatIsNotThereIsLookedForAFewTimes() {
    queue.script = (_, _) -> new JobOutcome.Absent("the pull request is gone");
    queue.raise(SEVEN);
    for (int i = 0; i < HandDrivenQueue.SETTINGS.failures(); i++) {
      queue.work();
      queue.pass(DAY);
    }

    assertThat(queue.ran).hasSize(4);
    assertThat(queue.parked).isEmpty();
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
  }

  @Test
  void newEventEndsAPause() {
    queue.script = (_, _) -> new JobOutcome.Retry("head is gone", null);
    queue.raise(SEVEN);
    queue.work();
    queue.raise(SEVEN);
    queue.work();

    assertThat(queue.ran).hasSize(2);
  }

  @Test
  void newEventDuringAFailingRunNeedsNoPause() {
    queue.script =
        (_, _) -> {
          queue.script = (_, _) -> new JobOutcome.Done();
          queue.raise(SEVEN);
          return new JobOutcome.Retry("head moved", null);
        };
    queue.raise(SEVEN);
    queue.work();
    queue.work();

    assertThat(queue.ran).hasSize(2);
  }

  @Test
  void hopelessJobIsParkedUntilANewEvent() {
    queue.script = (_, _) -> new JobOutcome.GiveUp("no permission");
    queue.raise(SEVEN);
    queue.work();
    assertThat(queue.parked).containsExactly("pull/1/7: no permission");
    assertThat(queue.store.board().parked())
        .containsExactly(new JobBoard.Parked(SEVEN, "no permission", NOON));
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 1, null));

    queue.script = (_, _) -> new JobOutcome.Done();
    queue.raise(SEVEN);
    queue.work();
    assertThat(queue.ran).hasSize(2);
    assertThat(queue.store.board().parked()).isEmpty();
  }

  @Test
  void hopelessForAnOldStateIsNotParked() {
    queue.script =
        (_, _) -> {
          queue.script = (_, _) -> new JobOutcome.Done();
          queue.raise(SEVEN);
          return new JobOutcome.GiveUp("too large");
        };
    queue.raise(SEVEN);
    queue.work();
    queue.work();

    assertThat(queue.ran).hasSize(2);
    assertThat(queue.parked).isEmpty();
  }

  @Test
  void operatorRetriesAParkedJob() {
    queue.script = (_, _) -> new JobOutcome.GiveUp("no permission");
    queue.raise(SEVEN);
    queue.work();
    assertThat(queue.store.board().retry("pull/1/8")).isFalse();
    assertThat(queue.store.board().retry("pull/1/7")).isTrue();
    assertThat(queue.store.board().retry("pull/1/7")).isFalse();

    queue.script = (_, _) -> new JobOutcome.Done();
    queue.work();
    assertThat(queue.ran).hasSize(2);
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
  }

  @Test
  void loadSaysSinceWhenTheOldestWaits() {
    queue.raise(SEVEN);
    queue.pass(Duration.ofSeconds(9));
    queue.raise(pull(1, 8));

    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(2, 0, 0, NOON));
  }
}
