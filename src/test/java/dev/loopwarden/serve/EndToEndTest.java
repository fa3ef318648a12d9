package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.pullrequest.ReviewMemory;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInPullRequest.Comment;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.standin.Trouble;
import dev.loopwarden.store.Engine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From a signed webhook to a posted review: the real service beside a GitHub of our own. */
@ParameterizedClass
@MethodSource("dev.loopwarden.serve.Stage#onEachDatabase")
final class EndToEndTest {
  private static final String CALM =
      """
      import asyncio


      async def wait():
          await asyncio.sleep(1)
      """;
  private static final String BLOCKING =
      """
      import asyncio
      import time


      async def wait():
          time.sleep(1)
      """;

  @Parameter(0)
  private Stage stage;

  @Parameter(1)
  private Engine engine;

  @BeforeEach
  void rest() {
    stage.rest();
  }

  private StandInPullRequest pullRequest(StandInRepository repository, Map<String, String> files) {
    repository.branch("change", "main");
    repository.commit("change", "Change", Stage.written(files));
    StandInPullRequest pull = repository.openPullRequest("Change", "main", "change");
    stage.settle();
    return pull;
  }

  @Test
  void theServiceKeepsItsDataWhereItIsTold() {
    String url = stage.service().part(Settings.class).database().url();
    assertThat(url.startsWith("jdbc:postgresql:")).isEqualTo(engine == Engine.POSTGRESQL);
  }

  @Test
  void aSignedWebhookLeadsToAReview() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    assertThat(stage.github().deliveries())
        .filteredOn(delivery -> delivery.repository() == repository.id())
        .isNotEmpty()
        .allMatch(delivery -> delivery.statusCode() == 202);
    Comment comment = pull.comments().getFirst();
    assertThat(pull.comments()).hasSize(1);
    assertThat(comment.author()).isEqualTo("loopwarden[bot]");
    assertThat(comment.path()).isEqualTo("app.py");
    assertThat(comment.line()).isEqualTo(6);
    assertThat(comment.body()).contains("https://bot.example.com/rules/");
    assertThat(pull.checks()).hasSize(1);
    assertThat(pull.checks().getFirst().status()).isEqualTo("completed");
  }

  @Test
  void aPullRequestThatGitHubDoesNotShowYetIsReviewed() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    stage.github().failNext("GET /repos/*/*/pulls/*", Trouble.status(404));
    stage.github().failNext("GET /repos/*/*/compare/*", Trouble.status(404));
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    assertThat(open(pull)).containsExactly("app.py:6");
    assertThat(pull.checks())
        .extracting(StandInPullRequest.Check::status)
        .containsOnly("completed");
  }

  @Test
  void aHeadThatGitHubDoesNotKnowYetIsReviewed() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    Trouble unknown = new Trouble.Status(422, "No commit found for SHA: 1234");
    stage.github().failNext("POST /repos/*/*/check-runs", unknown);
    stage.github().failNext("POST /repos/*/*/check-runs", unknown);
    Trouble foreign = new Trouble.Status(422, "The commitOID is not part of the pull request");
    stage.github().failNext("POST /repos/*/*/pulls/*/reviews", foreign);
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    assertThat(stage.github().troubleLeft()).isZero();
    assertThat(open(pull)).containsExactly("app.py:6");
    assertThat(pull.checks()).hasSize(1);
    assertThat(pull.checks().getFirst().status()).isEqualTo("completed");
  }

  @Test
  void nothingFoundIsSilence() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    StandInPullRequest pull = pullRequest(repository, Map.of("other.py", CALM));
    assertThat(pull.comments()).isEmpty();
    assertThat(pull.conversation()).isEmpty();
    assertThat(pull.checks().getFirst().conclusion()).isEqualTo("success");
  }

  // -- Show 4: after each step there is exactly what a reader wants

  private static List<String> open(StandInPullRequest pull) {
    return pull.comments().stream()
        .map(comment -> comment.path() + ":" + comment.line() + (comment.resolved() ? "!" : ""))
        .sorted()
        .toList();
  }

  private void step(Runnable step) {
    stage.pass(Duration.ofMinutes(2));
    step.run();
    stage.settle();
  }

  @Test
  void aSeriesOfPushesKeepsTheCommentsRight() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM, "lib.py", CALM));
    StandInPullRequest pull =
        pullRequest(repository, Map.of("app.py", BLOCKING, "lib.py", BLOCKING));
    assertThat(open(pull)).containsExactly("app.py:6", "lib.py:6");
    long first = pull.comments().getFirst().id();

    step(() -> repository.commit("change", "Fix one", FileEdit.write("lib.py", CALM)));
    assertThat(open(pull)).containsExactly("app.py:6");

    step(() -> repository.commit("change", "Move", FileEdit.write("app.py", "\n\n" + BLOCKING)));
    assertThat(open(pull)).containsExactly("app.py:8");
    assertThat(pull.comments().getFirst().id()).isEqualTo(first);

    step(() -> repository.commit("change", "Rename", FileEdit.move("app.py", "main.py")));
    assertThat(open(pull)).containsExactly("main.py:8");
    long renamed = pull.comments().getFirst().id();

    step(
        () -> {
          String base = repository.commit("main", "Go on", FileEdit.write("README.md", "Hello\n"));
          FileEdit[] edits = {
            FileEdit.delete("app.py"), FileEdit.write("main.py", "\n\n" + BLOCKING)
          };
          repository.push("change", repository.commitOn(base, "Rebase", edits));
        });
    assertThat(open(pull)).containsExactly("main.py:8");
    assertThat(pull.comments().getFirst().id()).isEqualTo(renamed);

    step(() -> pull.resolve("ada", renamed));
    step(() -> repository.commit("change", "More", FileEdit.write("more.py", CALM)));
    assertThat(open(pull)).containsExactly("main.py:8!");

    step(() -> pull.rerun("ada", pull.checks().getLast().id()));
    assertThat(open(pull)).containsExactly("main.py:8!");
    assertThat(pull.checks().getLast().status()).isEqualTo("completed");
  }

  @Test
  void theSameDeliveryAgainChangesNothing() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    List<Comment> comments = pull.comments();
    List<StandInPullRequest.Check> checks = pull.checks();
    long delivery =
        stage.github().deliveries().stream()
            .filter(sent -> sent.event().equals("pull_request"))
            .findFirst()
            .orElseThrow()
            .id();
    step(() -> stage.github().redeliver(delivery));
    assertThat(pull.comments()).isEqualTo(comments);
    assertThat(pull.checks()).isEqualTo(checks);
  }

  // -- Show 5: calls

  @Test
  void thirtyFilesTakeFewCalls() {
    StandInRepository repository = stage.repository(many(CALM));
    StandInPullRequest cold = pullRequest(repository, many(BLOCKING));
    int callsCold = stage.calls().size();
    cold.close();
    stage.settle();
    repository.branch("second", "main");
    repository.commit("second", "Change", Stage.written(many("# again\n" + BLOCKING)));
    stage.pass(Duration.ofMinutes(2));
    stage.github().forgetExchanges();
    StandInPullRequest warm = repository.openPullRequest("Second", "main", "second");
    stage.settle();
    assertThat(warm.comments()).hasSize(10);
    assertThat(stage.calls()).as("warm").hasSizeLessThanOrEqualTo(10);
    assertThat(callsCold).as("cold").isLessThanOrEqualTo(12);
    assertThat(warm.checks().getFirst().summary()).containsPattern("\\d+ API calls used");
  }

  private static Map<String, String> many(String text) {
    return IntStream.range(0, 30)
        .boxed()
        .collect(
            Collectors.toMap(i -> "app/part%02d.py".formatted(i), i -> text + "# " + i + "\n"));
  }

  // -- Show 7: limits

  @ParameterizedTest
  @EnumSource
  void aLimitedJobComesBackWhenItMay(Trouble.Limit limit) {
    stage.pass(Duration.ofMinutes(10)); // each stands alone: repeated ones last longer
    boolean ofGraphQl = limit == Trouble.Limit.GRAPHQL;
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    String limited = ofGraphQl ? "POST /graphql" : "GET /repos/*/*/pulls/*";
    stage.github().limitNext(limited, limit, Duration.ofMinutes(3));
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    assertThat(pull.comments()).hasSize(1);
    assertThat(stage.github().troubleLeft()).isZero();
    List<Exchange> calls =
        stage.calls().stream()
            .filter(call -> !ofGraphQl || call.path().equals("/graphql")) // REST may go on
            .toList();
    int first =
        IntStream.range(0, calls.size())
            .filter(i -> isLimited(calls.get(i)))
            .findFirst()
            .orElseThrow();
    Duration pause = Duration.between(calls.get(first).at(), calls.get(first + 1).at());
    assertThat(pause).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(4));
  }

  /** GraphQL says so with status 200. */
  private static boolean isLimited(Exchange call) {
    return call.status() == 403
        || call.status() == 429
        || call.status() == 200 && call.answer().contains("RATE_LIMITED");
  }

  // -- accidents

  @Test
  void anAnswerThatGetsLostPostsNothingTwice() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    stage.github().failNext("POST /repos/*/*/pulls/*/reviews", new Trouble.LostAnswer());
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    assertThat(stage.github().troubleLeft()).isZero();
    assertThat(open(pull)).containsExactly("app.py:6");
    assertThat(pull.checks().getLast().status()).isEqualTo("completed");
  }

  @ParameterizedTest
  @MethodSource("unknownOutcomes")
  void aConclusionWhoseAnswerGetsLostIsNotWrittenTwice(Trouble trouble) {
    StandInRepository repository = stage.repository(many(CALM));
    stage.github().failNext("PATCH /repos/*/*/check-runs/*", trouble);
    StandInPullRequest pull = pullRequest(repository, many(BLOCKING));
    assertThat(stage.github().troubleLeft()).isZero();
    assertThat(pull.comments()).hasSize(10);
    assertThat(pull.checks()).hasSize(1);
    assertThat(pull.checks().getFirst().status()).isEqualTo("completed");
    assertThat(pull.checks().getFirst().annotations()).hasSize(20).doesNotHaveDuplicates();
  }

  static Stream<Trouble> unknownOutcomes() {
    return Stream.of(new Trouble.LostAnswer(), Trouble.status(502));
  }

  @Test
  void aCheckRunWhoseAnswerGetsLostIsFoundAgain() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    stage.github().failNext("POST /repos/*/*/check-runs", new Trouble.LostAnswer());
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    assertThat(stage.github().troubleLeft()).isZero();
    assertThat(pull.checks())
        .extracting(StandInPullRequest.Check::status)
        .containsExactly("completed");
  }

  @Test
  void deliveriesThatGetLostComeBack() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    repository.branch("change", "main");
    repository.commit("change", "Change", FileEdit.write("app.py", BLOCKING));
    stage.github().loseDeliveries(1);
    StandInPullRequest pull = repository.openPullRequest("Change", "main", "change");
    stage.settle();
    assertThat(pull.comments()).isEmpty();
    stage.restart(() -> {});
    stage.settleReconciled();
    assertThat(open(pull)).containsExactly("app.py:6");
  }

  @Test
  void whatHappensWhileTheServiceIsDownIsReviewed() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    repository.branch("change", "main");
    repository.commit("change", "Change", FileEdit.write("app.py", BLOCKING));
    List<StandInPullRequest> pulls = new ArrayList<>();
    stage.restart(() -> pulls.add(repository.openPullRequest("Change", "main", "change")));
    stage.settleReconciled();
    assertThat(open(pulls.getFirst())).containsExactly("app.py:6");
  }

  // -- people

  @Test
  void commandsAreForPeopleWhoMayWrite() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    long comment = pull.comments().getFirst().id();
    step(() -> pull.reply("stranger", comment, "/loopwarden ignore blocking-sleep"));
    assertThat(pull.comments().getLast().reactions()).isEmpty();
    step(() -> pull.reply("ada", comment, "/loopwarden ignore blocking-sleep it is a script"));
    assertThat(pull.comments().getLast().reactions()).containsExactly("+1");
    step(() -> repository.commit("change", "More", FileEdit.write("more.py", CALM)));
    assertThat(pull.checks().getLast().conclusion()).isEqualTo("success");
  }

  @Test
  void aMergeQueueIsAnswered() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    step(() -> repository.requestMergeGroupChecks(pull.head()));
    assertThat(repository.checks(pull.head()).getLast().status()).isEqualTo("completed");
  }

  @Test
  void dataGoesWithTheInstallation() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    StandInPullRequest pull = pullRequest(repository, Map.of("app.py", BLOCKING));
    ReviewMemory memory = stage.service().part(ReviewMemory.class);
    RepositoryRef home = new RepositoryRef(stage.installation(), repository.id(), "octo", "any");
    PullRequestRef ref = new PullRequestRef(home, pull.number());
    assertThat(memory.last(ref)).isPresent();
    step(() -> stage.github().uninstall(stage.installation()));
    assertThat(memory.last(ref)).isEmpty();
    stage.reinstall();
  }

  // -- operators

  private String managed(String path) throws IOException, InterruptedException {
    URI address =
        URI.create("http://127.0.0.1:" + stage.service().managementPort() + "/actuator/" + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void operatorsSeeHowItIs() throws IOException, InterruptedException {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    pullRequest(repository, Map.of("app.py", BLOCKING));
    assertThat(managed("health/readiness")).contains("\"status\":\"UP\"", "loopwarden");
    assertThat(managed("prometheus"))
        .contains(
            "loopwarden_deliveries_total",
            "loopwarden_webhook_answer_seconds_bucket",
            "loopwarden_queue_waiting",
            "loopwarden_queue_age_seconds",
            "loopwarden_review_duration_seconds",
            "loopwarden_github_calls_seconds_count{endpoint=",
            "loopwarden_github_remaining",
            "loopwarden_findings_total{rule=\"blocking-sleep\"",
            "loopwarden_comments_total",
            "loopwarden_deliveries_unaccounted");
  }
}
