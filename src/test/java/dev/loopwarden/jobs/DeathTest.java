package dev.loopwarden.jobs;

import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.jobs.JobStates.Beginning;
import dev.loopwarden.jobs.JobStates.Ended;
import dev.loopwarden.jobs.JobStates.Ending;
import dev.loopwarden.jobs.JobStates.Run;
import dev.loopwarden.store.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of jobs whose runs do not end. */
@ParameterizedClass
@EnumSource(Engine.class)
final class DeathTest {
  private static final Subject SEVEN = pull(1, 7);

  private final HandDrivenQueue queue;

  DeathTest(Engine engine) {
    queue = new HandDrivenQueue(engine);
  }

  @Test
  void jobOfADeadProcessRunsAgain() {
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.work();
    assertThat(queue.ran).isEmpty();

    queue.reviveDead();
    queue.work();
    assertThat(queue.ran).containsExactly(SEVEN);
    assertThat(queue.parked).isEmpty();
  }

  @Test
  void secondDeathParks() {
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();
    queue.workAndDie();
    queue.reviveDead();
    queue.work();
    queue.work();

    assertThat(queue.ran).isEmpty();
    assertThat(queue.parked).containsExactly("pull/1/7: the process died in each of 2 runs");
    assertThat(queue.store.board().parked())
        .extracting(JobBoard.Parked::subject)
        .containsExactly(SEVEN);
  }

  @Test
  @Timeout(60)
  void suspectTakesNobodyAlongWhenItDiesAgain() throws InterruptedException {
    Subject eight = pull(1, 8);
    queue.raise(SEVEN);
    queue.raise(eight);
    queue.workAndDie(); // both at once: nobody knows who is to blame
    queue.reviveDead();
    pickAll();
    Thread[] innocent = new Thread[1];
    queue.script =
        (_, _) -> {
          innocent[0] = Thread.ofPlatform().start(() -> queue.worker.execute(eight.key()));
          while (innocent[0].isAlive() && innocent[0].getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          assertThat(queue.ran).containsExactly(SEVEN);
          queue.process.cutOff(); // dead
          return new JobOutcome.Done();
        };
    assertThatThrownBy(() -> queue.worker.execute(SEVEN.key())).hasMessage("no answer");
    innocent[0].join();
    queue.process.wakeUp(); // another process
    queue.script = (_, _) -> new JobOutcome.Done();
    queue.ran.clear();
    queue.reviveDead();
    queue.work();

    assertThat(queue.parked).containsExactly("pull/1/7: the process died in each of 2 runs");
    assertThat(queue.ran).containsExactly(eight);
  }

  @Test
  @Timeout(60)
  void suspectThatStillWaitsWhenTheProcessStopsIsGivenBack() throws InterruptedException {
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();
    queue.raise(pull(1, 8));
    pickAll();
    Thread[] suspect = new Thread[1];
    queue.script =
        (_, _) -> {
          suspect[0] = Thread.ofPlatform().start(() -> queue.worker.execute(SEVEN.key()));
          while (suspect[0].isAlive() && suspect[0].getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          finish(queue.worker);
          return new JobOutcome.Done();
        };
    queue.worker.execute("pull/1/8");
    suspect[0].join();
    queue.script = (_, _) -> new JobOutcome.Done();
    queue.ran.clear();
    queue.workElsewhere();

    assertThat(queue.ran).contains(SEVEN);
    assertThat(queue.parked).isEmpty();
  }

  private static void finish(Worker worker) {
    try {
      worker.finish(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pickAll() {
    JdbcClient.create(queue.database.dataSource())
        .sql(
            "update scheduled_tasks set picked = true, picked_by = 'manual', last_heartbeat = :now")
        .param("now", queue.time.millis())
        .update();
  }

  @Test
  void newEventDoesNotMakeUpForADeath() {
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.raise(SEVEN);
    queue.reviveDead();
    queue.workAndDie();
    queue.raise(SEVEN);
    queue.reviveDead();
    queue.work();

    assertThat(queue.ran).isEmpty();
    assertThat(queue.parked).hasSize(1);
  }

  @Test
  void parkedJobIsAsNewAfterANewEvent() {
    queue.raise(SEVEN);
    for (int death = 0; death < 2; death++) {
      queue.workAndDie();
      queue.reviveDead();
    }
    queue.work();
    assertThat(queue.parked).hasSize(1);

    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();
    queue.work();

    assertThat(queue.ran).containsExactly(SEVEN);
  }

  @Test
  void successForgetsADeath() {
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();
    queue.work();
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();
    queue.work();

    assertThat(queue.ran).containsExactly(SEVEN, SEVEN);
  }

  @Test
  void failureDoesNotMakeUpForADeath() {
    queue.script = (_, _) -> new JobOutcome.Retry("host is down", null);
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();
    queue.work();
    queue.pass(Duration.ofHours(1));
    queue.workAndDie();
    queue.reviveDead();
    queue.work();

    assertThat(queue.parked).containsExactly("pull/1/7: the process died in each of 2 runs");
  }

  @Test
  void runThatSeemedDeadHasLostItsRight() {
    List<Boolean> held = new ArrayList<>();
    queue.script =
        (_, lease) -> {
          held.add(lease.isHeld());
          queue.script = (_, _) -> new JobOutcome.Done();
          queue.reviveDead();
          held.add(lease.isHeld());
          queue.workElsewhere();
          held.add(lease.isHeld());
          return new JobOutcome.GiveUp("has no say any more");
        };
    queue.raise(SEVEN);
    queue.work();

    assertThat(held).containsExactly(true, false, false);
    assertThat(queue.ran).containsExactly(SEVEN, SEVEN);
    assertThat(queue.parked).isEmpty();
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
  }

  @Test
  void endOfALostRunChangesNothing() {
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();

    Run stranger = new Run(SEVEN.key(), "lost", "elsewhere");
    assertThat(queue.store.jobs().end(stranger, new Ending.Done(1))).isEqualTo(Ended.LOST);
    queue.work();
    assertThat(queue.ran).containsExactly(SEVEN);
  }

  @Test
  void wantedJobWithoutExecutionIsRepaired() {
    queue.raise(SEVEN);
    queue.raise(pull(1, 8));
    queue.work();
    queue.raise(SEVEN);
    JdbcClient.create(queue.database.dataSource()).sql("delete from scheduled_tasks").update();
    queue.ran.clear();
    queue.work();
    assertThat(queue.ran).isEmpty();

    queue.worker.sweep();
    queue.work();
    assertThat(queue.ran).containsExactly(SEVEN);
  }

  @Test
  void sweepTellsWhatADeadProcessCouldNot() {
    queue.raise(SEVEN);
    queue.workAndDie();
    queue.reviveDead();
    queue.workAndDie();
    queue.reviveDead();
    queue.workAndDie(); // parks it, and dies before anybody is told
    queue.worker.sweep();
    assertThat(queue.parked).isEmpty();

    queue.pass(Duration.ofMinutes(1));
    queue.worker.sweep();
    queue.worker.sweep();
    assertThat(queue.parked).hasSize(1);
  }

  @Test
  void endThatCouldNotBeWrittenIsNoDeath() {
    queue.script =
        (_, _) -> {
          queue.process.cutOff();
          return new JobOutcome.Done();
        };
    queue.raise(SEVEN);
    queue.work();
    queue.process.wakeUp();
    assertThat(queue.store.board().load().running()).isEqualTo(1);

    queue.worker.sweep();
    queue.worker.sweep();
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
    queue.reviveDead();
    queue.work();
    assertThat(queue.ran).hasSize(1);
  }

  @Test
  void processThatStoodStillDoesNotBeginWhatAnotherHas() {
    queue.script =
        (_, _) -> {
          Run late = new Run(SEVEN.key(), "late", "another");
          assertThat(queue.store.jobs().begin(late, 2)).isEqualTo(new Beginning.Idle());
          return new JobOutcome.Done();
        };
    queue.raise(SEVEN);
    queue.work();

    assertThat(queue.ran).containsExactly(SEVEN);
    assertThat(queue.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
  }
}
