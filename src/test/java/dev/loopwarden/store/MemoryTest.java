package dev.loopwarden.store;

import static dev.loopwarden.store.Samples.NOON;
import static dev.loopwarden.store.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.ReviewMemory;
import dev.loopwarden.pullrequest.ReviewMemory.Ignored;
import dev.loopwarden.pullrequest.ReviewMemory.Remembered;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
final class MemoryTest {
  private static final PullRequestRef SEVEN = pull(1, 7).ref();
  private static final PullRequestRef EIGHT = pull(1, 8).ref();

  private final AtomicLong seconds = new AtomicLong();
  private final ReviewMemory memory;

  MemoryTest(Engine engine) {
    Store store =
        new Store(
            engine.empty(),
            () -> NOON.plusSeconds(seconds.getAndIncrement()),
            new Bell(),
            Runnable::run,
            () -> {});
    memory = store.memory();
  }

  @Test
  void lastReviewTakesThePlaceOfTheOneBefore() {
    Remembered running = new Remembered("head1", "base", 0, null, "", "hash", NOON);
    Remembered ended =
        new Remembered("head2", "base", 5, Result.NEUTRAL, "2 \0findings", "hash", NOON);
    assertThat(memory.last(SEVEN)).isEmpty();

    memory.remember(SEVEN, running);
    assertThat(memory.last(SEVEN)).contains(running);

    memory.remember(SEVEN, ended);
    assertThat(memory.last(SEVEN))
        .contains(
            new Remembered("head2", "base", 5, Result.NEUTRAL, "2 \uFFFDfindings", "hash", NOON));
    assertThat(memory.last(EIGHT)).isEmpty();
  }

  @Test
  void reviewSurvivesRenamesAndTransfers() {
    Remembered review = new Remembered("head", "base", 5, Result.SUCCESS, "", "hash", NOON);
    memory.remember(SEVEN, review);

    RepositoryRef elsewhere = new RepositoryRef(2, 1, "other", "name");
    assertThat(memory.last(new PullRequestRef(elsewhere, 7))).contains(review);
  }

  @Test
  void lastToIgnoreCounts() {
    memory.ignore(SEVEN, new Ignored("finding", "ada", "on purpose"));
    memory.ignore(SEVEN, new Ignored("rule:unstored-task", "bob", ""));
    memory.ignore(SEVEN, new Ignored("finding", "bob", "of course"));

    assertThat(memory.ignored(SEVEN))
        .containsExactly(
            new Ignored("rule:unstored-task", "bob", ""),
            new Ignored("finding", "bob", "of course"));
    assertThat(memory.ignored(EIGHT)).isEmpty();

    memory.unignore(EIGHT, "finding");
    memory.unignore(SEVEN, "finding");
    assertThat(memory.ignored(SEVEN)).containsExactly(new Ignored("rule:unstored-task", "bob", ""));
  }

  @Test
  void pausesAndResumes() {
    assertThat(memory.isPaused(SEVEN)).isFalse();
    memory.setPaused(SEVEN, true);
    memory.setPaused(SEVEN, true);
    assertThat(memory.isPaused(SEVEN)).isTrue();
    assertThat(memory.isPaused(EIGHT)).isFalse();

    memory.setPaused(SEVEN, false);
    assertThat(memory.isPaused(SEVEN)).isFalse();
  }

  @Test
  void lastGoodSettingsAreKeptByBranch() {
    memory.rememberSettings(1, 1, "main", "rules: {}");
    memory.rememberSettings(1, 1, "release/1", "");
    memory.rememberSettings(1, 1, "main", "paths: {}\n# \uD83D\uDE00");

    assertThat(memory.lastGoodSettings(1, "main")).contains("paths: {}\n# \uD83D\uDE00");
    assertThat(memory.lastGoodSettings(1, "release/1")).contains("");
    assertThat(memory.lastGoodSettings(2, "main")).isEmpty();
  }
}
