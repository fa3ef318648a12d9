package dev.loopwarden.review;

import static dev.loopwarden.review.MemoryChange.files;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReviewerTest {
  private static final String PLAIN = "def f():\n    sleep(1)\n";
  private static final String BAD = "async def f():\n    sleep(1)\n";

  private final ToyAnalyzer analyzer = new ToyAnalyzer();

  @Test
  void aNewFindingIsReportedWhereItStands() {
    ReviewResult result = review(MemoryChange.of("", "\n\n" + BAD));

    Introduced introduced = only(result);
    assertThat(introduced.place()).isEqualTo(new Place("app.py", 4, 5));
    assertThat(introduced.anchor()).isEqualTo(new Anchor(Anchor.Kind.FINDING, "app.py", 4));
    assertThat(result.statistics().changedFiles()).isEqualTo(1);
    assertThat(result.base()).isEqualTo("before");
    assertThat(result.head()).isEqualTo("after");
  }

  @Test
  void withoutAChangeNothingIsAnalysed() {
    assertThat(review(MemoryChange.of(BAD, BAD)).introduced()).isEmpty();
    assertThat(analyzer.runs.get()).isZero();
  }

  @Test
  void movedLinesAreSilent() {
    assertSilent(
        "async def f():\n    sleep(1)\n    g()\n", "async def f():\n    g()\n    sleep(1)\n");
    assertSilent(BAD, "x = 1\n\n\n" + BAD);
    assertSilent(BAD, "async def renamed():\n    sleep(1)\n");
    assertSilent(BAD, "async def f():\n    sleep( 1 )  # why\n");
  }

  @Test
  void aFunctionThatMovesToAnotherFileIsSilent() {
    assertSilent(
        new MemoryChange(
            files("a.py", BAD + "x = 1\n", "b.py", "y = 1\n"),
            files("a.py", "x = 1\n", "b.py", "y = 1\n" + BAD),
            Map.of()));
  }

  @Test
  void aRenamedFileIsSilent() {
    assertSilent(
        new MemoryChange(files("old.py", BAD), files("new.py", BAD), Map.of("old.py", "new.py")));
  }

  @Test
  void anotherCallOfTheSameKindIsNew() {
    String twice = "async def f():\n    sleep(1)\n    sleep(1)\n";

    assertThat(only(review(MemoryChange.of(BAD, twice))).place().line()).isEqualTo(3);
  }

  @Test
  void aFindingThatGetsWorseIsNew() {
    assertThat(only(review(MemoryChange.of(BAD + "# calm\n", BAD))).place().line()).isEqualTo(2);
    assertSilent(BAD, BAD + "# calm\n");
  }

  @Test
  void ofEqualFindingsTheTouchedOneIsNew() {
    String before = "async def f():\n    a = 1\n    b = 2\n    sleep(1)\n";
    String after = "async def f():\n    a = 1\n    sleep(1)\n    b = 2\n    sleep(1)\n";

    assertThat(only(review(MemoryChange.of(before, after))).place().line()).isEqualTo(3);
  }

  @Test
  void aFunctionThatBecomesAsyncIsReportedOnItsDef() {
    Introduced introduced = only(review(MemoryChange.of(PLAIN, BAD)));

    assertThat(introduced.place()).isEqualTo(new Place("app.py", 2, 5));
    assertThat(introduced.anchor()).isEqualTo(new Anchor(Anchor.Kind.DEFINITION, "app.py", 1));
  }

  @Test
  void theHeadOfADefinitionMayHaveManyLines() {
    String after = "@route\nasync def f(\n    a,\n    b: int,\n):\n    sleep(1)\n";
    String before = after.replace("@route\n", "").replace("async ", "");

    assertThat(only(review(MemoryChange.of(before, after))).anchor())
        .isEqualTo(new Anchor(Anchor.Kind.DEFINITION, "app.py", 2));
  }

  @Test
  void aHelperThatStartsToBlockIsReportedOnItsLine() {
    var change =
        new MemoryChange(
            files("app.py", "async def f():\n    load()\n", "lib.py", "def load():\n    pass\n"),
            files(
                "app.py", "async def f():\n    load()\n", "lib.py", "def load():\n    sleep(1)\n"),
            Map.of());

    Introduced introduced = only(review(change));

    assertThat(introduced.place()).isEqualTo(new Place("app.py", 2, 5));
    assertThat(introduced.anchor()).isEqualTo(new Anchor(Anchor.Kind.CHAIN, "lib.py", 2));
    assertThat(review(change.reversed()).fixed())
        .containsExactly(new Fixed(introduced.finding(), introduced.place()));
  }

  @Test
  void aLineThatTheDiffOnlyShowsIsBetterThanNone() {
    String after = "async def f():\n    pass\n    sleep(1)\n";
    String before = after.replace("pass\n", "pass\ndef g():\n");

    assertThat(only(review(MemoryChange.of(before, after))).anchor())
        .isEqualTo(new Anchor(Anchor.Kind.FINDING, "app.py", 3));
  }

  @Test
  void aFindingThatNoDiffShowsIsOfTheFile() {
    String filler = "    pass\n".repeat(9);
    String after = "async def f():\n" + filler + filler + "    sleep(1)\n";
    String before = "async def f():\n" + filler + "def g():\n" + filler + "    sleep(1)\n";

    assertThat(only(review(MemoryChange.of(before, after))).anchor())
        .isEqualTo(new Anchor(Anchor.Kind.FILE, "app.py", 0));
  }

  @Test
  void aChainInTheDiffIsBetterThanTheFile() {
    String filler = "    pass\n".repeat(9);
    var change =
        new MemoryChange(
            files("app.py", "async def f():\n    load()\n" + filler + "y = 1\n"),
            files(
                "app.py",
                "async def f():\n    load()\n" + filler,
                "lib.py",
                "def load():\n" + filler + "    sleep(1)\n"),
            Map.of());

    assertThat(only(review(change)).anchor())
        .isEqualTo(new Anchor(Anchor.Kind.CHAIN, "lib.py", 11));
  }

  @Test
  void anIgnoreCommentThatGoesMakesTheFindingNew() {
    String ignored = "async def f():\n    sleep(1)  # ignore\n";

    assertThat(only(review(MemoryChange.of(ignored, BAD))).place().line()).isEqualTo(2);
    assertThat(review(MemoryChange.of(BAD, ignored)).fixed()).isEmpty();
  }

  @Test
  void whatWasFixedIsTold() {
    ReviewResult result = review(MemoryChange.of(BAD, PLAIN));

    assertThat(result.introduced()).isEmpty();
    assertThat(result.fixed()).extracting(Fixed::place).containsExactly(new Place("app.py", 2, 5));
  }

  @Test
  void whatTheBaseDidNotAnalyseIntroducesNothing() {
    ReviewResult result = review(MemoryChange.of("# skip\n" + PLAIN, BAD));

    assertThat(result.introduced()).isEmpty();
    assertThat(result.skipped())
        .singleElement()
        .satisfies(
            skipped -> {
              assertThat(skipped.path()).isEqualTo("app.py");
              assertThat(skipped.reason())
                  .contains("at the base", "too long", "one finding is left out");
            });
  }

  @Test
  void aChainThroughAFileThatTheBaseDidNotAnalyseIntroducesNothing() {
    var change =
        new MemoryChange(
            files("app.py", "async def f():\n    load()\n", "lib.py", "# skip\n"),
            files(
                "app.py", "async def f():\n    load()\n", "lib.py", "def load():\n    sleep(1)\n"),
            Map.of());

    assertThat(review(change).introduced()).isEmpty();
    assertThat(review(change).skipped()).extracting("path").containsExactly("lib.py");
    assertThat(review(change.reversed()).fixed()).isEmpty();
  }

  @Test
  void aPartThatTheBaseDidNotAnalyseHidesWhatTheChangeDoesNotTouch() {
    String before = "# part\nasync def f():\n    slee p(1)\n";
    String after = "# part\nasync def f():\n    sleep(1)\n";

    assertThat(review(MemoryChange.of(before, after)).introduced()).hasSize(1);
    assertThat(review(MemoryChange.of("# part\n" + PLAIN, BAD)).introduced()).isEmpty();
  }

  @Test
  void aRuleThatFailedAtTheBaseIntroducesNothing() {
    ReviewResult result = review(MemoryChange.of("# fail\n", BAD));

    assertThat(result.introduced()).isEmpty();
    assertThat(result.failures()).hasSize(1);
    assertThat(result.skipped()).singleElement().extracting("path").isEqualTo("app.py");
  }

  @Test
  void aChangeAndItsWayBackAgreeOnNothing() {
    List<String> texts =
        List.of(
            "",
            PLAIN,
            BAD,
            BAD + PLAIN,
            PLAIN + BAD,
            BAD + BAD,
            "async def g():\n    f()\n" + PLAIN);
    for (String before : texts) {
      for (String after : texts) {
        MemoryChange change = MemoryChange.of(before, after);
        ReviewResult there = review(change);
        ReviewResult back = review(change.reversed());
        assertThat(there.introduced().size() - back.introduced().size())
            .isEqualTo(there.analysis().findings().size() - back.analysis().findings().size());
        assertThat(
                there.introduced().isEmpty()
                    || back.introduced().isEmpty()
                    || !there
                        .introduced()
                        .getFirst()
                        .finding()
                        .symbol()
                        .equals(back.introduced().getFirst().finding().symbol()))
            .as("%s -> %s", before, after)
            .isTrue();
      }
    }
  }

  private void assertSilent(String before, String after) {
    assertSilent(MemoryChange.of(before, after));
  }

  private void assertSilent(MemoryChange change) {
    assertThat(review(change).introduced()).isEmpty();
    assertThat(analyzer.runs.get()).isPositive();
  }

  private static Introduced only(ReviewResult result) {
    assertThat(result.introduced()).hasSize(1);
    return result.introduced().getFirst();
  }

  private ReviewResult review(Change change) {
    return new Reviewer(analyzer, Options.defaults()).review(change);
  }
}
