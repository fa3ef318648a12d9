package dev.loopwarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.store.Engine;
import dev.loopwarden.store.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes work off thousands of events about hundreds of subjects, while they come in. */
@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(120)
final class ClusterTest {
  private static final int INSTALLATIONS = 5;
  private static final int SUBJECTS = 200;
  private static final int RAISES = 2000;
  private static final int SOURCES = 4;

  private final Fleet fleet;
  private final Map<String, AtomicInteger> raised = new ConcurrentHashMap<>();
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Queue<String> overlaps = new ConcurrentLinkedQueue<>();
  private final AtomicInteger runs = new AtomicInteger();

  ClusterTest(Engine engine) {
    fleet = new Fleet(engine);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void nothingIsLostAndNothingRunsTwiceAtOnce() throws InterruptedException {
    fleet.start(new Recorder());
    fleet.start(new Recorder());
    raiseAll(RAISES);
    fleet.awaitAllDone();

    assertThatAllIsDone();
    assertThat(runs.get()).isBetween(SUBJECTS, 2 * RAISES);
    assertThat(fleet.store.deliveries().newest(RAISES))
        .hasSize(RAISES)
        .allSatisfy(entry -> assertThat(entry.state()).hasToString("DONE"));
  }

  @Test
  void jobsOfAKilledProcessAreDoneByOthers() throws InterruptedException {
    Mortal victim = fleet.join(process -> new Recorder(process::kill, 40));
    JobRunner other = fleet.start(new Recorder());
    raiseAll(RAISES / 4);
    fleet.await(() -> victim.isDead() && nothingIsLeftToOthers());
    other.stop(Duration.ofMinutes(1));
    assertThat(count("picked_by = 'id-1'")).isPositive();

    fleet.pass(Duration.ofMinutes(1));
    fleet.start(new Recorder());
    fleet.awaitAllDone();
    assertThatAllIsDone();

    victim.wakeUp(); // as if only its machine had stood still: it has no say any more
    fleet.close();
    assertThatAllIsDone();
  }

  private boolean nothingIsLeftToOthers() {
    long now = Samples.NOON.toEpochMilli();
    return count("picked_by <> 'id-1' or not picked and execution_time <= " + now) == 0;
  }

  private void assertThatAllIsDone() {
    assertThat(overlaps).isEmpty();
    raised.forEach((key, times) -> assertThat(seen).containsEntry(key, times.get()));
    assertThat(fleet.store.board().load()).isEqualTo(new JobBoard.Load(0, 0, 0, null));
    assertThat(count("true")).isZero();
  }

  private int count(String where) {
    return JdbcClient.create(fleet.database.dataSource())
        .sql("select count(*) from scheduled_tasks where " + where)
        .query(Integer.class)
        .single();
  }

  private void raiseAll(int times) throws InterruptedException {
    List<Thread> sources =
        IntStream.range(0, SOURCES)
            .mapToObj(
                source ->
                    Thread.ofVirtual().start(() -> raiseSome(new Random(source), times / SOURCES)))
            .toList();
    for (Thread source : sources) {
      source.join();
    }
  }

  private void raiseSome(Random random, int times) {
    for (int i = 0; i < times; i++) {
      int number = random.nextInt(SUBJECTS);
      Subject subject = Samples.pull(number % INSTALLATIONS, number);
      raised.computeIfAbsent(subject.key(), _ -> new AtomicInteger()).incrementAndGet();
      fleet.raise(subject);
    }
  }

  /** Remembers the newest state that a run has seen; now and then it asks for another run. */
  private final class Recorder implements JobHandler {
    private final Runnable end;
    private final int lastRun;

    Recorder() {
      this(() -> {}, Integer.MAX_VALUE);
    }

    /** Runs something when so many runs have begun, in whichever process. */
    Recorder(Runnable end, int lastRun) {
      this.end = end;
      this.lastRun = lastRun;
    }

    @Override
    public JobOutcome run(Subject subject, Lease lease) {
      String key = subject.key();
      if (!busy.add(key)) {
        overlaps.add(key);
      }
      seen.put(key, Objects.requireNonNull(raised.get(key)).get());
      int run = runs.incrementAndGet();
      busy.remove(key);
      if (run >= lastRun) {
        end.run();
      }
      return run % 10 == 0 ? new JobOutcome.Retry("busy", Instant.EPOCH) : new JobOutcome.Done();
    }

    @Override
    public boolean parked(Subject subject, String reason) {
      return overlaps.add(subject.key() + " is parked: " + reason);
    }
  }
}
