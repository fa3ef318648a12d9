package dev.loopwarden.store;

import static dev.loopwarden.store.Samples.NOON;
import static dev.loopwarden.store.Samples.delivery;
import static dev.loopwarden.store.Samples.instruct;
import static dev.loopwarden.store.Samples.instruction;
import static dev.loopwarden.store.Samples.look;
import static dev.loopwarden.store.Samples.pick;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.ingest.DeliveryLedger.Receipt;
import dev.loopwarden.ingest.DeliveryLedger.State;
import dev.loopwarden.ingest.Meaning;
import dev.loopwarden.ingest.Work;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobStates.Beginning;
import dev.loopwarden.jobs.JobStates.Ending;
import dev.loopwarden.jobs.JobStates.Run;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
final class LedgerTest {
  private final Database database;
  private final Store store;
  private final DeliveryLedger ledger;

  LedgerTest(Engine engine) {
    database = engine.empty();
    store = new Store(database, () -> NOON, new Bell(), Runnable::run, () -> {});
    ledger = store.deliveries();
  }

  @Test
  void deliveryAndItsJobAreWrittenDown() {
    assertThat(ledger.record(delivery("a"), look(pull(1, 7)))).isEqualTo(Receipt.RECORDED);

    assertThat(ledger.known(List.of("a", "b"))).containsExactly("a");
    assertThat(scheduled()).containsExactly("pull/1/7");
    assertThat(ledger.newest(9))
        .containsExactly(
            new DeliveryLedger.Entry(delivery("a"), State.OPEN, List.of("pull/1/7"), 0, null));
  }

  @Test
  void duplicateChangesNothing() {
    ledger.record(delivery("a"), look(pull(1, 7)));

    assertThat(ledger.record(delivery("a"), look(pull(1, 7), pull(1, 8))))
        .isEqualTo(Receipt.DUPLICATE);
    assertThat(scheduled()).containsExactly("pull/1/7");
    assertThat(begin("pull/1/7").generation()).isEqualTo(1);
  }

  @Test
  void deliveryAndItsJobRollBackTogether() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      ledger.record(
                          delivery("a"), instruct(pull(1, 7), instruction(Verb.REVIEW, "now")));
                      throw new IllegalStateException("pulled the plug");
                    }))
        .hasMessage("pulled the plug");

    assertThat(ledger.known(List.of("a"))).isEmpty();
    assertThat(scheduled()).isEmpty();
    assertThat(store.jobs().find("pull/1/7")).isEmpty();
    assertThat(store.memory().pending(pull(1, 7).ref())).isEmpty();
  }

  @Test
  void workThatIsPutOffStaysPutOff() {
    ledger.record(delivery("a"), look(pull(1, 7)));
    store.jobs().hold(1, NOON.plusSeconds(5));
    Instant soon = NOON.plusSeconds(1);
    AtomicInteger rings = new AtomicInteger();
    Bell bell = new Bell();
    bell.onRing(rings::incrementAndGet);
    DeliveryLedger afterwards =
        new Store(database, () -> soon, bell, Runnable::run, () -> {}).deliveries();

    afterwards.record(delivery("b"), look(pull(1, 7)));
    assertThat(due("pull/1/7")).isEqualTo(NOON.plusSeconds(5));
    assertThat(rings).hasValue(0);

    afterwards.record(delivery("c"), look(pull(1, 7), pull(1, 8)));
    assertThat(due("pull/1/7")).isEqualTo(NOON.plusSeconds(5));
    assertThat(due("pull/1/8")).isEqualTo(soon);
    assertThat(rings).hasValue(1);
  }

  @Test
  void deliveryIsDoneWhenItsGenerationIs() {
    ledger.record(delivery("a"), look(pull(1, 7)));
    Run run = new Run("pull/1/7", "run", "worker");
    pick(database, run);
    store.jobs().begin(run, 2);
    ledger.record(delivery("b"), look(pull(1, 7), pull(1, 8)));
    store.jobs().end(run, new Ending.Done(1));

    assertThat(states()).containsExactly("a DONE", "b OPEN");
    assertThat(scheduled()).containsExactly("pull/1/7", "pull/1/8");
  }

  @Test
  void deliveryIsParkedWithItsJob() {
    ledger.record(delivery("a"), look(pull(1, 7), pull(1, 8)));
    Run run = new Run("pull/1/7", "run", "worker");
    pick(database, run);
    store.jobs().begin(run, 2);
    store.jobs().end(run, new Ending.Hopeless(1, "too large"));

    assertThat(states()).containsExactly("a PARKED");
    assertThat(ledger.newest(1).getFirst().note()).isEqualTo("too large");
  }

  @Test
  void whatAnAdministratorAllowsRunsAgain() {
    ledger.record(delivery("a"), look(pull(1, 6), pull(1, 7), pull(1, 8), pull(1, 9), pull(2, 7)));
    Instant later = NOON.plusSeconds(600);
    end("pull/1/6", new Ending.Done(1));
    end("pull/1/7", new Ending.Hopeless(1, "suspended"));
    end("pull/1/8", new Ending.Failed(1, "suspended", later));
    end("pull/1/9", new Ending.Deferred("limited", later));
    end("pull/2/7", new Ending.Hopeless(1, "too large"));
    assertThat(dueAtNoon()).isEmpty();

    Delivery allowed = new Delivery("b", "installation", "unsuspend", 1, NOON);
    assertThat(ledger.record(allowed, new Meaning.Wakes(1))).isEqualTo(Receipt.RECORDED);
    assertThat(dueAtNoon()).containsExactly("pull/1/7", "pull/1/8");
    assertThat(store.board().parked())
        .extracting(parked -> parked.subject().key())
        .containsExactly("pull/2/7");
    assertThat(ledger.newest(9))
        .contains(
            new DeliveryLedger.Entry(
                allowed, State.OPEN, List.of("pull/1/7", "pull/1/8"), 1, null));
    assertThat(begin("pull/1/7").attempt()).isEqualTo(1);
  }

  @Test
  void whatKillsProcessesIsNotWoken() {
    ledger.record(delivery("a"), look(pull(1, 7)));
    begin("pull/1/7");
    begin("pull/1/7");
    Run third = new Run("pull/1/7", "third", "worker");
    assertThat(store.jobs().begin(third, 2)).isInstanceOf(Beginning.Deadly.class);

    ledger.record(new Delivery("b", "installation", "unsuspend", 1, NOON), new Meaning.Wakes(1));
    assertThat(store.board().parked()).hasSize(1);
    assertThat(dueAtNoon()).isEmpty();
  }

  private void end(String key, Ending ending) {
    begin(key);
    store.jobs().end(new Run(key, key, "worker"), ending);
  }

  private List<String> dueAtNoon() {
    return database
        .reads()
        .sql("select task_instance from scheduled_tasks where execution_time <= :noon order by 1")
        .param("noon", NOON.toEpochMilli())
        .query((row, _) -> row.getString("task_instance"))
        .list();
  }

  @Test
  void ignoredDeliverySaysWhy() {
    Delivery ping = new Delivery("p", "ping", null, 0, NOON);
    ledger.record(ping, new Meaning.Ignored("only says hello"));

    assertThat(ledger.newest(9))
        .containsExactly(
            new DeliveryLedger.Entry(ping, State.IGNORED, List.of(), 0, "only says hello"));
  }

  @Test
  void parkedDeliveryAsksAgainWhenItIsRedelivered() {
    Meaning both =
        new Meaning.Asks(
            List.of(
                new Work.Instruct(pull(1, 7), instruction(Verb.REVIEW, "")),
                new Work.Look(pull(1, 8))));
    ledger.record(delivery("a"), both);
    begin("pull/1/7");
    Run run = new Run("pull/1/7", "pull/1/7", "worker");
    store.jobs().end(run, new Ending.Hopeless(1, "no permission"));

    assertThat(ledger.record(delivery("a"), both)).isEqualTo(Receipt.RECORDED);
    assertThat(states()).containsExactly("a OPEN");
    assertThat(begin("pull/1/7").generation()).isEqualTo(2);
    assertThat(store.memory().pending(pull(1, 7).ref())).as("asked for once").hasSize(1);
    assertThat(ledger.record(delivery("a"), both)).isEqualTo(Receipt.DUPLICATE);
  }

  @Test
  void ignoredDeliveryAsksWhenItIsRedeliveredAndAsksForWorkNow() {
    Meaning ignored = new Meaning.Ignored("the account is not on the list");
    Meaning asks = instruct(pull(1, 7), instruction(Verb.REVIEW, ""));
    ledger.record(delivery("a"), ignored);

    assertThat(ledger.record(delivery("a"), ignored)).isEqualTo(Receipt.DUPLICATE);
    assertThat(ledger.record(delivery("a"), asks)).isEqualTo(Receipt.RECORDED);
    assertThat(ledger.record(delivery("a"), asks)).isEqualTo(Receipt.DUPLICATE);
    assertThat(states()).containsExactly("a OPEN");
    assertThat(scheduled()).containsExactly("pull/1/7");
    assertThat(store.memory().pending(pull(1, 7).ref())).hasSize(1);
  }

  @Test
  void newestComeFirst() {
    Delivery early = new Delivery("early", "push", null, 1, NOON.minusSeconds(5));
    ledger.record(delivery("late"), look(pull(1, 7)));
    ledger.record(early, look(pull(1, 7)));

    assertThat(ledger.newest(9))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("late", "early");
    assertThat(ledger.newest(1))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("late");
  }

  @Test
  void theNewestOfAStateAreFoundHoweverManyCameSince() {
    ledger.record(delivery("a ignored"), new Meaning.Ignored("nothing to do"));
    ledger.record(delivery("b parked"), look(pull(1, 7), pull(1, 8)));
    ledger.record(delivery("c done"), look(pull(1, 9)));
    ledger.record(delivery("d open"), look(pull(1, 8), pull(1, 9)));
    end("pull/1/7", new Ending.Hopeless(1, "too large"));
    end("pull/1/9", new Ending.Done(1));

    for (State state : State.values()) {
      assertThat(ledger.newest(1, state))
          .extracting(entry -> entry.delivery().guid().substring(2) + " " + entry.state())
          .containsExactly(state.name().toLowerCase(Locale.ROOT) + " " + state);
    }
    assertThat(ledger.newest(9, null)).isEqualTo(ledger.newest(9)).hasSize(4);
  }

  @Test
  void doneDeliveriesAreForgotten() {
    ledger.record(delivery("open"), look(pull(1, 7)));
    ledger.record(delivery("done"), new Meaning.Ignored("nothing to do"));

    assertThat(ledger.forgetBefore(NOON)).isZero();
    assertThat(ledger.forgetBefore(NOON.plus(Duration.ofMillis(1)))).isEqualTo(1);
    assertThat(ledger.known(List.of("open", "done"))).containsExactly("open");
  }

  @Test
  void theNamesOfTheNewestDeliveryStay() {
    Subject.PullRequest before =
        new Subject.PullRequest(new PullRequestRef(new RepositoryRef(1, 3, "old", "p"), 5));
    Subject.PullRequest after =
        new Subject.PullRequest(new PullRequestRef(new RepositoryRef(2, 3, "new", "q"), 5));
    ledger.record(delivery("after"), look(after));
    ledger.record(
        new Delivery("late", "pull_request", "opened", 1, NOON.minusSeconds(60)), look(before));

    assertThat(begin("pull/3/5").subject()).isEqualTo(after);
    ledger.record(
        new Delivery("back", "pull_request", "opened", 1, NOON.plusSeconds(60)), look(before));
    assertThat(begin("pull/3/5").subject()).isEqualTo(before);
  }

  @Test
  void nothingComesBackOfADeletedInstallation() {
    Subject deleted = new Subject.DeletedInstallation(1);
    ledger.record(new Delivery("gone", "installation", "deleted", 1, NOON), look(deleted));
    Delivery late = new Delivery("late", "pull_request", "opened", 1, NOON.minusSeconds(60));

    assertThat(ledger.record(late, look(pull(1, 7)))).isEqualTo(Receipt.RECORDED);
    assertThat(ledger.record(late, look(pull(1, 7)))).isEqualTo(Receipt.DUPLICATE);
    assertThat(scheduled()).containsExactly("installation/1");
    assertThat(ledger.newest(9).getLast())
        .isEqualTo(
            new DeliveryLedger.Entry(
                late, State.IGNORED, List.of(), 0, "its installation was deleted"));
    ledger.record(new Delivery("other", "pull_request", "opened", 2, NOON), look(pull(2, 7)));
    assertThat(scheduled()).containsExactly("installation/1", "pull/2/7");
  }

  @Test
  void aDeletionThatIsToldTwiceIsDoneTwice() {
    Subject deleted = new Subject.DeletedInstallation(1);
    ledger.record(new Delivery("a", "installation", "deleted", 1, NOON), look(deleted));
    ledger.record(new Delivery("b", "installation", "deleted", 1, NOON), look(deleted));
    assertThat(begin("installation/1").generation()).isEqualTo(2);
  }

  @Test
  void remembersForEachAppUpToWhenNothingIsMissing() {
    assertThat(ledger.settled(7)).isEqualTo(Instant.EPOCH);
    ledger.settle(7, NOON);
    ledger.settle(8, NOON.minusSeconds(5));
    ledger.settle(7, NOON.plusSeconds(5));
    assertThat(ledger.settled(7)).isEqualTo(NOON.plusSeconds(5));
    assertThat(ledger.settled(8)).isEqualTo(NOON.minusSeconds(5));
  }

  @Test
  void everyKindOfSubjectComesBackAsItWas() {
    RepositoryRef repository = new RepositoryRef(1, 3, "octo", "a\"b'c");
    List<Subject> subjects =
        List.of(
            new Subject.PullRequest(new PullRequestRef(repository, 5)),
            new Subject.MergeGroup(repository, "c0ffee", "gh-readonly-queue/main/pr-5"),
            new Subject.DeletedInstallation(1),
            new Subject.RemovedRepository(1, 3));
    ledger.record(delivery("a"), look(subjects.toArray(Subject[]::new)));

    assertThat(subjects).extracting(subject -> begin(subject.key()).subject()).isEqualTo(subjects);
  }

  @Test
  void knowsManyNamesAtOnce() {
    ledger.record(delivery("guid-1500"), look(pull(1, 7)));
    List<String> many = IntStream.range(0, 2500).mapToObj(i -> "guid-" + i).toList();

    assertThat(ledger.known(many)).containsExactly("guid-1500");
    assertThat(ledger.known(List.of())).isEmpty();
  }

  private Beginning.Begun begin(String key) {
    Run run = new Run(key, key, "worker");
    pick(database, run);
    return (Beginning.Begun) store.jobs().begin(run, 2);
  }

  private List<String> states() {
    return ledger.newest(9).stream()
        .map(entry -> entry.delivery().guid() + " " + entry.state())
        .sorted()
        .toList();
  }

  private List<String> scheduled() {
    return database
        .reads()
        .sql("select task_instance from scheduled_tasks where not picked order by task_instance")
        .query((row, _) -> row.getString("task_instance"))
        .list();
  }

  private Instant due(String key) {
    return database
        .reads()
        .sql("select execution_time from scheduled_tasks where task_instance = :key")
        .param("key", key)
        .query((row, _) -> Instant.ofEpochMilli(row.getLong("execution_time")))
        .single();
  }
}
