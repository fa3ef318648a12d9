package dev.loopwarden.store;

import static dev.loopwarden.store.Samples.NOON;
import static dev.loopwarden.store.Samples.delivery;
import static dev.loopwarden.store.Samples.look;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.ingest.Meaning;
import dev.loopwarden.ingest.Work;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.ReviewMemory.Remembered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is at a commit, for who re-runs all checks of it. */
@ParameterizedClass
@EnumSource(Engine.class)
final class HeadsTest {
  private final Store store;
  private final DeliveryLedger ledger;

  HeadsTest(Engine engine) {
    store = new Store(engine.empty(), () -> NOON, new Bell(), Runnable::run, () -> {});
    ledger = store.deliveries();
  }

  @Test
  void whatIsAtAHeadIsFound() {
    RepositoryRef repository = new RepositoryRef(1, 1, "octo", "parcels1");
    String sha = "c0ffee";
    Subject group = new Subject.MergeGroup(repository, sha, "gh-readonly-queue/main/pr-7");
    ledger.record(delivery("a"), look(group, pull(1, 5)));
    remember(pull(1, 8), sha);
    remember(pull(1, 7), sha);
    remember(pull(1, 9), "decaf");
    remember(pull(2, 7), sha);

    assertThat(ledger.headedBy(repository, sha)).containsExactly(pull(1, 7), pull(1, 8), group);
    assertThat(ledger.headedBy(repository, "tea")).isEmpty();
  }

  @Test
  void aHeadThatWasDeliveredIsFoundBeforeItsFirstReview() {
    RepositoryRef repository = new RepositoryRef(1, 1, "octo", "parcels1");
    ledger.record(pushed("a", 60), at(pull(1, 7), "decaf"));
    ledger.record(pushed("b", 120), at(pull(1, 7), "c0ffee"));
    ledger.record(pushed("late", 30), at(pull(1, 7), "01d"));
    ledger.record(pushed("comment", 180), look(pull(1, 7)));
    ledger.record(pushed("elsewhere", 180), at(pull(2, 7), "c0ffee"));

    assertThat(ledger.headedBy(repository, "c0ffee")).containsExactly(pull(1, 7));
    assertThat(ledger.headedBy(repository, "01d")).isEmpty();
    assertThat(ledger.headedBy(repository, "")).isEmpty();
    remember(pull(1, 7), "c0ffee");
    assertThat(ledger.headedBy(repository, "c0ffee")).containsExactly(pull(1, 7));
  }

  private static Delivery pushed(String guid, int second) {
    return new Delivery(guid, "pull_request", "synchronize", 1, NOON.plusSeconds(second));
  }

  private static Meaning at(Subject.PullRequest pull, String headSha) {
    return new Meaning.Asks(List.of(new Work.Look(pull, headSha)));
  }

  private void remember(Subject.PullRequest pull, String sha) {
    store.memory().remember(pull.ref(), new Remembered(sha, "base", 1, null, "", "", NOON));
  }
}
