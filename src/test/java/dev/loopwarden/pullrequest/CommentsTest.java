package dev.loopwarden.pullrequest;

import static dev.loopwarden.pullrequest.ReviewBench.BASE;
import static dev.loopwarden.pullrequest.ReviewBench.SLEEPS;
import static dev.loopwarden.pullrequest.ReviewBench.calls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion.Annotation;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.Instruction.Origin;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which comments a run posts, and what becomes of those that stand. */
final class CommentsTest {
  private final MemoryHost host = MemoryHost.of(Map.of("app.py", BASE, "README.md", "hello"));
  private final ReviewBench bench = new ReviewBench(host);

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
