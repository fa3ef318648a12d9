package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInPullRequest.Check;
import dev.loopwarden.standin.StandInPullRequest.Comment;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.standin.Trouble;
import dev.loopwarden.store.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's API is away for hours, while its webhooks arrive. */
@Timeout(90)
final class OutageTest {
  private static final Duration HOURS = Duration.ofHours(9);
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final String BLOCKING =
      """
      import time


      async def wait():
          time.sleep(1)
      """;

  @TempDir Path folder;

  /** Answers 503 for some hours; each answer sees to the next one. */
  private record Outage(Stage stage, Instant end) implements Exchange.Listener {
    void begin() {
      stage.github().failNext("*", Trouble.status(503));
    }

    @Override
    public void exchanged(Exchange exchange) {
      if (exchange.status() == 503 && stage.now().isBefore(end)) {
        begin();
      }
    }
  }

  @Test
  void whatWasAskedForMeanwhileIsDoneOnceAfterwards() {
    try (Stage stage = new Stage(folder, Stage.database(Engine.SQLITE))) {
      StandInRepository repository = stage.repository(Map.of("README.md", "Parcels\n"));
      Outage outage = new Outage(stage, stage.now().plus(HOURS));
      stage.github().listen(outage);
      outage.begin();
      List<StandInPullRequest> pulls = List.of(open(repository, "one"), open(repository, "two"));
      for (Duration gone = Duration.ZERO; gone.compareTo(HOURS) < 0; gone = gone.plus(STEP)) {
        awaitIdle(stage);
        stage.pass(STEP);
      }
      repository.commit("two", "More", FileEdit.write("more.py", BLOCKING));
      assertThat(pulls).allSatisfy(pull -> assertThat(pull.checks()).isEmpty());
      assertThat(stage.service().part(JobBoard.class).parked()).isEmpty();

      stage.settle();
      assertThat(pulls.getFirst().comments()).extracting(Comment::path).containsExactly("one.py");
      assertThat(pulls.getLast().comments())
          .extracting(Comment::path)
          .containsExactlyInAnyOrder("two.py", "more.py");
      assertThat(pulls)
          .allSatisfy(
              pull -> {
                assertThat(pull.reviews()).hasSize(1);
                assertThat(pull.checks()).extracting(Check::status).containsExactly("completed");
              });
    }
  }

  /** Waits until nothing runs and nothing is due. */
  private static void awaitIdle(Stage stage) {
    stage.github().settle();
    stage.service().part(Bell.class).ring();
    Stage.await(
        () -> {
          JobBoard.Load load = stage.service().part(JobBoard.class).load();
          return load.running() == 0 && load.oldest() == null;
        });
  }

  private static StandInPullRequest open(StandInRepository repository, String branch) {
    repository.branch(branch, "main");
    repository.commit(branch, "Change", FileEdit.write(branch + ".py", BLOCKING));
    return repository.openPullRequest("Change", "main", branch);
  }
}
