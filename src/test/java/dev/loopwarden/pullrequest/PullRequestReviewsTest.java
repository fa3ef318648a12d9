package dev.loopwarden.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion.Annotation;
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
  private static final String BASE = "import asyncio\nimport time\n";
  private static final String SLEEPS =
      BASE + "\n\nasync def fetch(url):\n    time.sleep(1)\n    return url\n";

  private final MemoryHost host = MemoryHost.of(Map.of("app.py", BASE, "README.md", "hello"));
  private final ReviewBench bench = new ReviewBench(host);

  private static String calls(int count) {
    StringBuilder text = new StringBuilder(BASE);
    for (int i = 0; i < count; i++) {
      text.append("\n\nasync def fetch%d(url):\n    time.sleep(%d)\n".formatted(i, i));
    }
    return text.toString();
  }

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
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("slow down", later));
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

  @Test
  void draftsGetACheckRunOnly() {
    host.push("app.py", SLEEPS);
    host.draft = true;
    bench.run();
    assertThat(host.writes).isEmpty();
    assertThat(host.lastCheck().annotations())
        .singleElement()
        .satisfies(
            annotation -> {
              assertThat(annotation.path()).isEqualTo("app.py");
              assertThat(annotation.firstLine()).isEqualTo(6);
              assertThat(annotation.message()).contains("time.sleep()").contains("#solution");
            });
    assertThat(host.lastCheck().summary()).contains("no comment: drafts get no comments");

    host.draft = false;
    bench.run();
    assertThat(host.writes).containsExactly("review 1");
    assertThat(host.lastCheck().annotations()).isEmpty();
  }

  @Test
  void aDraftIsReviewedInFullWhenSomebodyAsks() {
    host.push("app.py", SLEEPS);
    host.draft = true;
    bench.memory.ask(Verb.REVIEW, "", "alice", new Origin(Place.CONVERSATION, 901, 0));
    bench.run();
    assertThat(host.shownComments()).hasSize(1);
  }

  @Test
  void aCommentThatTheHostDoesNotTakeGoesToTheCheckRun() {
    host.push("app.py", SLEEPS);
    host.takes = comment -> false;
    bench.run();
    assertThat(host.lastCheck().annotations()).extracting(Annotation::firstLine).containsExactly(6);
    assertThat(host.lastCheck().summary())
        .contains("no comment: the host did not take the comment");
  }

  @Test
  void aLockedConversationIsToldOfInTheCheckRun() {
    host.push("app.py", SLEEPS);
    host.takes = comment -> false;
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
    assertThat(host.lastCheck().title()).isEqualTo("1 error");
    assertThat(host.lastCheck().annotations()).hasSize(1);
  }

  @Test
  void commentsThatCannotBeChangedAreNotWorthTheReview() {
    host.push("app.py", SLEEPS);
    bench.run();
    host.push("app.py", BASE + "\nx = 1\n");
    host.failures.put("deleteComment", new HostException.Refused("issue is locked", 403));
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);

    host.answer(0, "Why?");
    host.push("app.py", BASE + "\nx = 2\n");
    host.failures.put("editComment", new HostException.Gone("a maintainer deleted it"));
    assertThat(bench.run()).isEqualTo(new Outcome.Done("reviewed"));
  }

  @Test
  void aCommentThatCannotMoveStays() {
    host.push("app.py", SLEEPS);
    bench.run();
    host.rename("app.py", "service.py", SLEEPS);
    host.takes = comment -> false;
    bench.run();
    assertThat(host.shownComments()).singleElement().asString().startsWith("app.py:- outdated ");
    assertThat(host.lastCheck().summary()).contains("(commented before)");
  }

  @Test
  void aCommentThatTheHostDoesNotTakeLeavesTheOthersAlone() {
    host.push("app.py", calls(3));
    host.takes = comment -> comment.firstLine() != 10;
    bench.run();
    assertThat(host.shownComments()).hasSize(2);
    assertThat(host.lastCheck().annotations())
        .extracting(Annotation::firstLine)
        .containsExactly(10);
  }

  @Test
  void moreThanTenFindingsAreNumbered() {
    host.push("app.py", calls(14));
    bench.run();
    assertThat(host.shownComments()).hasSize(10);
    assertThat(host.lastCheck().title()).isEqualTo("14 errors");
    assertThat(host.lastCheck().annotations()).hasSize(4);
    assertThat(host.lastCheck().summary()).contains("no comment: at most 10 comments at a time");
    assertThat(bench.published)
        .singleElement()
        .satisfies(
            figures -> {
              assertThat(figures.posted()).isEqualTo(10);
              assertThat(figures.findings().values()).containsExactly(14);
              assertThat(figures.calls()).isEqualTo(9);
            });
  }

  @Test
  void withoutAPatchTheFileCarriesTheComment() {
    host.withoutPatch = path -> path.equals("app.py");
    host.push("app.py", SLEEPS);
    bench.run();
    assertThat(host.writes).containsExactly("file comment");
    assertThat(host.bodies().getFirst()).contains("[app.py:6](").doesNotContain("```suggestion");
    host.writes.clear();
    host.push("app.py", SLEEPS + "\nx = 1\n");
    bench.run();
    assertThat(host.writes).isEmpty();
  }

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
  void whoMayNotDecideDismissesNothing() {
    Map<String, String> base = new TreeMap<>(Map.of("app.py", BASE));
    base.put(".github/loopwarden.yml", "fail-on: error\n");
    MemoryHost strict = MemoryHost.of(base);
    strict.push("app.py", SLEEPS);
    ReviewBench strictBench = new ReviewBench(strict);
    strictBench.run();
    strict.resolve(0, "mallory");
    strict.writes.clear();
    assertThat(strictBench.run()).isEqualTo(new Outcome.Done("this head was reviewed already"));
    strict.push("app.py", SLEEPS + "\nx = 1\n");
    strictBench.run();
    assertThat(strict.lastCheck().result()).isEqualTo(Result.FAILURE);
    assertThat(strict.lastCheck().summary())
        .contains("`mallory` resolved the thread, but may not decide");
    assertThat(strict.writes).as("the thread is left alone").isEmpty();
  }

  @Test
  void aThreadWhoseResolvingFailsIsResolvedByTheNextRun() {
    bench.resolves = true;
    host.mayResolve = true;
    host.push("app.py", SLEEPS);
    bench.run();
    host.answer(0, "Why?");
    host.push("app.py", BASE + "\nx = 1\n");
    host.failures.put("resolve", new HostException.Failed("a bad day", null));
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("a bad day", null));
    bench.run();
    assertThat(host.shownComments()).singleElement().asString().contains(" resolved Fixed in");
  }

  @Test
  void answeredThreadsAreResolvedWhereTheAppMay() {
    bench.resolves = true;
    host.mayResolve = true;
    host.push("app.py", SLEEPS);
    bench.run();
    host.answer(0, "Why?");
    host.push("app.py", BASE + "\nx = 1\n");
    bench.run();
    assertThat(host.shownComments())
        .singleElement()
        .asString()
        .startsWith("app.py:- outdated resolved Fixed in");
    host.push("app.py", SLEEPS);
    host.writes.clear();
    bench.run();
    assertThat(host.writes).as("we resolved it, so it is no won't fix").containsExactly("review 1");
  }

  @Test
  void othersCommentsAreNeverTouched() {
    host.push("app.py", SLEEPS);
    bench.run();
    String body = host.bodies().getFirst();
    host.foreignThread("app.py", 6, body);
    host.ourThread("app.py", 2, "Something that another tool of the App says.");
    host.push("app.py", BASE + "\nx = 1\n");
    host.writes.clear();
    bench.run();
    assertThat(host.writes).containsExactly("delete");
    assertThat(host.shownComments()).hasSize(2);
  }

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

  @Test
  void aCommentOnAHelperStaysWhenAnotherCallerComesFirst() {
    String store = "import time\n\n\ndef load(key):\n    return {}\n";
    String slow = store.replace("    return", "    time.sleep(1)\n    return");
    String far =
        """
        from store import load


        def middle(key):
            return load(key)


        async def far(key):
            return middle(key)
        """;
    MemoryHost shop = MemoryHost.of(Map.of("store.py", store, "far.py", far));
    ReviewBench reviews = new ReviewBench(shop);
    shop.push("store.py", slow);
    reviews.run();
    assertThat(shop.shownComments()).singleElement().asString().startsWith("store.py:5 ");
    shop.answer(0, "Who calls it?");

    shop.push(
        "near.py", "from store import load\n\n\nasync def near(key):\n    return load(key)\n");
    shop.writes.clear();
    reviews.run();
    assertThat(shop.shownComments())
        .filteredOn(comment -> comment.startsWith("store.py"))
        .singleElement()
        .asString()
        .doesNotContain("Fixed", "No longer new");
    assertThat(shop.bodies()).noneMatch(body -> body.startsWith("Fixed"));
    shop.writes.clear();
    new ReviewBench(shop).run();
    assertThat(shop.writes).isEmpty();
  }
}
