package dev.loopwarden.store;

import static dev.loopwarden.store.Samples.NOON;
import static dev.loopwarden.store.Samples.delivery;
import static dev.loopwarden.store.Samples.instruct;
import static dev.loopwarden.store.Samples.instruction;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.pullrequest.Instruction;
import dev.loopwarden.pullrequest.Instruction.Verb;
import dev.loopwarden.pullrequest.ReviewMemory.Pending;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people asked for waits in its order until it is settled. */
@ParameterizedClass
@EnumSource(Engine.class)
final class PendingInstructionsTest {
  private final Store store;
  private final DeliveryLedger ledger;

  PendingInstructionsTest(Engine engine) {
    store = new Store(engine.empty(), () -> NOON, new Bell(), Runnable::run, () -> {});
    ledger = store.deliveries();
  }

  @Test
  void instructionsComeInOrderAndGoWhenSettled() {
    ledger.record(delivery("a"), instruct(pull(1, 7), instruction(Verb.PAUSE, "")));
    ledger.record(delivery("b"), instruct(pull(1, 7), instruction(Verb.RESUME, "it's fine\0")));

    List<Pending> pending = store.memory().pending(pull(1, 7).ref());
    assertThat(pending)
        .extracting(Pending::instruction)
        .containsExactly(instruction(Verb.PAUSE, ""), instruction(Verb.RESUME, "it's fine\uFFFD"));

    store.memory().settle(pending.getFirst().id());
    assertThat(store.memory().pending(pull(1, 7).ref())).containsExactly(pending.getLast());
    store.memory().markReviewed(pending.getLast().id());
    assertThat(store.memory().pending(pull(1, 7).ref()))
        .extracting(one -> one.instruction().verb())
        .containsExactly(Verb.REVIEWED);
    assertThat(store.memory().pending(pull(1, 8).ref())).isEmpty();
  }

  @Test
  void whoAsksForTooMuchIsNotHeardAndKeepsNobodyElseOut() {
    for (int i = 0; i < 20; i++) {
      ledger.record(delivery("d" + i), instruct(pull(1, 7), instruction(Verb.REVIEW, "")));
    }
    Instruction other =
        new Instruction(Verb.PAUSE, "", "", "grace", instruction(Verb.PAUSE, "").origin());
    ledger.record(delivery("other"), instruct(pull(1, 7), other));
    ledger.record(delivery("next"), instruct(pull(1, 8), instruction(Verb.REVIEW, "")));

    assertThat(store.memory().pending(pull(1, 7).ref())).hasSize(11);
    assertThat(store.memory().pending(pull(1, 7).ref()).getLast().instruction()).isEqualTo(other);
    assertThat(store.memory().pending(pull(1, 8).ref())).hasSize(1);
  }

  @Test
  void instructionsThatComeLateAreInTheirTurn() {
    ledger.record(
        new Delivery("resume", "issue_comment", "created", 1, NOON.plusSeconds(300)),
        instruct(pull(1, 7), instruction(Verb.RESUME, "")));
    ledger.record(delivery("pause"), instruct(pull(1, 7), instruction(Verb.PAUSE, "")));

    assertThat(store.memory().pending(pull(1, 7).ref()))
        .extracting(pending -> pending.instruction().verb())
        .containsExactly(Verb.PAUSE, Verb.RESUME);
  }
}
