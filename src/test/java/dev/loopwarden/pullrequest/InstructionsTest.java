package dev.loopwarden.pullrequest;

import static dev.loopwarden.pullrequest.ReviewBench.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.HostedRepository.Reaction;
import dev.loopwarden.pullrequest.Instruction.Origin;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people ask for in comments, and who may. */
final class InstructionsTest {
  private static final String HEAD =
      BASE
          + """


          async def fetch(url):
              time.sleep(1)
              return url


          async def again(url):
              time.sleep(2)
              return url
          """;

  private final MemoryHost host = MemoryHost.of(Map.of("app.py", BASE));
  private final ReviewBench bench = new ReviewBench(host);

  @BeforeEach
  void reviewOnce() {
    host.push("app.py", HEAD);
    bench.run();
    assertThat(host.shownComments()).hasSize(2);
    host.writes.clear();
  }

  private static Origin conversation(long comment) {
    return new Origin(Place.CONVERSATION, comment, 0);
  }

  private Origin thread(int index) {
    long answer = host.answer(index, "/loopwarden ...");
    return new Origin(Place.THREAD, answer, host.comment(index));
  }

  private @Nullable Reaction ask(Verb verb, String argument, String author, Origin origin) {
    bench.memory.ask(verb, argument, author, origin);
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    assertThat(bench.memory.pending).isEmpty();
    return host.reactions.get(origin.comment());
  }

  @Test
  void aFindingIsIgnoredInItsThreadAndStaysSoOverPushes() {
    assertThat(ask(Verb.IGNORE, "", "alice", thread(0))).isEqualTo(Reaction.DONE);
    assertThat(host.bodies().getFirst())
        .startsWith("Ignored in this pull request, as `alice` asked: it is fine &#64;&#8203;team");
    assertThat(host.lastCheck().title()).isEqualTo("1 error");
    assertThat(host.lastCheck().summary()).contains("### Decided by people", "as `alice` asked");

    host.writes.clear();
    host.rename("app.py", "service.py", "import os\n" + HEAD);
    bench.run();
    assertThat(host.writes).containsExactly("review 1", "delete");
    assertThat(host.lastCheck().title()).isEqualTo("1 error");
  }

  @Test
  void aRuleIsIgnoredInTheWholePullRequest() {
    assertThat(ask(Verb.IGNORE, "blocking-sleep", "alice", conversation(900)))
        .isEqualTo(Reaction.DONE);
    assertThat(host.shownComments()).isEmpty();
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);
    assertThat(host.lastCheck().summary())
        .contains("- `blocking-sleep`, 2 findings: Ignored in this pull request, as `alice` asked");
  }

  @Test
  void inAThreadAnyWordsAreAReason() {
    assertThat(ask(Verb.IGNORE, "false-positive", "alice", thread(0))).isEqualTo(Reaction.DONE);
    assertThat(host.bodies().getFirst())
        .startsWith("Ignored in this pull request, as `alice` asked: false-positive it is fine");
    assertThat(ask(Verb.IGNORE, "`blocking-sleep`:", "alice", thread(1))).isEqualTo(Reaction.DONE);
    assertThat(host.bodies().get(1))
        .startsWith("Ignored in this pull request, as `alice` asked: it is fine");
  }

  @Test
  void whatIsIgnoredCanBeReportedAgain() {
    ask(Verb.IGNORE, "", "alice", thread(0));
    assertThat(host.lastCheck().title()).isEqualTo("1 error");
    assertThat(ask(Verb.UNIGNORE, "", "alice", thread(0))).isEqualTo(Reaction.DONE);
    assertThat(host.bodies().getFirst()).startsWith("`time.sleep()` stops the event loop");
    assertThat(host.lastCheck().title()).isEqualTo("2 errors");

    ask(Verb.IGNORE, "blocking-sleep,", "alice", conversation(914));
    assertThat(host.lastCheck().result()).isEqualTo(Result.SUCCESS);
    assertThat(ask(Verb.UNIGNORE, "blocking-sleep", "alice", conversation(915)))
        .isEqualTo(Reaction.DONE);
    assertThat(host.lastCheck().title()).isEqualTo("2 errors");
    assertThat(ask(Verb.UNIGNORE, "blocking-sleep", "alice", conversation(916)))
        .isEqualTo(Reaction.REFUSED);
  }

  @Test
  void anAnswerThatTheHostRefusesHoldsNothingUp() {
    host.failures.put("reply", new HostException.Refused("issue is locked", 403));
    assertThat(ask(Verb.EXPLAIN, "", "alice", thread(0))).isEqualTo(Reaction.REFUSED);
  }

  @Test
  void manyCommandsOfOneCommentGetOneReaction() {
    Origin origin = conversation(917);
    bench.memory.ask(Verb.PAUSE, "", "alice", origin);
    bench.memory.ask(Verb.IGNORE, "blocking-sleep", "alice", origin);
    host.writes.clear();
    bench.run();
    assertThat(host.reactionsMade).isEqualTo(1);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(ask(Verb.IGNORE, "no-such-rule", "alice", conversation(901)))
        .isEqualTo(Reaction.REFUSED);
    assertThat(ask(Verb.IGNORE, "", "alice", conversation(902))).isEqualTo(Reaction.REFUSED);
    assertThat(ask(Verb.IGNORE, "lost-update", "alice", thread(0)))
        .as("another rule than the thread's")
        .isEqualTo(Reaction.REFUSED);
    assertThat(ask(Verb.EXPLAIN, "", "alice", conversation(903))).isEqualTo(Reaction.REFUSED);
    assertThat(ask(Verb.UNKNOWN, "", "alice", conversation(904))).isEqualTo(Reaction.REFUSED);
    assertThat(host.writes).isEmpty();
    assertThat(bench.memory.ignored(MemoryHost.PULL)).isEmpty();
  }

  @Test
  void whoMayNotWriteIsNotHeard() {
    ask(Verb.PAUSE, "", "mallory", conversation(905));
    ask(Verb.PAUSE, "", "nobody", conversation(906));
    host.failures.put("access", new HostException.Refused("does not tell", 403));
    ask(Verb.PAUSE, "", "alice", conversation(907));
    assertThat(host.reactions).as("an answer for each would cost the others theirs").isEmpty();
    assertThat(bench.memory.isPaused(MemoryHost.PULL)).isFalse();
    assertThat(host.writes).isEmpty();
  }

  @Test
  void anInstructionWaitsForAHostThatIsBusy() {
    Instant later = ReviewBench.NOW.plusSeconds(60);
    host.failures.put("access", new HostException.Busy("slow down", later));
    bench.memory.ask(Verb.PAUSE, "", "alice", conversation(908));
    assertThat(bench.run()).isEqualTo(new Outcome.Limited("GitHub limits it: slow down", later));
    assertThat(bench.memory.pending).hasSize(1);
    bench.run();
    assertThat(host.reactions).containsEntry(908L, Reaction.DONE);
  }

  @Test
  void anExplanationIsOneAnswer() {
    Origin origin = thread(1);
    assertThat(ask(Verb.EXPLAIN, "", "alice", origin)).isEqualTo(Reaction.DONE);
    assertThat(host.writes).containsExactly("reply");
    String answer = host.comments(1).getLast().body();
    assertThat(answer)
        .startsWith("**Blocking sleep")
        .contains("**Why it matters**", "**Solution**", "```python")
        .as("line ends are seen in comments")
        .contains(" and never gives control back, so for two seconds no other task runs")
        .contains("(https://loopwarden.example/rules/blocking/blocking-sleep#diagnose)");

    assertThat(ask(Verb.EXPLAIN, "", "alice", origin))
        .as("a run that died before it could remember does not answer twice")
        .isEqualTo(Reaction.DONE);
    assertThat(host.writes).containsExactly("reply");
  }

  @Test
  void aPausedPullRequestIsLeftAloneUntilResumed() {
    assertThat(ask(Verb.PAUSE, "", "alice", conversation(909))).isEqualTo(Reaction.DONE);
    int checks = host.concluded.size();
    host.push("app.py", HEAD.replace("    time.sleep(1)\n", ""));
    bench.run();
    assertThat(host.writes).isEmpty();
    assertThat(host.concluded).hasSize(checks + 1);
    assertThat(host.lastCheck().title()).isEqualTo("Reviews are paused");
    assertThat(host.lastCheck().result()).isEqualTo(Result.NEUTRAL);
    bench.run();
    assertThat(host.concluded).hasSize(checks + 1);

    assertThat(ask(Verb.RESUME, "", "alice", conversation(910))).isEqualTo(Reaction.DONE);
    assertThat(host.shownComments()).hasSize(1);
    assertThat(host.lastCheck().title()).isEqualTo("1 error");
  }

  @Test
  void aReviewThatWasAskedForIsForgottenOnlyWhenItIsDone() {
    bench.memory.ask(Verb.REVIEW, "", "alice", conversation(911));
    host.failures.put("concludeCheck", new HostException.Failed("a bad day", null));
    assertThat(bench.run()).isEqualTo(new Outcome.Retry("a bad day", null));
    assertThat(bench.memory.pending).hasSize(1);
    assertThat(host.reactions).doesNotContainKey(911L);
    bench.run();
    assertThat(bench.memory.pending).isEmpty();
    assertThat(host.reactions).containsEntry(911L, Reaction.DONE);
  }

  @Test
  void aReactionThatHasToWaitIsMadeUpForAndCostsNoSecondReview() {
    int checks = host.started.size();
    bench.memory.ask(Verb.REVIEW, "", "alice", conversation(913));
    host.failures.put("react", new HostException.Busy("slow down", ReviewBench.NOW));
    assertThat(bench.run())
        .isEqualTo(new Outcome.Limited("GitHub limits it: slow down", ReviewBench.NOW));
    assertThat(bench.run()).isEqualTo(new Outcome.Done("this head was reviewed already"));
    assertThat(bench.memory.pending).isEmpty();
    assertThat(host.reactions).containsEntry(913L, Reaction.DONE);
    assertThat(host.started).hasSize(checks + 1);
  }

  @Test
  void aCommentThatIsGoneGetsNoReaction() {
    host.failures.put("react", new HostException.Gone("deleted"));
    assertThat(ask(Verb.PAUSE, "", "alice", conversation(912))).isNull();
    assertThat(bench.memory.isPaused(MemoryHost.PULL)).isTrue();
  }

  @Test
  void aThreadOfSomebodyElseIsNoFinding() {
    host.foreignThread("app.py", 6, "I do not like this");
    long answer = host.answer(2, "/loopwarden explain");
    Origin origin = new Origin(Place.THREAD, answer, host.comment(2));
    assertThat(ask(Verb.EXPLAIN, "", "alice", origin)).isEqualTo(Reaction.REFUSED);
  }
}
