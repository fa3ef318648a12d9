package dev.loopwarden.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The way of a review through the stand-in. */
final class StandInTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final String PULL = "/repos/octo/parcels/pulls/1";

  @TempDir Path folder;

  private StandIn github;
  private StandInRepository parcels;
  private StandInPullRequest pull;
  private Bot bot;
  private GitHubContract contract;

  @BeforeEach
  void openAPullRequest() {
    github = StandIn.start(() -> NOW);
    long installation = github.install("octo", StandIn.USUAL_PERMISSIONS);
    parcels = github.repository("octo/parcels", folder);
    parcels.commit("main", "Begin", FileEdit.write("a.py", lines(1, 30)));
    parcels.branch("change", "main");
    parcels.commit(
        "change", "Change", FileEdit.write("a.py", lines(1, 14) + "new\n" + lines(15, 30)));
    pull = parcels.openPullRequest("Change", "main", "change");
    contract = GitHubContract.watch(github);
    bot = new Bot(github, NOW).asInstallation(installation);
  }

  @AfterEach
  void close() {
    bot.close();
    github.close();
    contract.verify();
  }

  private static String lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> "line " + i + "\n")
        .reduce("", String::concat);
  }

  @Test
  void showsWhatAPullRequestChanges() {
    JsonNode shown = bot.get(PULL).json();
    JsonNode files = bot.get(PULL + "/files").json();

    assertThat(shown.path("head").path("sha").asString()).isEqualTo(pull.head());
    assertThat(shown.path("changed_files").asInt()).isEqualTo(1);
    assertThat(files.path(0).path("patch").asString())
        .isEqualTo(
            """
            @@ -12,6 +12,7 @@ line 11
             line 12
             line 13
             line 14
            +new
             line 15
             line 16
             line 17\
            """);
  }

  private Bot.Answer review(String comments) {
    return bot.post(
        PULL + "/reviews",
        "{\"commit_id\":\"%s\",\"event\":\"COMMENT\",\"body\":\"\",\"comments\":[%s]}"
            .formatted(pull.head(), comments));
  }

  @Test
  void postsAReviewAllOrNothing() {
    String good = "{\"path\":\"a.py\",\"line\":15,\"side\":\"RIGHT\",\"body\":\"look\"}";
    String bad = "{\"path\":\"a.py\",\"line\":3,\"side\":\"RIGHT\",\"body\":\"look\"}";

    assertThat(review(good + "," + bad).status()).isEqualTo(422);
    assertThat(pull.comments()).isEmpty();
    assertThat(review(good).status()).isEqualTo(200);
    assertThat(pull.comments())
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.author()).isEqualTo("loopwarden[bot]");
              assertThat(comment.line()).isEqualTo(15);
            });
  }

  @Test
  void movesCommentsWithTheirLinesAndLosesThemWhenTheyChange() {
    review("{\"path\":\"a.py\",\"line\":15,\"body\":\"look\"}");

    parcels.commit(
        "change", "Move", FileEdit.write("a.py", "top\n" + lines(1, 14) + "new\n" + lines(15, 30)));
    JsonNode moved = bot.get(PULL + "/comments").json().path(0);
    assertThat(moved.path("line").asInt()).isEqualTo(16);
    assertThat(moved.path("original_line").asInt()).isEqualTo(15);
    assertThat(moved.path("commit_id").asString()).isEqualTo(pull.head());

    parcels.commit(
        "change", "Change it", FileEdit.write("a.py", lines(1, 14) + "other\n" + lines(15, 30)));
    JsonNode outdated = bot.get(PULL + "/comments").json().path(0);
    assertThat(outdated.path("line").isNull()).isTrue();
    assertThat(outdated.path("position").isNull()).isTrue();
    assertThat(outdated.path("original_line").asInt()).isEqualTo(15);
  }

  @Test
  void answersGraphQl() {
    review("{\"path\":\"a.py\",\"line\":15,\"body\":\"look\"}");
    pull.resolve("ada", pull.comments().getFirst().id());
    String blob = bot.get(PULL + "/files").json().path(0).path("sha").asString();

    JsonNode answer =
        bot.graphQl(
                """
                { repository(owner: "octo", name: "parcels") {
                    a: object(oid: "%s") { ... on Blob { text isTruncated } }
                    pullRequest(number: 1) { reviewThreads(first: 10) { nodes {
                      id isResolved path resolvedBy { login }
                      comments(first: 5) { nodes { body author { __typename login } } }
                    } } }
                } }
                """
                    .formatted(blob))
            .json()
            .path("data")
            .path("repository");

    assertThat(answer.path("a").path("text").asString()).contains("new");
    JsonNode thread = answer.path("pullRequest").path("reviewThreads").path("nodes").path(0);
    assertThat(thread.path("isResolved").asBoolean()).isTrue();
    assertThat(thread.path("resolvedBy").path("login").asString()).isEqualTo("ada");
    assertThat(
            thread.path("comments").path("nodes").path(0).path("author").path("login").asString())
        .isEqualTo("loopwarden");
  }

  @Test
  void keepsAnAppInItsPermissions() {
    JsonNode answer =
        bot.post("/repos/octo/parcels/statuses/" + pull.head(), "{\"state\":\"success\"}").json();

    assertThat(answer.path("message").asString())
        .isEqualTo("Resource not accessible by integration");
  }
}
