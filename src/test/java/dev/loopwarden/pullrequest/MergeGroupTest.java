package dev.loopwarden.pullrequest;

import static dev.loopwarden.pullrequest.ReviewBench.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a merge group is told of the pull request that it holds. */
final class MergeGroupTest {
  private final MemoryHost host = MemoryHost.of(Map.of("app.py", BASE, "README.md", "hello"));
  private final ReviewBench bench = new ReviewBench(host);

  @Test
  void aMergeGroupIsAnsweredFromMemory() {
    host.push("app.py", BASE + "\nx = 1\n");
    bench.run();
    String ref = "refs/heads/gh-readonly-queue/main/pr-5-0123456789abcdef";
    assertThat(bench.reviews().mergeGroup(MemoryHost.REPOSITORY, "feed", ref))
        .isEqualTo(new Outcome.Done("answered"));
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);
    assertThat(host.lastCheck().title()).isEqualTo("No asyncio pitfalls introduced");
    int checks = host.started.size();
    bench.reviews().mergeGroup(MemoryHost.REPOSITORY, "feed", ref);
    assertThat(host.started).hasSize(checks);
  }

  @Test
  void anUnknownMergeGroupIsNotHeldUp() {
    for (String ref : new String[] {"gh-readonly-queue/main/pr-99-abc", "main", "pr-99999999999"}) {
      bench.reviews().mergeGroup(MemoryHost.REPOSITORY, "sha" + ref.length(), ref);
      assertThat(host.lastCheck().result()).isEqualTo(Result.NEUTRAL);
    }
    host.failures.put("startCheck", new HostException.Failed("a bad day", null));
    assertThat(bench.reviews().mergeGroup(MemoryHost.REPOSITORY, "other", "main"))
        .isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void aMergeGroupDoesNotRepeatWhatWasNoReview() {
    host.push("app.py", BASE + "\nx = 1\n");
    bench.memory.setPaused(MemoryHost.PULL, true);
    bench.run();
    assertThat(host.lastCheck().title()).isEqualTo("Reviews are paused");
    String ref = "refs/heads/gh-readonly-queue/main/pr-5-0123456789abcdef";
    bench.reviews().mergeGroup(MemoryHost.REPOSITORY, "feed", ref);
    assertThat(host.lastCheck().title()).isEqualTo("Not reviewed");
  }
}
