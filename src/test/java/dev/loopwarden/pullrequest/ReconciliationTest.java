package dev.loopwarden.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.pullrequest.Told.How;
import dev.loopwarden.pullrequest.Told.Reason;
import dev.loopwarden.review.Anchor;
import dev.loopwarden.review.Introduced;
import dev.loopwarden.review.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The core of the reconciliation, with findings and threads written down by hand. */
final class ReconciliationTest {
  private static final RuleId RULE = new RuleId("blocking-sleep");

  private final List<Wanted> wanted = new ArrayList<>();
  private final List<Posted> posted = new ArrayList<>();
  private final List<ReviewMemory.Ignored> ignored = new ArrayList<>();
  private Optional<Retired.Why> whereabouts = Optional.of(new Retired.Why.Fixed());
  private boolean mayPost = true;
  private long ids = 1;

  private Plan plan() {
    return Reconciliation.of(
        new Reconciliation.Situation(
            wanted, posted, new Ignores(ignored), _ -> whereabouts, "ada"::equals, mayPost),
        new PlainRendering());
  }

  /** A comment's text is the finding's message; one on line 99 would stand on four lines. */
  private static final class PlainRendering implements Rendering {
    @Override
    public Comment fresh(Wanted wanted) {
      int line = wanted.anchor().line();
      return new Comment(text(wanted), text(wanted), line == 99 ? 96 : line, line);
    }

    @Override
    public Comment standing(Wanted wanted, int height) {
      return new Comment("plain " + text(wanted), "plain " + text(wanted), 0, 0);
    }

    private static String text(Wanted wanted) {
      return wanted.lead().finding().message();
    }

    @Override
    public String closing(Posted closed, Retired.Why why) {
      return "closed: " + why.getClass().getSimpleName();
    }
  }

  private static FindingKeys keys(String name) {
    return new FindingKeys(
        RULE, "e" + name, "l" + name, "r" + name, "m" + name, null, List.of("p" + name));
  }

  private Wanted want(String name, int line) {
    return want(name, Severity.ERROR, Anchor.Kind.FINDING, line, true);
  }

  private Wanted want(
      String name, Severity severity, Anchor.Kind kind, int line, boolean onAddedLine) {
    Finding finding =
        new Finding(
            RULE, severity, "a.py", new Span(0, 1), "f", name, List.of(), List.of(), "time.sleep");
    Introduced introduced =
        new Introduced(finding, new Place("a.py", line, 1), new Anchor(kind, "a.py", line));
    Wanted one = new Wanted(List.of(introduced), keys(name), "f" + name, onAddedLine);
    wanted.add(one);
    return one;
  }

  /** A thread about a finding of this name. */
  private final class Discussed {
    private FindingKeys keys;
    private final String fingerprint;
    private String substance;
    private String path = "a.py";
    private int line;
    private int height = 1;
    private boolean resolved;
    private boolean resolvedByUs;
    private String resolvedBy = "ada";
    private boolean outdated;
    private boolean answered;
    private Marker.State state = Marker.State.OPEN;

    Discussed(String name, int line) {
      this.keys = keys(name);
      this.fingerprint = "f" + name;
      this.substance = name;
      this.line = line;
    }

    Posted post() {
      List<ReviewThread.Comment> comments =
          new ArrayList<>(List.of(new ReviewThread.Comment(ids++, true, "body")));
      if (answered) {
        comments.add(new ReviewThread.Comment(ids++, false, "why?"));
      }
      ReviewThread thread =
          new ReviewThread("T", path, line, resolved, resolvedByUs, resolvedBy, outdated, comments);
      Posted one = new Posted(thread, new Marker(keys, fingerprint, substance, height, state));
      posted.add(one);
      return one;
    }
  }

  private static How how(Plan plan, Wanted of) {
    return plan.told().stream()
        .filter(told -> told.wanted() == of)
        .map(Told::how)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingToSayIsNothingToDo() {
    assertThat(plan().isEmpty()).isTrue();
    assertThat(plan().told()).isEmpty();
  }

  @Test
  void aNewFindingIsCommented() {
    Wanted one = want("one", 3);
    Plan plan = plan();
    assertThat(plan.posts()).singleElement().extracting(Plan.Post::wanted).isSameAs(one);
    assertThat(how(plan, one)).isEqualTo(new How.Commented());
  }

  @Test
  void aFindingThatIsStillThereIsLeftAlone() {
    want("one", 3);
    new Discussed("one", 3).post();
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void aTextThatDiffersIsEdited() {
    want("one", 3);
    Discussed thread = new Discussed("one", 3);
    thread.substance = "what was said before";
    thread.post();
    assertThat(plan().edits()).singleElement().extracting(Plan.Edit::body).isEqualTo("one");
    assertThat(plan().posts()).isEmpty();
  }

  @Test
  void aCommentOnOtherLinesThanItsSuggestionIsPostedAgain() {
    want("one", 99);
    Discussed thread = new Discussed("one", 99);
    thread.substance = "without a suggestion";
    Posted old = thread.post();
    Plan plan = plan();
    assertThat(plan.posts())
        .singleElement()
        .extracting(Plan.Post::replaced)
        .isEqualTo(old.comment());
  }

  @Test
  void aCommentOnOtherLinesThatWasAnsweredLosesItsSuggestion() {
    want("one", 99);
    Discussed thread = new Discussed("one", 99);
    thread.substance = "without a suggestion";
    thread.answered = true;
    thread.post();
    Plan plan = plan();
    assertThat(plan.posts()).isEmpty();
    assertThat(plan.edits()).singleElement().extracting(Plan.Edit::body).isEqualTo("plain one");
  }

  @Test
  void anOutdatedCommentMovesToWhereTheFindingIs() {
    want("one", 3);
    Discussed thread = new Discussed("one", 0);
    thread.outdated = true;
    Posted old = thread.post();
    Plan plan = plan();
    assertThat(plan.posts())
        .singleElement()
        .extracting(Plan.Post::replaced)
        .isEqualTo(old.comment());
    assertThat(plan.retired()).isEmpty();
  }

  @Test
  void anOutdatedCommentStaysIfItWasAnsweredOrHasNowhereToGo() {
    want("one", 3);
    Discussed thread = new Discussed("one", 0);
    thread.outdated = true;
    thread.answered = true;
    thread.post();
    want("two", Severity.ERROR, Anchor.Kind.NONE, 0, false);
    Discussed other = new Discussed("two", 0);
    other.outdated = true;
    other.post();
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void aFixedFindingLosesItsComment() {
    Posted old = new Discussed("one", 3).post();
    Plan plan = plan();
    assertThat(plan.deletions()).containsExactly(old.comment());
    assertThat(plan.retired()).containsExactly(new Retired(old, new Retired.Why.Fixed()));
  }

  @Test
  void aFixedFindingWithAnswersIsEditedOnce() {
    Discussed thread = new Discussed("one", 3);
    thread.answered = true;
    thread.post();
    assertThat(plan().edits())
        .singleElement()
        .extracting(Plan.Edit::body)
        .isEqualTo("closed: Fixed");
    posted.clear();
    thread.state = Marker.State.FIXED;
    thread.post();
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void aFindingThatNobodyLookedForIsNotFixed() {
    new Discussed("one", 3).post();
    whereabouts = Optional.empty();
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void aResolvedThreadIsNotOpenedAgain() {
    Wanted one = want("one", 3);
    Discussed thread = new Discussed("one", 0);
    thread.resolved = true;
    thread.outdated = true;
    thread.post();
    Plan plan = plan();
    assertThat(plan.isEmpty()).isTrue();
    assertThat(how(plan, one)).isEqualTo(new How.Dismissed("ada"));
  }

  @Test
  void aThreadThatWeResolvedIsNoDismissal() {
    Wanted one = want("one", 3);
    Discussed thread = new Discussed("one", 3);
    thread.resolved = true;
    thread.resolvedByUs = true;
    thread.answered = true;
    thread.state = Marker.State.FIXED;
    thread.post();
    Plan plan = plan();
    assertThat(plan.posts()).as("it is back, and its thread is over").hasSize(1);
    assertThat(how(plan, one)).isEqualTo(new How.Commented());
  }

  @Test
  void aFindingThatComesBackGetsItsOpenThreadBack() {
    want("one", 3);
    Discussed thread = new Discussed("one", 3);
    thread.answered = true;
    thread.state = Marker.State.FIXED;
    thread.post();
    assertThat(plan().edits()).singleElement().extracting(Plan.Edit::body).isEqualTo("one");
  }

  @Test
  void anIgnoredFindingLosesItsComment() {
    Wanted one = want("one", 3);
    Posted old = new Discussed("one", 3).post();
    ReviewMemory.Ignored by =
        new ReviewMemory.Ignored(Ignores.what(old.marker()), "alice", "known");
    ignored.add(by);
    Plan plan = plan();
    assertThat(plan.deletions()).containsExactly(old.comment());
    assertThat(how(plan, one)).isEqualTo(new How.Ignored(by));
  }

  @Test
  void anIgnoredFindingStaysIgnoredUnderAnotherName() {
    Marker marker = new Marker(keys("one"), "fone", "s", 1, Marker.State.OPEN);
    ignored.add(new ReviewMemory.Ignored(Ignores.what(marker), "alice", ""));
    FindingKeys renamed =
        new FindingKeys(RULE, "another", "another", "another", "mone", null, List.of("p"));
    Wanted one = want("one", 3);
    Wanted moved = new Wanted(one.together(), renamed, "another", true);
    wanted.set(0, moved);
    assertThat(how(plan(), moved)).isInstanceOf(How.Ignored.class);
    wanted.add(want("two", 4));
    assertThat(plan().posts()).extracting(post -> post.wanted().fingerprint()).contains("ftwo");
  }

  @Test
  void anIgnoredRuleIsSilent() {
    want("one", 3);
    ignored.add(new ReviewMemory.Ignored(Ignores.what(RULE), "alice", ""));
    new Discussed("gone", 8).post();
    Plan plan = plan();
    assertThat(plan.posts()).isEmpty();
    assertThat(plan.retired())
        .singleElement()
        .extracting(Retired::why)
        .isInstanceOf(Retired.Why.IgnoredHere.class);
  }

  @Test
  void atMostTenCommentsStandAtATime() {
    for (int i = 1; i <= 13; i++) {
      want("finding" + (char) ('a' + i), i);
    }
    Plan first = plan();
    assertThat(first.posts()).hasSize(10);
    assertThat(first.told())
        .filteredOn(told -> told.how().equals(new How.InCheckOnly(Reason.MANY)))
        .hasSize(3);
    first
        .posts()
        .forEach(
            post ->
                new Discussed(post.wanted().lead().finding().message(), post.comment().last())
                    .post());
    assertThat(plan().isEmpty()).as("a second run posts no further ten").isTrue();
  }

  @Test
  void atMostTwoNotesAndOnlyOnAddedLines() {
    Wanted elsewhere = want("a", Severity.NOTE, Anchor.Kind.FINDING, 1, false);
    want("b", Severity.NOTE, Anchor.Kind.FINDING, 2, true);
    want("c", Severity.NOTE, Anchor.Kind.FINDING, 3, true);
    Wanted third = want("d", Severity.NOTE, Anchor.Kind.FINDING, 4, true);
    Plan plan = plan();
    assertThat(plan.posts()).hasSize(2);
    assertThat(how(plan, elsewhere)).isEqualTo(new How.InCheckOnly(Reason.NOTE_ELSEWHERE));
    assertThat(how(plan, third)).isEqualTo(new How.InCheckOnly(Reason.MANY_NOTES));
  }

  @Test
  void draftsGetNoCommentsButLoseThoseThatAreFixed() {
    mayPost = false;
    Wanted one = want("one", 3);
    Posted old = new Discussed("two", 4).post();
    Plan plan = plan();
    assertThat(how(plan, one)).isEqualTo(new How.InCheckOnly(Reason.DRAFT));
    assertThat(plan.posts()).isEmpty();
    assertThat(plan.deletions()).containsExactly(old.comment());
  }

  @Test
  void aThreadThatWasPostedTwiceGoesAway() {
    want("one", 3);
    new Discussed("one", 3).post();
    Posted twin = new Discussed("one", 3).post();
    assertThat(plan().deletions()).containsExactly(twin.comment());
    assertThat(plan().retired()).isEmpty();
  }

  @Test
  void aCommentThatMovedAndWhoseOldOneIsStillThereLosesTheOldOne() {
    want("one", 3);
    Discussed old = new Discussed("one", 0);
    old.outdated = true;
    Posted left = old.post();
    new Discussed("one", 3).post();
    Plan plan = plan();
    assertThat(plan.posts()).isEmpty();
    assertThat(plan.deletions()).containsExactly(left.comment());
  }

  @Test
  void theThreadOnTheLineIsTheOneOfTheFinding() {
    Wanted one = want("one", 20);
    Discussed first = new Discussed("one", 10);
    first.resolved = true;
    first.post();
    new Discussed("one", 20).post();
    assertThat(how(plan(), one)).isEqualTo(new How.Standing());
  }

  @Test
  void aCommentOnASharedCauseStaysWhenAnotherCallerSpeaks() {
    FindingKeys before = new FindingKeys(RULE, "x", "x", "x", "x", "cause", List.of("p"));
    FindingKeys after = new FindingKeys(RULE, "y", "y", "y", "y", "cause", List.of("p"));
    Wanted one = want("one", 3);
    wanted.set(0, new Wanted(one.together(), after, "fy", true));
    Discussed thread = new Discussed("one", 3);
    thread.keys = before;
    thread.post();
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void aCommentThatBecameOneOnItsFileStaysSo() {
    want("one", 3);
    new Discussed("one", 0).post();
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void aFileCommentStaysInItsPlace() {
    want("one", Severity.ERROR, Anchor.Kind.FILE, 0, false);
    Discussed thread = new Discussed("one", 0);
    thread.height = 0;
    thread.post();
    assertThat(plan().isEmpty()).isTrue();
  }
}
