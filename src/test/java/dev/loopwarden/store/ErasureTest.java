package dev.loopwarden.store;

import static dev.loopwarden.store.Samples.NOON;
import static dev.loopwarden.store.Samples.delivery;
import static dev.loopwarden.store.Samples.instruct;
import static dev.loopwarden.store.Samples.instruction;
import static dev.loopwarden.store.Samples.look;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.ingest.Meaning;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobStates.Ended;
import dev.loopwarden.jobs.JobStates.Ending;
import dev.loopwarden.jobs.JobStates.Run;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.Instruction.Verb;
import dev.loopwarden.pullrequest.ReviewMemory.Ignored;
import dev.loopwarden.pullrequest.ReviewMemory.Remembered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
final class ErasureTest {
  private static final List<String> TABLES =
      List.of(
          "subject",
          "scheduled_tasks",
          "delivery_subject",
          "instruction",
          "review",
          "ignored",
          "paused",
          "good_settings",
          "facts");

  private static final Set<Thread.State> WAITS =
      Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final Database database;
  private final Store store;

  ErasureTest(Engine engine) {
    database = engine.empty();
    store = new Store(database, () -> NOON, new Bell(), Runnable::run, () -> {});
  }

  @Test
  void nothingOfAnInstallationRemains() {
    leaveTraces(pull(1, 7), "a");
    leaveTraces(pull(2, 7), "b");
    assertThat(store.erasure().installation(1)).isTrue();
    assertThat(traces()).containsOnly("1");
    assertThat(store.memory().last(pull(2, 7).ref())).isPresent();

    assertThat(store.erasure().installation(2)).isTrue();
    assertThat(traces()).containsOnly("0");
  }

  @Test
  void nothingOfAnyInstallationRemains() {
    Subject deleted = new Subject.DeletedInstallation(3);
    store.deliveries().record(new Delivery("d", "installation", "deleted", 3, NOON), look(deleted));
    leaveTraces(pull(1, 7), "a");
    leaveTraces(pull(2, 7), "b");
    assertThat(store.erasure().everyInstallation()).isTrue();

    assertThat(store.memory().last(pull(1, 7).ref())).isEmpty();
    assertThat(store.memory().last(pull(2, 7).ref())).isEmpty();
    assertThat(store.facts().of(2).get("facts")).isNull();
    assertThat(store.jobs().find(deleted.key())).as("its number never comes again").isPresent();
    assertThat(store.deliveries().known(List.of("a", "b", "d"))).hasSize(3);
  }

  @Test
  void ofSeveralInstallationsJobsThatRunAreTold() {
    leaveTraces(pull(1, 7), "a");
    leaveTraces(pull(2, 7), "b");
    begin("pull/1/7");
    assertThat(store.erasure().everyInstallation()).isFalse();
    assertThat(store.jobs().find("pull/2/7")).isEmpty();
  }

  @Test
  void namesOfDeliveriesRemain() {
    leaveTraces(pull(1, 7), "a");
    store.erasure().installation(1);

    assertThat(store.deliveries().known(List.of("a"))).containsExactly("a");
    DeliveryLedger.Entry entry = store.deliveries().newest(1).getFirst();
    assertThat(entry.state()).isEqualTo(DeliveryLedger.State.DONE);
    assertThat(entry.delivery().installation()).isZero();
    assertThat(entry.delivery().action()).isNull();
  }

  @Test
  void repositoryGoesWithoutItsNeighbours() {
    Subject.PullRequest neighbour =
        new Subject.PullRequest(
            new PullRequestRef(new RepositoryRef(1, 99, "octo", "neighbour"), 7));
    leaveTraces(pull(1, 7), "a");
    leaveTraces(neighbour, "b");
    assertThat(store.erasure().repository(1, 1)).isTrue();

    assertThat(store.memory().last(pull(1, 7).ref())).isEmpty();
    assertThat(store.jobs().find("pull/1/7")).isEmpty();
    assertThat(store.memory().last(neighbour.ref())).isPresent();
    assertThat(store.jobs().find("pull/99/7")).isPresent();
    assertThat(store.facts().of(1).get("facts")).isNull();
  }

  @Test
  void jobThatAsksForItStays() {
    Subject deleted = new Subject.DeletedInstallation(1);
    store.deliveries().record(delivery("d"), look(deleted));
    leaveTraces(pull(1, 7), "a");
    Run run = begin(deleted.key());
    assertThat(store.erasure().installation(1)).isTrue();

    assertThat(store.jobs().end(run, new Ending.Done(1))).isEqualTo(Ended.RECORDED);
  }

  @Test
  void jobThatRunsIsWaitedFor() {
    leaveTraces(pull(1, 7), "a");
    Run run = begin("pull/1/7");
    assertThat(store.erasure().installation(1)).isFalse();

    remember(pull(1, 7).ref());
    assertThat(store.jobs().end(run, new Ending.Done(1))).isEqualTo(Ended.RECORDED);
    assertThat(store.erasure().installation(1)).isTrue();
    assertThat(traces()).containsOnly("0");
  }

  @Test
  @Timeout(60)
  void factsThatAreBeingWrittenGo() throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch mayWrite = new CountDownLatch(1);
    List<Thread> writers = new CopyOnWriteArrayList<>();
    InstantSource slow =
        () -> {
          if (writers.contains(Thread.currentThread())) {
            writing.countDown();
            awaitQuietly(mayWrite);
          }
          return NOON;
        };
    Executor writer =
        work -> {
          Thread thread = Thread.ofPlatform().unstarted(work);
          writers.add(thread);
          thread.start();
        };
    Store busy = new Store(database, slow, new Bell(), writer, () -> {});
    busy.facts().of(1).put("facts", new byte[] {1});
    writing.await();
    Thread eraser = Thread.ofPlatform().start(() -> busy.erasure().installation(1));
    while (eraser.isAlive() && !WAITS.contains(eraser.getState())) {
      Thread.onSpinWait();
    }
    mayWrite.countDown();
    eraser.join();
    writers.getFirst().join();

    assertThat(traces()).containsOnly("0");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatComesBackWhileItIsErasedStays() {
    Subject removed = new Subject.RemovedRepository(1, 1);
    Delivery removal = new Delivery("r", "installation_repositories", "removed", 1, NOON);
    leaveTraces(pull(1, 7), "a");
    leaveTraces(pull(1, 8), "b");
    Run run = begin("pull/1/7");
    store.deliveries().record(removal, look(removed));
    assertThat(store.erasure().repository(1, 1)).isFalse();
    remember(pull(1, 7).ref());

    Instant later = NOON.plusSeconds(5);
    Meaning asks = instruct(pull(1, 8), instruction(Verb.REVIEW, ""));
    store.deliveries().record(new Delivery("c", "issue_comment", "created", 1, later), asks);
    store.jobs().end(run, new Ending.Done(1));
    assertThat(store.erasure().repository(1, 1)).isTrue();

    assertThat(store.jobs().find("pull/1/7")).isEmpty();
    assertThat(store.memory().last(pull(1, 7).ref())).isEmpty();
    assertThat(store.jobs().find("pull/1/8")).isPresent();
    assertThat(store.memory().pending(pull(1, 8).ref())).hasSize(1);
    assertThat(store.memory().ignored(pull(1, 8).ref())).as("from before").isEmpty();
    assertThat(store.deliveries().newest(1).getFirst().state())
        .isEqualTo(DeliveryLedger.State.OPEN);
  }

  @Test
  void jobThatComesBackWhileItRunsRunsAgain() {
    Subject removed = new Subject.RemovedRepository(1, 1);
    Delivery removal = new Delivery("r", "installation_repositories", "removed", 1, NOON);
    leaveTraces(pull(1, 7), "a");
    Run run = begin("pull/1/7");
    store.deliveries().record(removal, look(removed));
    assertThat(store.erasure().repository(1, 1)).isFalse();

    Delivery back = new Delivery("c", "pull_request", "opened", 1, NOON.plusSeconds(5));
    store.deliveries().record(back, look(pull(1, 7)));
    store.jobs().end(run, new Ending.Done(1));
    assertThat(store.erasure().repository(1, 1)).isTrue();
    assertThat(begin("pull/1/7")).isNotNull();
  }

  @Test
  void jobWhoseProcessDiesIsNotRunAgain() {
    leaveTraces(pull(1, 7), "a");
    begin("pull/1/7");
    store.erasure().installation(1);

    Run again = new Run("pull/1/7", "again", "worker");
    assertThat(store.jobs().begin(again, 2)).hasToString("Idle[]");
    assertThat(store.erasure().installation(1)).isTrue();
    assertThat(store.jobs().find("pull/1/7")).isEmpty();
  }

  private void leaveTraces(Subject.PullRequest subject, String guid) {
    PullRequestRef ref = subject.ref();
    long installation = subject.installation();
    store
        .deliveries()
        .record(
            new Delivery(guid, "issue_comment", "created", installation, NOON),
            instruct(subject, instruction(Verb.REVIEW, "")));
    remember(ref);
    store.memory().ignore(ref, new Ignored("finding", "ada", "on purpose"));
    store.memory().setPaused(ref, true);
    store.memory().rememberSettings(installation, ref.repository().id(), "main", "rules: {}");
    store.facts().of(installation).put("facts", new byte[] {1});
  }

  private void remember(PullRequestRef ref) {
    store
        .memory()
        .remember(ref, new Remembered("head", "base", 5, Result.SUCCESS, "", "hash", NOON));
  }

  private Run begin(String key) {
    Run run = new Run(key, "run", "worker");
    database
        .writes()
        .sql("update scheduled_tasks set picked = true, picked_by = 'worker'")
        .update();
    assertThat(store.jobs().begin(run, 2).getClass().getSimpleName()).isEqualTo("Begun");
    return run;
  }

  private List<String> traces() {
    return TABLES.stream()
        .map(table -> database.reads().sql("select count(*) from " + table))
        .map(count -> count.query(String.class).single())
        .toList();
  }
}
