package dev.loopwarden.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.pullrequest.CheckConclusion.Result;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pushes on one pull request: after each, the comments are what a reader would want. */
final class PushSeriesTest {
  private static final String BASE =
      """
      import asyncio
      import time


      def plain(item):
          return item
      """;

  private static final String SLEEPS =
      BASE
          + """


          async def fetch(url):
              time.sleep(1)
              return url
          """;

  private static final String SLEEPS_AND_SPAWNS =
      SLEEPS
          + """


          async def spawn(job):
              asyncio.create_task(job())
          """;

  private static final String SLEEP =
      "`time.sleep()` stops the event loop: no other task runs until it returns";
  private static final String SPAWN = "Nobody keeps the task of `asyncio.create_task(job())`";

  private final MemoryHost host = MemoryHost.of(Map.of("app.py", BASE));
  private final ReviewBench bench = new ReviewBench(host);
  private CheckConclusion check =
      CheckText.plain(Result.SKIPPED, "nothing was reviewed yet", "nothing was reviewed yet");

  /** Whatever a test did: the same delivery once more changes nothing. */
  @AfterEach
  void theSameDeliveryAgainChangesNothing() {
    host.writes.clear();
    int checks = host.started.size();
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    assertThat(host.writes).isEmpty();
    assertThat(host.started).hasSize(checks);
  }

  private void review() {
    host.writes.clear();
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    check = host.lastCheck();
    aReviewFromScratchChangesNothing();
  }

  /** What was published is what should be there, by the state of the host alone. */
  private void aReviewFromScratchChangesNothing() {
    ReviewBench amnesiac = new ReviewBench(host);
    bench
        .memory
        .ignored(MemoryHost.PULL)
        .forEach(one -> amnesiac.memory.ignore(MemoryHost.PULL, one));
    int before = host.writes.size();
    amnesiac.run();
    assertThat(host.writes.subList(before, host.writes.size())).isEmpty();
  }

  @Test
  void findingsAreAddedFixedMovedAndComeBack() {
    host.push("app.py", SLEEPS);
    review();
    assertThat(host.shownComments()).singleElement().asString().startsWith("app.py:10 " + SLEEP);
    assertThat(check.result()).isEqualTo(Result.NEUTRAL);
    assertThat(check.title()).isEqualTo("1 error");

    host.push("app.py", SLEEPS_AND_SPAWNS);
    review();
    assertThat(host.writes).containsExactly("review 1");
    assertThat(host.shownComments()).hasSize(2);
    assertThat(host.shownComments().get(1)).startsWith("app.py:15 " + SPAWN);

    host.push("app.py", "import os\n\n" + SLEEPS_AND_SPAWNS);
    review();
    assertThat(host.writes).isEmpty();
    assertThat(host.shownComments().getFirst()).startsWith("app.py:12 ");

    host.push(
        "app.py", SLEEPS_AND_SPAWNS.replace("    time.sleep(1)", "    await asyncio.sleep(1)"));
    review();
    assertThat(host.writes).containsExactly("delete");
    assertThat(host.shownComments()).singleElement().asString().contains(SPAWN);
    assertThat(check.summary()).contains("`blocking-sleep` in app.py: fixed in [`");

    host.push("app.py", SLEEPS_AND_SPAWNS);
    review();
    assertThat(host.writes).containsExactly("review 1");
    assertThat(host.shownComments()).hasSize(2);
  }

  @Test
  void anAnsweredCommentIsEditedWhenItsFindingIsFixed() {
    host.push("app.py", SLEEPS);
    review();
    host.answer(0, "Why?");
    host.push("app.py", BASE + "\n\nasync def fetch(url):\n    return url\n");
    review();

    assertThat(host.writes).containsExactly("edit");
    assertThat(host.bodies().getFirst())
        .startsWith("Fixed in [`" + host.headSha.substring(0, 10) + "`](https://github.com/octo/")
        .contains("> " + SLEEP);

    host.push("app.py", SLEEPS);
    review();
    assertThat(host.bodies().getFirst()).startsWith(SLEEP).doesNotContain("```suggestion");
    assertThat(host.shownComments()).hasSize(1);
  }

  @Test
  void aThreadThatSomebodyResolvedStaysResolved() {
    host.push("app.py", SLEEPS_AND_SPAWNS);
    review();
    assertThat(host.shownComments()).hasSize(2);
    host.resolve(0);
    review();
    assertThat(host.writes).isEmpty();
    assertThat(check.title()).isEqualTo("1 warning");
    assertThat(check.summary()).contains("`alice` resolved the thread while the finding is there");

    host.push("app.py", "import os\n" + SLEEPS_AND_SPAWNS);
    review();
    assertThat(host.writes).isEmpty();
    host.resolve(1);
    review();
    assertThat(check.result()).isEqualTo(Result.SUCCESS);
    assertThat(check.title()).isEqualTo("Nothing left to do");
  }

  @Test
  void aRenamedFileTakesItsCommentsAlong() {
    host.push("app.py", SLEEPS);
    review();
    host.rename("app.py", "service.py", SLEEPS);
    review();
    assertThat(host.shownComments()).singleElement().asString().startsWith("service.py:10 ");

    host.answer(0, "We know.");
    host.rename("service.py", "other.py", SLEEPS);
    review();
    assertThat(host.shownComments())
        .as("what was answered stays where the answers are")
        .singleElement()
        .asString()
        .startsWith("service.py:- outdated ");
  }

  @Test
  void aNewFileThatIsRenamedWithinThePullRequestTakesItsCommentsAlong() {
    host.push("new.py", SLEEPS);
    review();
    assertThat(host.shownComments()).singleElement().asString().startsWith("new.py:10 ");
    host.resolve(0);
    host.rename("new.py", "newer.py", SLEEPS);
    review();
    assertThat(host.writes).as("won't fix, under whatever name").isEmpty();
    assertThat(host.shownComments()).hasSize(1);
  }

  @Test
  void aRebaseLeavesTheCommentsAlone() {
    host.push("app.py", SLEEPS_AND_SPAWNS);
    review();
    String base = BASE.replace("return item", "print(item)\n    return item");
    host.rebase(
        Map.of("app.py", base),
        Map.of("app.py", SLEEPS_AND_SPAWNS.replace("return item", "print(item)\n    return item")));
    review();
    assertThat(host.writes).isEmpty();
    assertThat(host.shownComments()).hasSize(2);
    assertThat(host.shownComments().getFirst()).startsWith("app.py:11 ");
  }

  @Test
  void aForcePushToSomethingElseTakesTheCommentsAway() {
    host.push("app.py", SLEEPS);
    review();
    host.push("app.py", BASE.replace("item", "thing"));
    review();
    assertThat(host.shownComments()).isEmpty();
    assertThat(check.result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void whatTheNewBaseHasIsNoLongerNew() {
    host.push("app.py", SLEEPS);
    review();
    host.answer(0, "Hm.");
    host.rebase(
        Map.of("app.py", SLEEPS), Map.of("app.py", SLEEPS.replace("return item", "return [item]")));
    host.baseRef = "release";
    review();
    assertThat(host.bodies().getFirst()).startsWith("No longer new here: the base has it, too.");
  }

  @Test
  void ofTwoEqualFindingsTheRightOneIsFixed() {
    String twice =
        SLEEPS.replace("    return url", "    print(url)\n    time.sleep(1)\n    return url");
    host.push("app.py", twice);
    review();
    assertThat(host.shownComments()).hasSize(2);
    host.push("app.py", twice.replaceFirst("    time.sleep\\(1\\)\n", "    print(1)\n"));
    review();
    assertThat(host.writes).containsExactly("delete");
    assertThat(host.shownComments()).singleElement().asString().startsWith("app.py:12 ");
  }

  @Test
  void aBaseThatDoesNotParseHidesNoFix() {
    host.rebase(
        Map.of("app.py", BASE + "\n\ndef old():\n    print \"x\"\n"), Map.of("app.py", SLEEPS));
    review();
    assertThat(host.shownComments()).hasSize(1);
    host.push("app.py", BASE + "\n\nasync def fetch(url):\n    return url\n");
    review();
    assertThat(host.shownComments()).isEmpty();
  }

  @Test
  void aHeadThatDoesNotParseFixesNothing() {
    host.push("app.py", SLEEPS);
    review();
    host.push("app.py", SLEEPS.replace("time.sleep(1)", "time.sleep(1"));
    review();
    assertThat(host.shownComments()).hasSize(1);
    assertThat(check.summary()).doesNotContain("fixed in");
  }

  @Test
  void codeThatChangedAndIsNoBetterIsNotFixed() {
    host.push("app.py", SLEEPS);
    review();
    host.answer(0, "Why?");
    host.push("app.py", SLEEPS.replace("sleep(1)", "sleep(2)"));
    review();
    assertThat(host.shownComments()).hasSize(1);
    assertThat(host.bodies().getFirst()).startsWith(SLEEP);
    assertThat(check.summary()).doesNotContain("fixed in");
    assertThat(check.title()).isEqualTo("1 error");
  }

  @Test
  void codeThatChangesAfterItsThreadWasResolvedIsNew() {
    host.push("app.py", SLEEPS);
    review();
    host.resolve(0);
    host.push("app.py", SLEEPS.replace("sleep(1)", "sleep(2)"));
    review();
    assertThat(host.shownComments()).filteredOn(one -> !one.contains(" resolved")).hasSize(1);
    assertThat(check.title()).isEqualTo("1 error");
  }

  @Test
  void aFileThatLeavesTheChangeIsNotCalledFixed() {
    host.push("app.py", SLEEPS);
    review();
    host.answer(0, "Hm.");
    host.rebase(Map.of("app.py", SLEEPS), Map.of("app.py", SLEEPS, "other.py", "x = 1\n"));
    review();
    assertThat(host.bodies().getFirst()).startsWith("No longer part of this change");
    assertThat(check.summary()).doesNotContain("fixed in").contains("no longer part of this");
  }

  @Test
  void aReRunReviewsAgainAndUpdates() {
    host.push("app.py", SLEEPS);
    review();
    int checks = host.started.size();
    bench.memory.ask(
        Instruction.Verb.REVIEW,
        "",
        "alice",
        new Instruction.Origin(Instruction.Place.BUTTON, 0, 0));
    review();
    assertThat(host.started).hasSizeGreaterThan(checks);
    assertThat(host.writes).isEmpty();
    assertThat(bench.memory.pending).isEmpty();
  }
}
