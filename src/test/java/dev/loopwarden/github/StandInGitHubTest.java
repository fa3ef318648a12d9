package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.MarkerKeys;
import dev.loopwarden.pullrequest.CheckConclusion;
import dev.loopwarden.pullrequest.CheckStart;
import dev.loopwarden.pullrequest.DraftComment;
import dev.loopwarden.pullrequest.HostedChange;
import dev.loopwarden.pullrequest.HostedRepository;
import dev.loopwarden.pullrequest.HostedRepository.Access;
import dev.loopwarden.pullrequest.HostedRepository.Reaction;
import dev.loopwarden.pullrequest.Instruction.Origin;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.PullRequest;
import dev.loopwarden.pullrequest.ReviewThread;
import dev.loopwarden.standin.AppAccount;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.GitHubContract;
import dev.loopwarden.standin.StandIn;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.standin.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole of it against a GitHub of our own, which is as strict as the real one. */
final class StandInGitHubTest {
  /** Making a key takes longer than all the rest. */
  private static final AppAccount APP = AppAccount.create(4711, "loopwarden", "a secret");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-28T08:00:00Z"));
  private final StandIn github =
      StandIn.start(new StandIn.Options(clock, RandomGenerator.of("SplittableRandom"), APP, 0));
  private final GitHubContract contract = GitHubContract.watch(github);
  private final GitHubAccess access = access(OptionalRights.none());
  @TempDir private Path folder;
  private final long installation = github.install("octo", StandIn.USUAL_PERMISSIONS);
  private StandInRepository parcels;
  private RepositoryRef ref;

  private GitHubAccess access(OptionalRights rights) {
    AppAccount app = github.app();
    AppIdentity identity =
        new AppIdentity(
            app.id(),
            app.slug(),
            new AppIdentity.Host(github.url(), github.url(), github.url().resolve("/graphql")),
            app.key().getPrivate(),
            List.of(app.webhookSecret()));
    Identities identities =
        new Identities() {
          @Override
          public Optional<AppIdentity> current() {
            return Optional.of(identity);
          }

          @Override
          public MarkerKeys markerKeys() {
            throw new UnsupportedOperationException();
          }
        };
    return new GitHubAccess(
        ConnectionSettings.direct(), identities, rights, ApiListener.none(), clock, 1);
  }

  @BeforeEach
  void begin() {
    parcels = github.repository("octo/parcels", folder.resolve("parcels"));
    ref = new RepositoryRef(installation, parcels.id(), "octo", "parcels");
  }

  @AfterEach
  void end() {
    github.close();
    contract.verify();
  }

  private StandInPullRequest open(FileEdit... edits) {
    parcels.branch("change", "main");
    parcels.commit("change", "Change", edits);
    return parcels.openPullRequest("Change", "main", "change");
  }

  private static String text(SourceTree tree, String path) throws IOException {
    SourceTree.Entry entry =
        tree.files().stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
    return new String(tree.read(entry), UTF_8);
  }

  @Test
  void changeIsReadAsItIs() throws IOException {
    parcels.commit(
        "main",
        "Begin",
        FileEdit.write("app.py", "import time\n\n\ndef f():\n    time.sleep(1)\n"),
        FileEdit.write("old name.py", "x = 1\n".repeat(20)),
        FileEdit.write("mark.py", "\uFEFFx = 1\n"),
        FileEdit.write("latin.py", new byte[] {'#', (byte) 0xE9, '\n'}),
        FileEdit.write("windows.py", "x = 1\r\n"),
        FileEdit.link("link.py", "app.py"),
        FileEdit.write(".github/loopwarden.yml", "rules:\n"));
    StandInPullRequest pull =
        open(
            FileEdit.write("app.py", "import time\n\n\nasync def f():\n    time.sleep(1)\n"),
            FileEdit.move("old name.py", "näw/[name].py"),
            FileEdit.submodule("sub.py", "d".repeat(40)));
    HostedRepository repository = access.open(ref);

    PullRequest asked = repository.pullRequest(pull.number());
    HostedChange change = repository.change(asked);

    assertThat(asked.headSha()).isEqualTo(pull.head());
    assertThat(change.mergeBase()).isEqualTo(parcels.tip("main"));
    assertThat(change.files()).hasSize(2);
    assertThat(change.files().getFirst().diff().added().contains(4)).isTrue();
    assertThat(change.files().getLast().basePath()).isEqualTo("old name.py");
    assertThat(change.files().getLast().headPath()).isEqualTo("näw/[name].py");
    SourceTree head = change.head().tree();
    assertThat(head.files())
        .extracting(SourceTree.Entry::path)
        .containsExactly("app.py", "latin.py", "mark.py", "näw/[name].py", "windows.py");
    head.announce(head.files());
    assertThat(text(head, "app.py")).contains("async def");
    assertThat(text(head, "mark.py")).startsWith("\uFEFF");
    assertThat(text(head, "windows.py")).isEqualTo("x = 1\r\n");
    assertThat(head.read(head.files().get(1))).isEqualTo(new byte[] {'#', (byte) 0xE9, '\n'});
    assertThat(text(change.base().tree(), "app.py")).doesNotContain("async");
    Map<String, byte[]> files =
        repository.files(change.baseTip(), List.of(".github/loopwarden.yml", "none.yml"));
    assertThat(files).containsOnlyKeys(".github/loopwarden.yml");
    assertThat(repository.files("main", List.of(".github/loopwarden.yml"))).hasSize(1);
  }

  @Test
  void theBaseIsTheBranchAsItIsNow() {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\n"));
    parcels.branch("release/1.0#x", "main");
    parcels.branch("change", "release/1.0#x");
    parcels.commit("change", "Change", FileEdit.write("app.py", "b\n"));
    StandInPullRequest pull = parcels.openPullRequest("Change", "release/1.0#x", "change");
    String left = parcels.tip("release/1.0#x");
    parcels.commit("release/1.0#x", "Go on", FileEdit.write("other.py", "c\n"));
    HostedRepository repository = access.open(ref);

    HostedChange change = repository.change(repository.pullRequest(pull.number()));

    assertThat(change.baseTip()).isEqualTo(parcels.tip("release/1.0#x")).isNotEqualTo(left);
    assertThat(change.mergeBase()).isEqualTo(left);
    assertThat(change.files()).hasSize(1);
  }

  @Test
  void reviewIsPostedAnsweredAndWithdrawn() {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\nb\nc\nd\ne\n"));
    StandInPullRequest pull = open(FileEdit.write("app.py", "a\nB\nC\nd\ne\n"));
    HostedRepository repository = access.open(ref);
    repository.pullRequest(pull.number());

    repository.postReview(
        pull.number(),
        pull.head(),
        List.of(
            new DraftComment("app.py", 2, 2, "one line"),
            new DraftComment("app.py", 2, 3, "two lines")));
    repository.postFileComment(pull.number(), pull.head(), "app.py", "whole file");
    clock.move(Duration.ofMinutes(1));
    long foreign = pull.comment("ada", "app.py", 3, "theirs");

    List<ReviewThread> threads = repository.discussion(pull.number()).threads();
    assertThat(threads).extracting(ReviewThread::isOurs).containsExactly(true, true, true, false);
    assertThat(threads).extracting(ReviewThread::line).containsExactly(2, 3, 0, 3);
    long first = threads.getFirst().comments().getFirst().id();
    repository.reply(pull.number(), first, "more");
    repository.editComment(first, "edited");
    repository.deleteComment(threads.get(1).comments().getFirst().id());
    repository.react(new Origin(Place.THREAD, foreign, foreign), Reaction.DONE);
    clock.move(Duration.ofMinutes(1));
    long said = pull.say("ada", "/loopwarden review");
    repository.react(new Origin(Place.CONVERSATION, said, 0), Reaction.REFUSED);

    assertThat(pull.comments())
        .extracting(StandInPullRequest.Comment::body)
        .containsExactly("edited", "whole file", "theirs", "more");
    assertThat(pull.comments().get(2).reactions()).containsExactly("+1");
    assertThat(pull.conversation().getFirst().reactions()).containsExactly("confused");
    assertThat(pull.reviews().getFirst().state()).isEqualTo("COMMENTED");
  }

  @Test
  void commentThatStandsNowhereBecomesOneOnItsFile() {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\n".repeat(50)));
    StandInPullRequest pull = open(FileEdit.write("app.py", "a\n".repeat(50) + "b\n"));
    HostedRepository repository = access.open(ref);

    repository.postReview(
        pull.number(),
        pull.head(),
        List.of(
            new DraftComment("app.py", 51, 51, "good"), new DraftComment("app.py", 1, 1, "bad")));

    assertThat(pull.comments())
        .extracting(StandInPullRequest.Comment::body, StandInPullRequest.Comment::wholeFile)
        .containsExactly(tuple("good", false), tuple("bad", true));
  }

  @Test
  void checkRunsAreStartedFoundAndConcluded() {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\n"));
    StandInPullRequest pull = open(FileEdit.write("app.py", "b\n"));
    HostedRepository repository = access.open(ref);
    List<CheckConclusion.Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      annotations.add(new CheckConclusion.Annotation("app.py", 1, 1, Severity.NOTE, "t", "m"));
    }

    long check = repository.startCheck(new CheckStart("Loopwarden", pull.head(), "x"));
    assertThat(repository.findCheck(pull.head(), "Loopwarden")).hasValue(check);
    assertThat(repository.findCheck(pull.head(), "Other")).isEmpty();
    repository.concludeCheck(
        check,
        new CheckConclusion(CheckConclusion.Result.FAILURE, "50 findings", "summary", annotations));

    StandInPullRequest.Check shown = pull.checks().getFirst();
    assertThat(shown.conclusion()).isEqualTo("failure");
    assertThat(shown.annotations()).hasSize(50);
  }

  @Test
  void accessAndOptionalRightsAreAsGranted() {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\n"));
    StandInPullRequest pull = open(FileEdit.write("app.py", "b\n"));
    parcels.grant("ada", "write");
    HostedRepository repository = access(new OptionalRights(true, true)).open(ref);

    assertThat(repository.access("ada")).isEqualTo(Access.WRITE);
    assertThat(repository.access("nobody")).isEqualTo(Access.NONE);
    repository.postReview(
        pull.number(), pull.head(), List.of(new DraftComment("app.py", 1, 1, "text")));
    String thread = repository.discussion(pull.number()).threads().getFirst().id();
    assertThat(repository.resolve(thread)).isFalse();

    github.permit(
        installation,
        Map.of(
            "metadata",
            "read",
            "contents",
            "write",
            "pull_requests",
            "write",
            "checks",
            "write",
            "statuses",
            "write"));
    HostedRepository allowed = access(new OptionalRights(true, true)).open(ref);
    assertThat(allowed.resolve(thread)).isTrue();
    assertThat(allowed.discussion(pull.number()).threads().getFirst().resolvedByUs()).isTrue();
  }

  @Test
  void forkRevokedTokenAndCutTreesDoNotHurt() {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\n"), FileEdit.write("b.py", "b"));
    StandInRepository fork = parcels.fork("eve");
    fork.branch("change", "main");
    fork.commit("change", "Change", FileEdit.write("app.py", "b\n"));
    StandInPullRequest pull = parcels.openPullRequestFrom(fork, "Change", "main", "change");
    HostedRepository repository = access.open(ref);
    repository.pullRequest(pull.number());

    github.revokeTokens();
    github.truncateTreesAt(0);
    PullRequest again = repository.pullRequest(pull.number());
    HostedChange change = repository.change(again);

    assertThat(change.files()).hasSize(1);
    assertThat(change.omissions()).hasSize(2);
    assertThat(repository.discussion(pull.number()).pullRequest().headSha())
        .isEqualTo(again.headSha());
  }

  @Test
  void coldRepositoryIsReadInFewCalls() throws IOException {
    List<FileEdit> edits = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      edits.add(FileEdit.write("f%03d.py".formatted(i), "x = %d\n".formatted(i)));
    }
    parcels.commit("main", "Begin", edits.toArray(FileEdit[]::new));
    StandInPullRequest pull = open(FileEdit.write("f000.py", "y = 1\n"));
    HostedRepository repository = access.open(ref);
    HostedChange change = repository.change(repository.pullRequest(pull.number()));

    change.head().tree().announce(change.head().tree().files());
    change.base().tree().announce(change.base().tree().files());

    assertThat(text(change.head().tree(), "f499.py")).isEqualTo("x = 499\n");
    assertThat(text(change.base().tree(), "f000.py")).isEqualTo("x = 0\n");
    // token, pull request, comparison, two trees, archive, one batch
    assertThat(repository.usage().calls()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(Trouble.Limit.class)
  void limitOfAnyShapeIsATimeToComeBack(Trouble.Limit limit) {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\n"));
    StandInPullRequest pull = open(FileEdit.write("app.py", "b\n"));
    HostedRepository repository = access.open(ref);
    github.limitNext("POST /graphql", limit, Duration.ofSeconds(90));

    assertThatThrownBy(() -> repository.discussion(pull.number()))
        .isInstanceOfSatisfying(
            HostException.Busy.class,
            busy -> {
              clock.move(Duration.between(clock.instant(), busy.retryAt()));
              assertThat(busy.retryAt()).isAfterOrEqualTo(Instant.parse("2026-11-28T08:01:00Z"));
            });
    assertThat(repository.discussion(pull.number()).pullRequest().headSha()).isEqualTo(pull.head());
  }

  @Test
  void lostAnswersAndErrorsAreFailures() {
    parcels.commit("main", "Begin", FileEdit.write("app.py", "a\n"));
    StandInPullRequest pull = open(FileEdit.write("app.py", "b\n"));
    HostedRepository repository = access.open(ref);
    repository.pullRequest(pull.number());
    github.failNext("GET /repos/*/*/pulls/*", Trouble.status(502));
    github.failNext("POST /repos/*/*/pulls/*/comments/*/replies", new Trouble.NoAnswer());
    github.failNext("POST /repos/*/*/pulls/*/reviews", new Trouble.LostAnswer());

    assertThatThrownBy(() -> repository.pullRequest(pull.number()))
        .isInstanceOf(HostException.Failed.class);
    assertThatThrownBy(() -> repository.reply(pull.number(), 1, "hello"))
        .isInstanceOf(HostException.Failed.class);
    assertThatThrownBy(
            () ->
                repository.postReview(
                    pull.number(), pull.head(), List.of(new DraftComment("app.py", 1, 1, "text"))))
        .isInstanceOf(HostException.Failed.class);
    // what changes something is never sent twice by itself
    assertThat(pull.comments()).hasSize(1);
  }
}
