package dev.loopwarden.jobs;

import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.store.Engine;
import dev.loopwarden.store.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes with threads: shares of workers, and how they stop. */
@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(60)
final class RunnerTest {
  private final Fleet fleet;

  RunnerTest(Engine engine) {
    fleet = new Fleet(engine);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  /** What a run does, which may wait. */
  private interface Script {
    void run(Subject subject, JobHandler.Lease lease) throws InterruptedException;
  }

  private static JobHandler handler(Script script) {
    return new JobHandler() {
      @Override
      public JobOutcome run(Subject subject, Lease lease) {
        try {
          script.run(subject, lease);
          return new JobOutcome.Done();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public boolean parked(Subject subject, String reason) {
        throw new AssertionError(subject.key() + " is parked: " + reason);
      }
    };
  }

  @Test
  void installationThatIsAloneLeavesAWorkerForTheNext() throws InterruptedException {
    CountDownLatch greedyRuns = new CountDownLatch(3);
    CountDownLatch modestRan = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    AtomicInteger greedy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int number = 0; number < 30; number++) {
      fleet.raise(pull(1, number));
    }
    fleet.start(
        handler(
            (subject, _) -> {
              if (subject.installation() == 2) {
                modestRan.countDown();
                return;
              }
              most.accumulateAndGet(greedy.incrementAndGet(), Math::max);
              greedyRuns.countDown();
              enough.await();
              greedy.decrementAndGet();
            }));
    greedyRuns.await();
    fleet.raise(pull(2, 1));
    modestRan.await();
    assertThat(attempts()).isEqualTo(3);

    enough.countDown();
    fleet.awaitAllDone();
    assertThat(most).hasValue(3);
  }

  @Test
  void installationHasAtMostHalfOfTheWorkersWhileOthersWait() throws InterruptedException {
    CountDownLatch allRun = new CountDownLatch(4);
    CountDownLatch enough = new CountDownLatch(1);
    Map<Long, Integer> runs = new ConcurrentHashMap<>();
    for (int number = 0; number < 30; number++) {
      fleet.raise(pull(1, number));
      fleet.raise(pull(2, number));
    }
    fleet.start(
        handler(
            (subject, _) -> {
              runs.merge(subject.installation(), 1, Integer::sum);
              allRun.countDown();
              enough.await();
            }));
    allRun.await();
    assertThat(runs).isEqualTo(Map.of(1L, 2, 2L, 2));

    enough.countDown();
    fleet.awaitAllDone();
  }

  @Test
  void whatEndsInTimeIsDone() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    JobRunner runner =
        fleet.start(
            handler(
                (_, _) -> {
                  runs.countDown();
                  mayEnd.await();
                }));
    fleet.raise(pull(1, 7));
    runs.await();
    Thread stopping = Thread.ofVirtual().start(() -> runner.stop(Duration.ofMinutes(1)));
    mayEnd.countDown();
    stopping.join();

    assertThat(fleet.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
    fleet.raise(pull(1, 8));
    assertThat(fleet.store.board().load().waiting()).isEqualTo(1);
  }

  @Test
  void whatDoesNotEndIsHandedBack() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    AtomicBoolean heldAtTheEnd = new AtomicBoolean(true);
    JobRunner runner =
        fleet.start(
            handler(
                (_, lease) -> {
                  runs.countDown();
                  try {
                    never.await();
                  } finally {
                    heldAtTheEnd.set(lease.isHeld());
                    ended.countDown();
                  }
                }));
    fleet.raise(pull(1, 7));
    runs.await();
    runner.stop(Duration.ofMillis(1));
    ended.await();

    assertThat(heldAtTheEnd).isFalse();
    assertThat(fleet.store.board().load().running()).isZero();
    assertThat(attempts()).isZero();
    assertThat(due()).as("its last call may be on its way").isAfter(Samples.NOON.plusSeconds(10));
    fleet.pass(Duration.ofMinutes(1));
    fleet.start(handler((_, _) -> {}));
    fleet.awaitAllDone();
  }

  @Test
  void allAreHandedBackWhenTheDatabaseFailsOnce() throws InterruptedException {
    CountDownLatch run = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<Mortal> process = new AtomicReference<>();
    JobRunner runner =
        fleet.start(
            mortal -> {
              process.set(mortal);
              return handler(
                  (_, _) -> {
                    run.countDown();
                    never.await();
                  });
            });
    fleet.raise(pull(1, 7));
    fleet.raise(pull(2, 7));
    run.await();
    process.get().failOnce("end");
    runner.stop(Duration.ofMillis(1));

    assertThat(fleet.store.board().load()).isEqualTo(new JobBoard.Load(2, 0, 0, null));
  }

  private Instant due() {
    return JdbcClient.create(fleet.database.dataSource())
        .sql("select execution_time from scheduled_tasks")
        .query((row, _) -> Instant.ofEpochMilli(row.getLong("execution_time")))
        .single();
  }

  private int attempts() {
    return JdbcClient.create(fleet.database.dataSource())
        .sql("select sum(attempts) from subject where installation = 1")
        .query(Integer.class)
        .single();
  }
}
