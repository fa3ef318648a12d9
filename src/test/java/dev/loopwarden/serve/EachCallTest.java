package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.standin.Trouble;
import dev.loopwarden.store.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each call of a series of reviews goes wrong once, and nobody can tell from how it ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EachCallTest {
  private static final String CALM =
      """
      import asyncio


      async def wait():
          await asyncio.sleep(1)
      """;
  private static final String BLOCKING =
      """
      import time


      async def wait():
          time.sleep(1)
      """;
  private static final Duration PAUSE = Duration.ofMinutes(3);
  private static final Trouble GRAPHQL = Trouble.limited(Trouble.Limit.GRAPHQL, PAUSE);

  @TempDir private static Path folder;

  private final List<Exchange> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger left = new AtomicInteger();
  private Trouble trouble = new Trouble.NoAnswer();
  private Stage stage;

  @BeforeAll
  void start() {
    stage = new Stage(folder, Stage.database(Engine.SQLITE));
    stage.github().listen(this::exchanged);
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private void exchanged(Exchange exchange) {
    calls.add(exchange);
    if (left.decrementAndGet() == 0) {
      boolean isGraph = trouble.equals(GRAPHQL);
      stage.github().failNext(isGraph ? "POST /graphql" : "*", trouble);
    }
  }

  /** Findings come, one is answered, both are fixed; what is there in between and in the end. */
  private List<String> story() {
    stage.pass(Duration.ofMinutes(30)); // what was limited is forgotten
    calls.clear();
    StandInRepository repository = stage.repository(Map.of("README.md", "Parcels\n"));
    repository.branch("change", "main");
    FileEdit[] blocking = {FileEdit.write("app.py", BLOCKING), FileEdit.write("lib.py", BLOCKING)};
    repository.commit("change", "Change", blocking);
    StandInPullRequest pull = repository.openPullRequest("Change", "main", "change");
    stage.settle();
    List<String> seen = new ArrayList<>(state(pull));
    stage.pass(Duration.ofMinutes(1));
    pull.reply("ada", pull.comments().getFirst().id(), "/loopwarden explain");
    stage.settle();
    repository.commit(
        "change", "Fix", FileEdit.write("app.py", CALM), FileEdit.write("lib.py", CALM));
    stage.settle();
    seen.addAll(state(pull));
    return seen;
  }

  private static List<String> state(StandInPullRequest pull) {
    return Stream.of(
            pull.comments().stream()
                .map(
                    one ->
                        "%s %s:%d %s %s"
                            .formatted(
                                one.author(),
                                one.path(),
                                one.line(),
                                one.body().replaceAll("(?s)\\W.*", ""),
                                one.reactions())),
            pull.reviews().stream().map(one -> one.author() + " " + one.state()),
            pull.checks().stream().map(one -> one.status() + " " + one.title()))
        .flatMap(part -> part)
        .toList();
  }

  private void tell(String what, List<String> usual, int before, Trouble wrong) {
    trouble = wrong;
    left.set(before);
    assertThat(story()).as("%s at %s", wrong, what).isEqualTo(usual);
    assertThat(stage.github().troubleLeft()).as("%s at %s", wrong, what).isZero();
    calls.stream().filter(EachCallTest::isLimited).findFirst().ifPresent(this::assertPause);
  }

  private void assertPause(Exchange limited) {
    Instant at = limited.at();
    assertThat(calls)
        .filteredOn(call -> call.path().equals("/graphql") == limited.path().equals("/graphql"))
        .extracting(Exchange::at)
        .filteredOn(next -> next.isAfter(at)) // others may have been under way
        .first()
        .satisfies(next -> assertThat(next).isAfterOrEqualTo(at.plus(Duration.ofMinutes(1))))
        .satisfies(next -> assertThat(next).isBefore(at.plus(Duration.ofMinutes(5))));
  }

  /** GraphQL says so with status 200. */
  private static boolean isLimited(Exchange call) {
    return call.status() == 403
        || call.status() == 429
        || call.status() == 200 && call.answer().contains("RATE_LIMITED");
  }

  @Test
  void whateverGoesWrongWithOneCallTheEndIsTheSame() {
    story(); // from now on what others wrote before is known
    List<String> usual = story();
    List<Exchange> plain = List.copyOf(calls);
    assertThat(usual).contains("completed 2 errors", "loopwarden[bot] COMMENTED");
    List<Trouble> troubles = new ArrayList<>(List.of(new Trouble.NoAnswer(), Trouble.status(502)));
    for (Trouble.Limit limit : Trouble.Limit.values()) {
      if (limit != Trouble.Limit.GRAPHQL) {
        troubles.add(Trouble.limited(limit, PAUSE));
      }
    }
    for (int i = 1; i < plain.size(); i++) {
      String what = plain.get(i).toString();
      boolean isGraph = plain.get(i).path().equals("/graphql");
      tell(what, usual, i, isGraph ? GRAPHQL : troubles.get(i % troubles.size()));
      if (plain.get(i).isWrite()) {
        tell(what, usual, i, new Trouble.LostAnswer());
      }
    }
  }
}
