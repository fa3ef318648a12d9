package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInPullRequest.Check;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.store.Engine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service is told to stop while it writes a review, and more reviews wait. */
@Timeout(90)
final class StopTest {
  private static final String BLOCKING =
      """
      import time


      async def wait():
          time.sleep(1)
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void nothingIsLostAndNothingIsThereTwice(Engine engine, @TempDir Path folder)
      throws InterruptedException {
    Map<String, String> settings = new HashMap<>(Stage.database(engine));
    settings.put("loopwarden.workers", "1");
    try (Stage stage = new Stage(folder, settings)) {
      StandInRepository repository = stage.repository(Map.of("README.md", "Parcels\n"));
      Gate gate = new Gate(0);
      stage.github().listen(gate);
      List<StandInPullRequest> pulls =
          Stream.of("one", "two", "three").map(name -> open(repository, name)).toList();
      gate.awaitReached(); // the review is there, and its writer does not know

      Service stopping = stage.service();
      Thread stop = Thread.ofVirtual().start(stopping::close);
      stopping.awaitEnd(); // it has begun to stop
      gate.open();
      stop.join();
      // Five writes at once and the clock stands still: the last review has to wait in any case.
      assertThat(pulls.stream().filter(StopTest::isReviewed)).hasSizeBetween(1, 2);

      stage.restart(() -> {});
      stage.settleReconciled();
      assertThat(pulls).allSatisfy(StopTest::assertThatItIsReviewedOnce);
      assertThat(stage.service().part(DeliveryLedger.class).newest(100))
          .extracting(DeliveryLedger.Entry::state)
          .isSubsetOf(DeliveryLedger.State.DONE, DeliveryLedger.State.IGNORED);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatOutlastsTheGraceIsTakenOnceMore(Engine engine, @TempDir Path folder) {
    Map<String, String> settings = new HashMap<>(Stage.database(engine));
    settings.put("loopwarden.grace", "1ms");
    try (Stage stage = new Stage(folder, settings)) {
      StandInRepository repository = stage.repository(Map.of("README.md", "Parcels\n"));
      Gate gate = new Gate(0);
      stage.github().listen(gate);
      StandInPullRequest pull = open(repository, "one");
      gate.awaitReached(); // the review is there, and its writer will never know

      stage.restart(gate::open);
      stage.settleReconciled();
      assertThatItIsReviewedOnce(pull);
    }
  }

  private static StandInPullRequest open(StandInRepository repository, String branch) {
    repository.branch(branch, "main");
    repository.commit(branch, "Change", FileEdit.write(branch + ".py", BLOCKING));
    return repository.openPullRequest("Change", "main", branch);
  }

  private static boolean isReviewed(StandInPullRequest pull) {
    return !pull.reviews().isEmpty();
  }

  private static void assertThatItIsReviewedOnce(StandInPullRequest pull) {
    assertThat(pull.comments()).hasSize(1);
    assertThat(pull.reviews()).hasSize(1);
    assertThat(pull.checks()).extracting(Check::status).containsExactly("completed");
  }
}
