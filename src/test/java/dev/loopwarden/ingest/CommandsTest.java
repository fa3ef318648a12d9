package dev.loopwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.pullrequest.Instruction;
import dev.loopwarden.pullrequest.Instruction.Origin;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a command, and what only looks like one. */
final class CommandsTest {
  private static final Origin ORIGIN = new Origin(Place.THREAD, 7, 5);

  private static List<Instruction> in(String comment) {
    return Commands.in(comment, "mona", ORIGIN);
  }

  private static List<Verb> verbs(String comment) {
    return in(comment).stream().map(Instruction::verb).toList();
  }

  @Test
  void everyVerbIsKnown() {
    assertThat(verbs("/loopwarden review")).containsExactly(Verb.REVIEW);
    assertThat(verbs("/loopwarden explain")).containsExactly(Verb.EXPLAIN);
    assertThat(verbs("/loopwarden pause")).containsExactly(Verb.PAUSE);
    assertThat(verbs("/loopwarden Resume ")).containsExactly(Verb.RESUME);
    assertThat(verbs("/loopwarden")).containsExactly(Verb.UNKNOWN);
    assertThat(verbs("/loopwarden dance")).containsExactly(Verb.UNKNOWN);
  }

  @Test
  void ignoreTakesARuleAndAReason() {
    assertThat(in("/loopwarden ignore blocking-sleep  we are a script "))
        .containsExactly(
            new Instruction(Verb.IGNORE, "blocking-sleep", "we are a script", "mona", ORIGIN));
    assertThat(in("/loopwarden unignore blocking-sleep"))
        .containsExactly(new Instruction(Verb.UNIGNORE, "blocking-sleep", "", "mona", ORIGIN));
    assertThat(in("/loopwarden\tignore\r\n"))
        .containsExactly(new Instruction(Verb.IGNORE, "", "", "mona", ORIGIN));
  }

  @Test
  void commandsStandAmongOtherLines() {
    assertThat(verbs("Thanks!\n/loopwarden review\nand\n/loopwarden pause"))
        .containsExactly(Verb.REVIEW, Verb.PAUSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "loopwarden review",
        "say /loopwarden review",
        " /loopwarden review",
        "> /loopwarden review",
        "/loopwardens review",
        "/loopwarden-review",
        "```\n/loopwarden review\n```",
        "~~~~ text\n/loopwarden review\n```\n/loopwarden review\n~~~~",
        "```\n/loopwarden review"
      })
  void theRestIsTalk(String comment) {
    assertThat(in(comment)).isEmpty();
  }

  @Test
  void aFenceEnds() {
    assertThat(verbs("```\ncode\n```\n/loopwarden review")).containsExactly(Verb.REVIEW);
  }

  @Test
  void longTextsAreCut() {
    assertThat(in("/loopwarden pause\n".repeat(100))).hasSize(5);
    String reason = "x".repeat(499) + "\uD83D\uDC0D";
    Instruction cut = in("/loopwarden ignore " + "r".repeat(300) + " " + reason).getFirst();
    assertThat(cut.argument()).hasSize(100);
    assertThat(cut.reason()).isEqualTo("x".repeat(499));
  }
}
