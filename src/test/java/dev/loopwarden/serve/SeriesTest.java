package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.HookDelivery;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInPullRequest.Check;
import dev.loopwarden.standin.StandInPullRequest.Comment;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.store.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What people do to a pull request besides pushing to it, and in which order it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeriesTest {
  private static final String CALM =
      """
      import asyncio


      async def wait():
          await asyncio.sleep(1)
      """;
  private static final String BLOCKING =
      """
      import asyncio
      import time


      async def wait():
          time.sleep(1)
      """;

  /** Neither what was there before, nor blocking. */
  private static final String FIXED = CALM.replace("sleep(1)", "sleep(2)");

  @TempDir private static Path folder;

  private Stage stage;

  @BeforeAll
  void start() {
    stage = new Stage(folder, Stage.database(Engine.SQLITE));
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  /** A change, and what people do to it. */
  private final class Pull {
    final StandInRepository repository;
    final StandInPullRequest pull;

    Pull(Map<String, String> files, boolean draft) {
      repository = stage.repository(Map.of("app.py", CALM, "lib.py", CALM));
      repository.branch("change", "main");
      repository.commit("change", "Change", Stage.written(files));
      pull =
          draft
              ? repository.openDraft("Change", "main", "change")
              : repository.openPullRequest("Change", "main", "change");
      stage.settle();
    }

    void step(Runnable step) {
      stage.pass(Duration.ofMinutes(2));
      step.run();
      stage.settle();
    }

    void write(String file, String text) {
      step(() -> repository.commit("change", "Change " + file, FileEdit.write(file, text)));
    }

    long comment(String path) {
      return pull.comments().stream()
          .filter(comment -> comment.path().equals(path))
          .map(Comment::id)
          .findFirst()
          .orElseThrow();
    }

    /** Our comments, with {@code !} where the thread is resolved. */
    List<String> shown() {
      return pull.comments().stream()
          .filter(comment -> comment.author().equals("loopwarden[bot]"))
          .map(one -> one.path() + ":" + one.line() + (one.resolved() ? "!" : ""))
          .sorted()
          .toList();
    }

    String title() {
      Check check = repository.checks(pull.head()).getLast();
      assertThat(check.status()).isEqualTo("completed");
      return check.title();
    }
  }

  private Pull opened(Map<String, String> files) {
    return new Pull(files, false);
  }

  @Test
  void aFixThatIsRevertedIsToldAgain() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.write("app.py", FIXED);
    assertThat(pull.shown()).isEmpty();
    assertThat(pull.title()).startsWith("No asyncio pitfalls");
    pull.write("app.py", BLOCKING);
    assertThat(pull.shown()).containsExactly("app.py:6");
  }

  @Test
  void squashingChangesNothing() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.write("lib.py", BLOCKING);
    List<Comment> before = pull.pull.comments();
    pull.step(
        () ->
            pull.repository.push(
                "change",
                pull.repository.commitOn(
                    pull.repository.tip("main"),
                    "Squash",
                    FileEdit.write("app.py", BLOCKING),
                    FileEdit.write("lib.py", BLOCKING))));
    assertThat(pull.pull.comments()).isEqualTo(before).hasSize(2);
    assertThat(pull.title()).startsWith("2 ");
  }

  @Test
  void anOldHeadIsReviewedAgain() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    String old = pull.pull.head();
    pull.write("app.py", FIXED);
    pull.write("lib.py", BLOCKING);
    assertThat(pull.shown()).containsExactly("lib.py:6");
    pull.step(() -> pull.repository.push("change", old));
    assertThat(pull.shown()).containsExactly("app.py:6");
    assertThat(pull.title()).startsWith("1 ");
  }

  @Test
  void resolvingIsTakenBack() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    long comment = pull.comment("app.py");
    pull.step(() -> pull.pull.resolve("ada", comment));
    assertThat(pull.shown()).containsExactly("app.py:6!");
    assertThat(pull.title()).isEqualTo("Nothing left to do");
    pull.step(() -> pull.pull.unresolve("ada", comment));
    assertThat(pull.shown()).containsExactly("app.py:6");
    assertThat(pull.title()).startsWith("1 ");
    pull.write("app.py", FIXED);
    assertThat(pull.shown()).isEmpty();
  }

  @Test
  void resolvedAndFixedAndBroughtBackIsNew() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.step(() -> pull.pull.resolve("ada", pull.comment("app.py")));
    pull.write("app.py", FIXED);
    assertThat(pull.shown()).isEmpty();
    pull.write("app.py", BLOCKING);
    assertThat(pull.shown()).containsExactly("app.py:6");
  }

  @Test
  void answeredAndFixedAndBroughtBackIsOpenAgain() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.step(() -> pull.pull.reply("ada", pull.comment("app.py"), "Why?"));
    pull.write("app.py", FIXED);
    assertThat(pull.pull.comments().getFirst().body()).startsWith("Fixed in");
    assertThat(pull.title()).startsWith("No asyncio pitfalls");
    pull.write("app.py", BLOCKING);
    assertThat(pull.shown()).containsExactly("app.py:6");
    assertThat(pull.pull.comments().getFirst().body()).doesNotContain("Fixed in");
  }

  @Test
  void aNewBaseThatHasItLeavesNothingToSay() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.repository.branch("release", "change");
    pull.repository.commit("release", "Go on", FileEdit.write("README.md", "x\n"));
    pull.step(() -> pull.repository.commit("change", "Doc", FileEdit.write("doc.md", "x\n")));
    pull.step(() -> pull.pull.retarget("release"));
    assertThat(pull.shown()).isEmpty();
    pull.step(() -> pull.pull.retarget("main"));
    assertThat(pull.shown()).containsExactly("app.py:6");
  }

  @Test
  void draftsAreQuietUntilTheyAreReady() {
    Pull pull = new Pull(Map.of("app.py", BLOCKING), true);
    assertThat(pull.shown()).isEmpty();
    assertThat(pull.title()).startsWith("1 ");
    pull.step(pull.pull::ready);
    assertThat(pull.shown()).containsExactly("app.py:6");
    pull.step(pull.pull::unready);
    assertThat(pull.shown()).containsExactly("app.py:6");
    pull.write("lib.py", BLOCKING.replace("wait", "rest"));
    assertThat(pull.shown()).containsExactly("app.py:6");
    pull.write("app.py", FIXED);
    assertThat(pull.shown()).isEmpty();
    pull.step(pull.pull::ready);
    assertThat(pull.shown()).containsExactly("lib.py:6");
  }

  @Test
  void whatHappensWhileItIsClosedIsReviewedWhenItIsOpen() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.step(pull.pull::close);
    assertThat(pull.shown()).containsExactly("app.py:6");
    pull.write("app.py", FIXED);
    pull.write("lib.py", BLOCKING);
    assertThat(pull.shown()).containsExactly("app.py:6");
    pull.step(pull.pull::reopen);
    assertThat(pull.shown()).containsExactly("lib.py:6");
    assertThat(pull.title()).startsWith("1 ");
  }

  @Test
  void allChecksRunAgain() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    List<Comment> before = pull.pull.comments();
    pull.step(() -> pull.pull.rerunSuite("ada", pull.pull.checks().getLast().id()));
    assertThat(pull.pull.checks()).hasSize(2);
    assertThat(pull.pull.comments()).isEqualTo(before);
    assertThat(pull.title()).startsWith("1 ");
  }

  @Test
  void whatIsToldTwiceOrLateChangesNothing() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.write("lib.py", BLOCKING);
    pull.step(pull.pull::close);
    pull.step(pull.pull::reopen);
    List<Comment> comments = pull.pull.comments();
    List<Check> checks = pull.pull.checks();
    List<Long> told =
        stage.github().deliveries().stream()
            .filter(delivery -> delivery.repository() == pull.repository.id())
            .map(HookDelivery::id)
            .toList();
    pull.step(() -> told.reversed().forEach(stage.github()::redeliver));
    assertThat(pull.pull.comments()).isEqualTo(comments).hasSize(2);
    assertThat(pull.pull.checks()).isEqualTo(checks);
  }

  @Test
  void othersTalkBesidesOurs() {
    Pull pull = opened(Map.of("app.py", BLOCKING));
    pull.step(() -> pull.pull.comment("ada", "app.py", 6, "Same here"));
    pull.write("app.py", FIXED);
    assertThat(pull.shown()).isEmpty();
    assertThat(pull.pull.comments()).extracting(Comment::author).containsExactly("ada");
  }

  @Test
  void whoAsksForAReviewIsAnsweredHoweverManyWritesItTakes() {
    Pull pull = opened(Map.of("app.py", BLOCKING, "lib.py", BLOCKING));
    pull.write("main.py", BLOCKING.replace("wait", "rest"));
    pull.step(() -> pull.pull.say("ada", "/loopwarden pause"));
    pull.write("app.py", FIXED);
    pull.write("lib.py", FIXED);
    pull.write("main.py", FIXED);
    assertThat(pull.shown()).hasSize(3);
    pull.step(() -> pull.pull.say("ada", "/loopwarden resume"));
    assertThat(pull.shown()).isEmpty();
    assertThat(pull.pull.conversation().getLast().reactions()).containsExactly("+1");
    assertThat(pull.repository.checks(pull.pull.head())).as("paused, and reviewed once").hasSize(2);
  }
}
