package dev.loopwarden.pullrequest;

import static dev.loopwarden.pullrequest.ReviewBench.BASE;
import static dev.loopwarden.pullrequest.ReviewBench.SLEEPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the check run and the commit status say. */
final class VerdictTest {
  private final MemoryHost host = MemoryHost.of(Map.of("app.py", BASE, "README.md", "hello"));
  private final ReviewBench bench = new ReviewBench(host);

  @Test
  void omissionsAreTold() {
    host.changedFiles = 3_100;
    host.omissions.add("GitHub lists 3,000 of 3,100 changed files.");
    host.omissions.add("vendor/lib is a submodule.");
    host.push("app.py", SLEEPS);
    bench.run();
    assertThat(host.lastCheck().summary())
        .contains("- GitHub lists 3,000 of 3,100 changed files.\n")
        .contains("- vendor/lib is a submodule.\n")
        .contains("3,100 files changed, 1 of them Python");
  }

  @Test
  void whatWasNotReadIsNotGreen() {
    host.unread.add("huge.py");
    host.push("app.py", BASE + "\nx = 1\n");
    bench.run();
    assertThat(host.lastCheck().result()).isEqualTo(Result.NEUTRAL);
    assertThat(host.lastCheck().title())
        .isEqualTo("No asyncio pitfalls introduced; 1 changed file not reviewed");

    host.unread.clear();
    host.push("app.py", BASE + "\nx = 2\n");
    host.failures.put("read", new HostException.Gone("no such blob"));
    bench.run();
    assertThat(host.lastCheck().title()).endsWith("; 1 changed file not reviewed");
  }

  @Test
  void failOnDecidesAboutFailure() {
    Map<String, String> base = new TreeMap<>(Map.of("app.py", BASE));
    base.put(".github/loopwarden.yml", "fail-on: error\n");
    MemoryHost strict = MemoryHost.of(base);
    strict.push("app.py", SLEEPS);
    ReviewBench strictBench = new ReviewBench(strict);
    strictBench.statusContext = "loopwarden";
    strictBench.run();
    assertThat(strict.lastCheck().result()).isEqualTo(Result.FAILURE);
    assertThat(strict.statuses)
        .containsExactly(new CommitStatus(CommitStatus.State.FAILURE, "1 error", "loopwarden"));
    strict.resolve(0);
    strictBench.run();
    assertThat(strict.lastCheck().result()).as("decided by a person").isEqualTo(Result.SUCCESS);
  }

  @Test
  void aStatusThatTheAppMayNotSetIsNoFailure() {
    host.push("app.py", SLEEPS);
    bench.statusContext = "loopwarden";
    host.failures.put("setStatus", new HostException.Refused("no", 403));
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
  }

  @Test
  void aStatusThatFailsIsSetByTheNextRun() {
    host.push("app.py", SLEEPS);
    bench.statusContext = "loopwarden";
    host.failures.put("setStatus", new HostException.Failed("a bad day", null));
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("a bad day", null));
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
    assertThat(host.statuses).hasSize(1);
  }

  @Test
  void aStatusComesEvenWithoutAReview() {
    bench.statusContext = "loopwarden";
    host.push("app.py", SLEEPS);
    bench.memory.setPaused(MemoryHost.PULL, true);
    bench.run();
    assertThat(host.statuses)
        .extracting(CommitStatus::description)
        .containsExactly("Reviews are paused");
    bench.reviews().parked(MemoryHost.PULL, "pull/70/5", "it died twice");
    assertThat(host.statuses).hasSize(2);
  }

  @Test
  void aParkedJobSaysWhatTheHostSaid() {
    host.push("app.py", SLEEPS);
    host.failures.put("startCheck", new HostException.Refused("Resource <b> not accessible", 403));
    Outcome.GiveUp end = (Outcome.GiveUp) bench.run();
    bench.reviews().parked(MemoryHost.PULL, "pull/70/5", end.reason());
    assertThat(host.lastCheck().summary())
        .contains("Resource &lt;b> not accessible", "An owner of this account")
        .doesNotContain("more than once");
  }

  @Test
  void aJobThatIsParkedBecauseOfLimitsSaysSo() {
    host.push("app.py", SLEEPS);
    host.failures.put("change", new HostException.Busy("GET: secondary limit", ReviewBench.NOW));
    Outcome.Limited end = (Outcome.Limited) bench.run();
    assertThat(bench.reviews().parked(MemoryHost.PULL, "pull/70/5", end.reason())).isTrue();
    assertThat(host.lastCheck().result()).isEqualTo(Result.NEUTRAL);
    assertThat(host.lastCheck().summary())
        .contains("GitHub limits it: GET: secondary limit", "for a day", "`/loopwarden review`")
        .doesNotContain("internal error");
    host.failures.put("change", HostException.Busy.ourPace("slower", ReviewBench.NOW));
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("slower", ReviewBench.NOW));
  }

  @Test
  void aParkedJobSaysSo() {
    host.push("app.py", SLEEPS);
    host.failures.put("change", new HostException.Failed("a bad day", null));
    bench.run();
    assertThat(bench.reviews().parked(MemoryHost.PULL, "pull/70/5", "NullPointerException: secret"))
        .isTrue();
    assertThat(host.started).hasSize(1);
    assertThat(host.lastCheck().result()).isEqualTo(Result.NEUTRAL);
    assertThat(host.lastCheck().summary())
        .contains("job `pull/70/5`", "`/loopwarden review`")
        .doesNotContain("secret");
    bench.run();
    assertThat(host.lastCheck().title()).as("a later job tries again").isEqualTo("1 error");

    host.failures.put("pullRequest", new HostException.Failed("a bad day", null));
    assertThat(bench.reviews().parked(MemoryHost.PULL, "pull/70/5", "no")).isFalse();
    assertThat(
            bench.reviews().parkedMergeGroup(MemoryHost.REPOSITORY, "feed", "merge/70/feed", "no"))
        .isTrue();
  }
}
