package dev.loopwarden.store;

import static dev.loopwarden.store.Samples.NOON;
import static dev.loopwarden.store.Samples.delivery;
import static dev.loopwarden.store.Samples.look;
import static dev.loopwarden.store.Samples.pick;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobStates.Beginning;
import dev.loopwarden.jobs.JobStates.Ending;
import dev.loopwarden.jobs.JobStates.Run;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.ReviewMemory.Ignored;
import dev.loopwarden.pullrequest.ReviewMemory.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
final class RetentionTest {
  private static final Retention.Periods PERIODS = Retention.Periods.usual();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Database database;
  private final Store store;

  RetentionTest(Engine engine) {
    database = engine.empty();
    store = new Store(database, now::get, new Bell(), Runnable::run, () -> {});
  }

  @Test
  void doneWorkIsForgottenAndOpenWorkIsNot() {
    store.deliveries().record(delivery("done"), look(pull(1, 7)));
    store.deliveries().record(delivery("open"), look(pull(1, 8)));
    run(pull(1, 7), new Ending.Done(1));
    forgetAfter(PERIODS.reviews());

    assertThat(store.deliveries().known(List.of("done", "open"))).containsExactly("open");
    assertThat(store.jobs().find("pull/1/7")).isEmpty();
    assertThat(store.jobs().find("pull/1/8")).isPresent();
  }

  @Test
  void generationsGoOnWhileADeliveryRefersToOne() {
    store.deliveries().record(delivery("old"), look(pull(1, 7)));
    run(pull(1, 7), new Ending.Done(1));
    forgetAfter(PERIODS.deliveries().minusDays(1));
    store.deliveries().record(delivery("new"), look(pull(1, 7)));

    assertThat(begin(pull(1, 7)).generation()).isEqualTo(2);
  }

  @Test
  void parkedWorkIsForgottenAfterAll() {
    store.deliveries().record(delivery("parked"), look(pull(1, 7)));
    run(pull(1, 7), new Ending.Hopeless(1, "too large"));
    forgetAfter(PERIODS.deliveries());
    assertThat(store.board().parked()).hasSize(1);

    forgetAfter(PERIODS.reviews());
    assertThat(store.board().parked()).isEmpty();
    assertThat(store.deliveries().known(List.of("parked"))).isEmpty();
  }

  @Test
  void whatPeopleSaidIsKeptAsLongAsTheReview() {
    store.memory().ignore(pull(1, 7).ref(), new Ignored("finding", "ada", ""));
    store.memory().setPaused(pull(1, 7).ref(), true);
    store.memory().ignore(pull(1, 8).ref(), new Ignored("finding", "ada", ""));
    forgetAfter(PERIODS.reviews().minusDays(1));
    store
        .memory()
        .remember(
            pull(1, 7).ref(),
            new Remembered("head", "base", 5, Result.SUCCESS, "", "hash", now.get()));
    forgetAfter(Duration.ofDays(2));

    assertThat(store.memory().ignored(pull(1, 7).ref())).hasSize(1);
    assertThat(store.memory().isPaused(pull(1, 7).ref())).isTrue();
    assertThat(store.memory().ignored(pull(1, 8).ref())).isEmpty();

    forgetAfter(PERIODS.reviews());
    assertThat(store.memory().last(pull(1, 7).ref())).isEmpty();
    assertThat(store.memory().isPaused(pull(1, 7).ref())).isFalse();
  }

  @Test
  void deliveriesOutliveThoseOfTheHost() {
    assertThatThrownBy(
            () -> new Retention.Periods(Duration.ofDays(7), PERIODS.reviews(), PERIODS.facts(), 1))
        .hasMessageContaining("8 days");
  }

  private void forgetAfter(Duration time) {
    now.updateAndGet(instant -> instant.plus(time).plusMillis(1));
    store.retention(PERIODS).forget();
  }

  private void run(Subject subject, Ending ending) {
    begin(subject);
    store.jobs().end(new Run(subject.key(), subject.key(), "worker"), ending);
  }

  private Beginning.Begun begin(Subject subject) {
    Run run = new Run(subject.key(), subject.key(), "worker");
    pick(database, run);
    return (Beginning.Begun) store.jobs().begin(run, 2);
  }
}
