package dev.loopwarden.pullrequest;

import static dev.loopwarden.pullrequest.ReviewBench.BASE;
import static dev.loopwarden.pullrequest.ReviewBench.SLEEPS;
import static dev.loopwarden.pullrequest.ReviewBench.calls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.Instruction.Origin;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The flow of one run, and what may come between. */
final class PullRequestReviewsTest {
  private final MemoryHost host = MemoryHost.of(Map.of("app.py", BASE, "README.md", "hello"));
  private final ReviewBench bench = new ReviewBench(host);

  @Test
  void nothingFoundIsSilence() {
    host.push("app.py", BASE + "\nx = 1\n");
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
    assertThat(host.writes).isEmpty();
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);
    assertThat(host.lastCheck().title()).isEqualTo("No asyncio pitfalls introduced");
    assertThat(host.started.values())
        .containsExactly(new CheckStart("Loopwarden", host.headSha, "pull/70/5"));
    assertThat(bench.heads).containsExactly(host.headSha);
    assertThat(bench.phases).containsExactly(ReviewListener.Phase.values());
  }

  @Test
  void aChangeWithoutPythonSaysSo() {
    host.push("README.md", "hello, world");
    bench.run();
    assertThat(host.lastCheck().title()).isEqualTo("No Python to review");
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void anEmptyDiffIsFine() {
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void aCommentOffersTheFix() {
    host.push("app.py", SLEEPS);
    bench.run();
    assertThat(host.shownComments()).singleElement().asString().startsWith("app.py:6 ");
    assertThat(host.bodies().getFirst()).contains("```suggestion\n    await asyncio.sleep(1)\n");
  }

  @Test
  void aLineWithManyFindingsIsOneCommentThatFits() {
    String line = "    time.sleep(1); " + "asyncio.create_task(work(%d)); ".repeat(300);
    Object[] numbers = IntStream.range(0, 300).boxed().toArray();
    host.push("app.py", BASE + "\n\nasync def go(work):\n" + line.formatted(numbers) + "\n");
    bench.run();
    assertThat(host.shownComments()).hasSize(2);
    assertThat(host.bodies())
        .anyMatch(body -> body.contains("\nAnd 297 more of this rule here.\n"));
    assertThat(host.lastCheck().title()).isEqualTo("1 error and 300 warnings");
  }

  @Test
  void annotationsAreNotWithoutEnd() {
    host.draft = true;
    host.push("app.py", calls(120));
    bench.run();
    assertThat(host.lastCheck().annotations()).hasSize(50);
    assertThat(host.lastCheck().title()).isEqualTo("120 errors");
  }

  @Test
  void aDeletedFileIsFine() {
    host.push("app.py", SLEEPS);
    bench.run();
    Map<String, String> files = new TreeMap<>(host.head());
    files.remove("app.py");
    host.push(files);
    bench.run();
    assertThat(host.shownComments()).isEmpty();
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void closedAndMergedPullRequestsAreLeftAlone() {
    host.push("app.py", SLEEPS);
    for (PullRequest.State state :
        new PullRequest.State[] {PullRequest.State.CLOSED, PullRequest.State.MERGED}) {
      host.state = state;
      bench.memory.ask(Verb.REVIEW, "", "alice", new Origin(Place.CONVERSATION, 900, 0));
      assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    }
    assertThat(host.started).isEmpty();
    assertThat(host.writes).isEmpty();
    assertThat(host.reactions).containsEntry(900L, HostedRepository.Reaction.REFUSED);
    assertThat(bench.memory.pending).isEmpty();
  }

  @Test
  void aCheckRunThatWasBegunIsEndedWhenThePullRequestIsClosed() {
    host.push("app.py", SLEEPS);
    host.failures.put("change", new HostException.Failed("a bad day", null));
    bench.run();
    assertThat(host.concluded).isEmpty();
    host.state = PullRequest.State.CLOSED;
    bench.run();
    assertThat(host.lastCheck().result()).isEqualTo(Result.SKIPPED);
    assertThat(host.started).hasSize(1);
    bench.run();
    assertThat(host.concluded).hasSize(1);
  }

  @Test
  void aPullRequestThatIsClosedDuringTheReviewGetsNoComment() {
    host.push("app.py", SLEEPS);
    host.meanwhile = () -> host.state = PullRequest.State.MERGED;
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    assertThat(host.writes).isEmpty();
    assertThat(host.lastCheck().result()).isEqualTo(Result.SKIPPED);
  }

  @Test
  void aHeadThatMovedIsNotPublished() {
    host.push("app.py", SLEEPS);
    String old = host.headSha;
    host.meanwhile =
        () -> {
          host.meanwhile = () -> {};
          host.push("app.py", SLEEPS.replace("sleep(1)", "sleep(2)"));
        };
    assertThat(bench.run())
        .isEqualTo(new Outcome.Retry("the pull request moved on", ReviewBench.NOW));
    assertThat(host.writes).isEmpty();
    assertThat(host.lastCheck().result()).isEqualTo(Result.CANCELLED);
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
    assertThat(host.writes).containsExactly("review 1");
    assertThat(host.started.values()).extracting(CheckStart::headSha).contains(old, host.headSha);
    assertThat(host.concluded.keySet()).isEqualTo(host.started.keySet());
  }

  @Test
  void aPullRequestThatGoesToAnotherBranchIsReviewedAgain() {
    host.push("app.py", SLEEPS);
    bench.run();
    host.baseRef = "release";
    host.writes.clear();
    int checks = host.started.size();
    bench.run();
    assertThat(host.started).hasSize(checks + 1);
    assertThat(host.writes).isEmpty();
    host.baseRef = "main";
    host.meanwhile = () -> host.baseRef = "next";
    assertThat(bench.run()).isInstanceOf(Outcome.Retry.class);
    assertThat(host.lastCheck().result()).isEqualTo(Result.CANCELLED);
  }

  @Test
  void aRunThatLostItsRightPublishesNothing() {
    host.push("app.py", SLEEPS);
    bench.leased = false;
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("another process has taken over", null));
    assertThat(host.writes).isEmpty();
    assertThat(host.concluded).isEmpty();
  }

  @Test
  void aCheckRunThatARunLeftBehindIsFinished() {
    host.push("app.py", SLEEPS);
    host.failures.put("postReview", new HostException.Failed("a bad day", null));
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("a bad day", null));
    bench.run();
    assertThat(host.started).as("the same check run goes on").hasSize(1);
    assertThat(host.concluded).hasSize(1);

    host.failures.put("postReview", new HostException.Failed("a bad day", null));
    host.push("app.py", SLEEPS + "\n\nasync def more(url):\n    time.sleep(2)\n");
    bench.run();
    host.push("app.py", SLEEPS);
    bench.run();
    assertThat(host.concluded.keySet())
        .as("none is left in progress")
        .isEqualTo(host.started.keySet());
    assertThat(host.concluded.values())
        .extracting(CheckConclusion::result)
        .containsExactly(Result.NEUTRAL, Result.CANCELLED, Result.NEUTRAL);
  }

  @Test
  void aConclusionThatArrivedIsNotWrittenAgain() {
    host.push("app.py", SLEEPS);
    host.draft = true;
    host.failures.put("concludedCheck", new HostException.Failed("no answer", null));
    assertThat(bench.run()).isInstanceOf(Outcome.Retry.class);
    CheckConclusion first = host.lastCheck();
    assertThat(first.annotations()).hasSize(1);

    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    assertThat(host.started).hasSize(1);
    assertThat(host.lastCheck()).isEqualTo(first);
    assertThat(bench.run()).isEqualTo(new Outcome.Done("this head was reviewed already"));
  }

  @Test
  void aConclusionThatArrivedAndIsWrongByNowGetsAnotherCheckRun() {
    host.push("app.py", SLEEPS);
    host.draft = true;
    host.failures.put("concludedCheck", new HostException.Failed("no answer", null));
    assertThat(bench.run()).isInstanceOf(Outcome.Retry.class);
    host.draft = false;

    host.failures.put("concludeCheck", new HostException.Failed("a bad day", null));
    assertThat(bench.run()).isInstanceOf(Outcome.Retry.class);
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    assertThat(host.started).hasSize(2);
    assertThat(host.lastCheck().annotations()).isEmpty();
    assertThat(host.writes).containsExactly("review 1");
  }

  @Test
  void aHostThatFailsWhileFilesAreReadIsAskedAgain() {
    host.push("app.py", SLEEPS);
    Instant later = ReviewBench.NOW.plusSeconds(60);
    host.failures.put("read", new HostException.Busy("slow down", later));
    assertThat(bench.run()).isEqualTo(new Outcome.Limited("GitHub limits it: slow down", later));
    assertThat(host.concluded).isEmpty();
    host.failures.put("read", new HostException.Gone("no such blob"));
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    assertThat(host.lastCheck().summary()).contains("### Not reviewed", "app.py");
  }

  @Test
  void whatTheHostRefusesIsGivenUp() {
    host.push("app.py", SLEEPS);
    host.failures.put("startCheck", new HostException.Refused("Resource not accessible", 403));
    assertThat(bench.run())
        .isEqualTo(new Outcome.GiveUp("GitHub forbade it: Resource not accessible"));
    host.failures.put("pullRequest", new HostException.Gone("no such repository"));
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whatIsNotThereYetIsLookedForAgain() {
    host.push("app.py", SLEEPS);
    host.failures.put("pullRequest", HostException.Gone.perhaps("404"));
    assertThat(bench.run()).isEqualTo(new Outcome.Absent("the pull request is gone"));
    host.failures.put("change", HostException.Gone.perhaps("no such commit"));
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("no such commit", null));
    host.failures.put("change", new HostException.Gone("no such commit"));
    assertThat(bench.run()).isInstanceOf(Outcome.GiveUp.class);
  }
}
