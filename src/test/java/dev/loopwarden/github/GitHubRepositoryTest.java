package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.github.StubGitHub.Answer;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion;
import dev.loopwarden.pullrequest.CheckStart;
import dev.loopwarden.pullrequest.CommitStatus;
import dev.loopwarden.pullrequest.DraftComment;
import dev.loopwarden.pullrequest.HostedRepository;
import dev.loopwarden.pullrequest.HostedRepository.Access;
import dev.loopwarden.pullrequest.HostedRepository.Reaction;
import dev.loopwarden.pullrequest.Instruction.Origin;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.PullRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GitHubRepositoryTest {
  static final String HEAD = "a".repeat(40);
  static final String BASE = "b".repeat(40);
  static final String PULL =
      """
      {"number":5,"state":"open","title":"Faster","draft":false,"merged_at":null,"mergeable_state":"clean",
       "changed_files":2,
       "head":{"sha":"%s","ref":"fast","repo":{"id":42,"name":"parcels","full_name":"octo/parcels"}},
       "base":{"sha":"%s","ref":"main","repo":{"id":42,"name":"parcels","full_name":"octo/parcels"}}}
      """
          .formatted(HEAD, BASE);

  private final StubGitHub github = new StubGitHub();
  private final HostedRepository repository = github.access().open(StubGitHub.PARCELS);

  @AfterEach
  void close() {
    github.close();
  }

  @Test
  void pullRequestIsReadInOneCall() {
    github.on("GET /repos/octo/parcels/pulls/5", PULL);

    PullRequest pull = repository.pullRequest(5);

    assertThat(pull.state()).isEqualTo(PullRequest.State.OPEN);
    assertThat(pull.draft()).isFalse();
    assertThat(pull.headSha()).isEqualTo(HEAD);
    assertThat(pull.baseRef()).isEqualTo("main");
    assertThat(repository.usage().calls()).isEqualTo(2); // the token, too
    assertThat(github.asked("GET .*").getFirst().header("X-GitHub-Api-Version"))
        .isEqualTo("2022-11-28");
  }

  @Test
  void mergedAndClosedPullRequestsAreTold() {
    github.on(
        "GET /repos/octo/parcels/pulls/5",
        Answer.ok(
            PULL.replace("\"open\"", "\"closed\"")
                .replace("\"merged_at\":null", "\"merged_at\":\"2026-11-01T00:00:00Z\"")),
        Answer.ok(
            PULL.replace("\"open\"", "\"closed\"")
                .replaceFirst("\"repo\":\\{[^}]*}", "\"repo\":null")));

    assertThat(repository.pullRequest(5).state()).isEqualTo(PullRequest.State.MERGED);
    assertThat(repository.pullRequest(5).state())
        .as("from a fork that was deleted")
        .isEqualTo(PullRequest.State.CLOSED);
  }

  @Test
  void filesComeInOneCall() {
    github.on(
        "POST /graphql",
        """
        {"data":{"repository":{
          "o0":{"oid":"%s","text":"rules:","isTruncated":false},
          "o1":null,
          "o2":{},
          "o3":{"oid":"%s","text":"rules:","isTruncated":false}}}}
        """
            .formatted(blob("rules:"), blob("\uFEFFrules:")));
    github.on("GET /repos/octo/parcels/git/blobs/.*", Answer.bytes("\uFEFFrules:".getBytes(UTF_8)));

    Map<String, byte[]> files =
        repository.files("main", List.of("a.yml", "absent.yml", "folder", "mark.yml"));

    assertThat(files).containsOnlyKeys("a.yml", "mark.yml");
    assertThat(files.get("a.yml")).isEqualTo("rules:".getBytes(UTF_8));
    assertThat(files.get("mark.yml")).isEqualTo("\uFEFFrules:".getBytes(UTF_8));
    assertThat(github.asked("POST /graphql").getFirst().body()).contains("main:absent.yml");
  }

  static String blob(String text) {
    return Samples.blob(text.getBytes(UTF_8));
  }

  @Test
  void reviewIsOneCall() {
    github.on("GET /repos/octo/parcels/pulls/5", PULL);
    github.on("POST /repos/octo/parcels/pulls/5/reviews", "{\"id\":1}");
    repository.pullRequest(5);

    repository.postReview(
        5,
        HEAD,
        List.of(new DraftComment("app.py", 3, 3, "one"), new DraftComment("app.py", 7, 9, "many")));

    assertThat(ApiRequest.MAPPER.readTree(github.asked("POST .*/reviews").getFirst().body()))
        .isEqualTo(
            ApiRequest.MAPPER.readTree(
                """
                {"commit_id":"%s","body":"","event":"COMMENT","comments":[
                  {"path":"app.py","line":3,"body":"one"},
                  {"path":"app.py","start_line":7,"line":9,"body":"many"}]}
                """
                    .formatted(HEAD)));
    assertThat(github.asked("GET .*/pulls/5")).hasSize(1);
  }

  @Test
  void commentInAWrongPlaceBecomesACommentOnItsFile() {
    github.on("GET /repos/octo/parcels/pulls/5", PULL);
    github.on(
        "POST /repos/octo/parcels/pulls/5/reviews",
        asked ->
            asked.body().contains("bad.py")
                ? Answer.json(
                    422,
                    "{\"message\":\"Unprocessable Entity\",\"errors\":[\"Line could not be"
                        + " resolved\"]}")
                : Answer.ok("{\"id\":1}"));
    github.on("POST /repos/octo/parcels/pulls/5/comments", Answer.json(201, "{\"id\":2}"));

    repository.postReview(
        5,
        HEAD,
        List.of(new DraftComment("good.py", 1, 1, "a"), new DraftComment("bad.py", 900, 900, "b")));

    assertThat(github.asked("POST .*/comments")).hasSize(1);
    assertThat(github.asked("POST .*/comments").getFirst().body())
        .contains("\"subject_type\":\"file\"", "bad.py");
    assertThat(github.heard.misplaced).hasValue(1);
    assertThat(
            github.asked("POST .*/reviews").stream().filter(one -> !one.body().contains("bad.py")))
        .hasSize(1);
  }

  /** The clock stands still: what is refused must not use up the room of what is not. */
  @Test
  void commentThatIsWrongEverywhereLeavesTheOthersAlone() {
    List<DraftComment> drafts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      drafts.add(new DraftComment("f%d.py".formatted(i), 1, 1, "text"));
    }
    List<String> posted = new ArrayList<>();
    Answer refused = Answer.json(422, "{\"message\":\"path is not part of the diff\"}");
    github.on("GET /repos/octo/parcels/pulls/5", PULL);
    github.on("PATCH /repos/octo/parcels/pulls/comments/[89]", "{}");
    github.on("POST /repos/octo/parcels/pulls/5/comments", refused);
    github.on(
        "POST /repos/octo/parcels/pulls/5/reviews",
        asked -> {
          if (asked.body().contains("f0.py")) {
            return refused;
          }
          ApiRequest.MAPPER
              .readTree(asked.body())
              .path("comments")
              .forEach(comment -> posted.add(comment.path("path").asString()));
          return Answer.ok("{\"id\":1}");
        });

    assertThat(repository.postReview(5, HEAD, drafts)).containsExactly(drafts.getFirst());
    assertThat(posted)
        .containsExactlyElementsOf(drafts.stream().skip(1).map(DraftComment::path).toList());
    repository.editComment(8, "there is room for more");
    repository.editComment(9, "and for this");
  }

  @Test
  void reviewThatGitHubDoesNotWantIsTriedOnce() {
    github.on("GET /repos/octo/parcels/pulls/5", PULL);
    github.on(
        "POST /repos/octo/parcels/pulls/5/reviews",
        Answer.json(422, "{\"message\":\"Body is too long\"}"));

    DraftComment draft = new DraftComment("a.py", 1, 1, "a");
    assertThat(repository.postReview(5, HEAD, List.of(draft))).containsExactly(draft);
    github.on(
        "POST /repos/octo/parcels/pulls/5/reviews",
        Answer.json(403, "{\"message\":\"The conversation of this pull request is locked\"}"));
    assertThat(repository.postReview(5, HEAD, List.of(draft))).containsExactly(draft);
    assertThat(github.asked("POST .*/reviews")).hasSize(2);
  }

  /** Webhooks can be ahead of what all servers know; other things that it does not like stay so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"message":"No commit found for SHA: 1234"} | true
          {"message":"Unprocessable Entity","errors":["The commitOID is not part of the pull request"]} | true
          {"message":"Validation Failed","errors":[{"field":"commit_id","message":"commit_id is not part of the pull request"}]} | true
          {"message":"Invalid request. No more than 50 items are allowed"} | false
          """)
  void commitThatGitHubDoesNotKnowMayBeKnownLater(String answer, boolean mayAppear) {
    github.on("GET /repos/octo/parcels/pulls/5", PULL);
    github.on("POST /repos/octo/parcels/(check-runs|pulls/5/reviews)", Answer.json(422, answer));

    Class<? extends HostException> problem =
        mayAppear ? HostException.Gone.class : HostException.Refused.class;
    assertThatThrownBy(() -> repository.startCheck(new CheckStart("Loopwarden", HEAD, "pull 5")))
        .isInstanceOf(problem);
    DraftComment draft = new DraftComment("a.py", 1, 1, "a");
    if (mayAppear) {
      assertThatThrownBy(() -> repository.postReview(5, HEAD, List.of(draft)))
          .isInstanceOfSatisfying(
              HostException.Gone.class, gone -> assertThat(gone.mayAppear()).isTrue());
    }
  }

  @Test
  void checkRunIsConcludedInOneCall() {
    github.on("POST /repos/octo/parcels/check-runs", Answer.json(201, "{\"id\":11}"));
    github.on("PATCH /repos/octo/parcels/check-runs/11", "{\"id\":11}");
    List<CheckConclusion.Annotation> annotations = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      annotations.add(
          new CheckConclusion.Annotation("a.py", i, i + 1, Severity.ERROR, "title", "message"));
    }

    long check = repository.startCheck(new CheckStart("Loopwarden", HEAD, "pull 5"));
    repository.concludeCheck(
        check,
        new CheckConclusion(
            CheckConclusion.Result.NEUTRAL, "50 findings", "All of them.", annotations));

    assertThat(github.asked("POST .*/check-runs").getFirst().body())
        .contains("\"status\":\"in_progress\"", "\"external_id\":\"pull 5\"", HEAD);
    assertThat(github.asked("PATCH .*/check-runs/11")).hasSize(1);
    String patch = github.asked("PATCH .*/check-runs/11").getFirst().body();
    assertThat(patch).contains("\"conclusion\":\"neutral\"", "\"status\":\"completed\"");
    var output = ApiRequest.MAPPER.readTree(patch).path("output");
    assertThat(output.path("summary").asString()).isEqualTo("All of them.");
    assertThat(output.path("annotations")).hasSize(50);
    assertThat(output.path("annotations").get(0).path("annotation_level").asString())
        .isEqualTo("failure");
  }

  @Test
  void longSummaryIsCut() {
    github.on("PATCH /repos/octo/parcels/check-runs/11", "{\"id\":11}");

    repository.concludeCheck(
        11,
        new CheckConclusion(CheckConclusion.Result.SUCCESS, "t", "x".repeat(70_000), List.of()));

    assertThat(
            ApiRequest.MAPPER
                .readTree(github.asked.getLast().body())
                .path("output")
                .path("summary")
                .asString())
        .hasSizeLessThanOrEqualTo(65_535);
  }

  @Test
  void newestCheckOfOursIsFound() {
    github.on(
        "GET /repos/octo/parcels/commits/" + HEAD + "/check-runs\\?.*",
        """
        {"total_count":3,"check_runs":[
          {"id":3,"name":"Loopwarden","app":{"id":99}},
          {"id":9,"name":"Loopwarden","app":{"id":1}},
          {"id":2,"name":"Loopwarden","app":{"id":99}}]}
        """);

    assertThat(repository.findCheck(HEAD, "Loopwarden")).hasValue(3L);
    assertThat(github.asked("GET .*").getFirst().line())
        .contains("app_id=99", "check_name=Loopwarden");
  }

  @Test
  void statusIsSet() {
    github.on("POST /repos/octo/parcels/statuses/" + HEAD, Answer.json(201, "{\"id\":1}"));

    repository.setStatus(
        HEAD, new CommitStatus(CommitStatus.State.SUCCESS, "d".repeat(200), "loopwarden"));

    assertThat(github.asked("POST .*/statuses/.*").getFirst().body())
        .contains("\"state\":\"success\"", "\"d".concat("d".repeat(139)).concat("\""))
        .doesNotContain("target_url");
  }

  @Test
  void accessFailsClosed() {
    github.on(
        "GET /repos/octo/parcels/collaborators/ada/permission",
        "{\"permission\":\"write\",\"user\":{\"login\":\"ada\"}}");
    github.on("GET /repos/octo/parcels/collaborators/eve/permission", "{\"permission\":\"owner\"}");
    github.on(
        "GET /repos/octo/parcels/collaborators/bob/permission",
        Answer.json(403, "{\"message\":\"Must have push access\"}"));
    github.on("GET /repos/octo/parcels/collaborators/sad/permission", Answer.json(500, ""));

    assertThat(repository.access("ada")).isEqualTo(Access.WRITE);
    assertThat(repository.access("eve")).isEqualTo(Access.NONE);
    assertThat(repository.access("bob")).isEqualTo(Access.NONE);
    assertThat(repository.access("unknown")).isEqualTo(Access.NONE);
    int before = github.asked.size();
    assertThat(repository.access("../../../user")).isEqualTo(Access.NONE);
    assertThat(repository.access("")).isEqualTo(Access.NONE);
    assertThat(github.asked).hasSize(before);
    assertThatThrownBy(() -> repository.access("sad")).isInstanceOf(HostException.Failed.class);
  }

  @Test
  void commentsAreEditedDeletedAnsweredAndReactedTo() {
    github.on("PATCH /repos/octo/parcels/pulls/comments/8", "{}");
    github.on("POST /repos/octo/parcels/pulls/5/comments/8/replies", Answer.json(201, "{}"));
    github.on("POST /repos/octo/parcels/pulls/comments/8/reactions", Answer.json(201, "{}"));
    github.on("POST /repos/octo/parcels/issues/comments/4/reactions", Answer.json(201, "{}"));

    repository.editComment(8, "new");
    repository.deleteComment(8); // is gone already: 404
    repository.reply(5, 8, "answer");
    github.clock.move(Duration.ofSeconds(10));
    repository.react(new Origin(Place.THREAD, 8, 8), Reaction.DONE);
    repository.react(new Origin(Place.CONVERSATION, 4, 0), Reaction.REFUSED);
    repository.react(new Origin(Place.BUTTON, 0, 0), Reaction.DONE);

    assertThat(github.asked.stream().skip(1).map(StubGitHub.Asked::body))
        .containsExactly(
            "{\"body\":\"new\"}",
            "",
            "{\"body\":\"answer\"}",
            "{\"content\":\"+1\"}",
            "{\"content\":\"confused\"}");
  }

  @Test
  void answerFallsBackToTheOtherWay() {
    github.on(
        "POST /repos/octo/parcels/pulls/5/comments/8/replies",
        Answer.json(403, "{\"message\":\"Resource not accessible by integration\"}"));
    github.on("POST /repos/octo/parcels/pulls/5/comments", Answer.json(201, "{}"));

    repository.reply(5, 8, "answer");

    assertThat(
            ApiRequest.MAPPER.readTree(github.asked.getLast().body()).path("in_reply_to").asInt())
        .isEqualTo(8);
  }

  @Test
  void longCommentsAreCut() {
    github.on("POST /repos/octo/parcels/pulls/5/comments/8/replies", Answer.json(201, "{}"));

    repository.reply(5, 8, String.join("", Collections.nCopies(40_000, "\uD83D\uDE00")));

    String body = ApiRequest.MAPPER.readTree(github.asked.getLast().body()).path("body").asString();
    assertThat(body).hasSizeLessThanOrEqualTo(65_000).endsWith("(cut here: GitHub takes no more)");
    assertThat(body.codePoints().filter(point -> point < 0x10000 && point > 0xD7FF)).isEmpty();
  }
}
