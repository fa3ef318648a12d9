package dev.loopwarden.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The way of a review through the stand-in. */
final class StandInTest {
  @TempDir Path folder;

  private Scene scene;
  private GitHubContract contract;

  @BeforeEach
  void begin() {
    scene = new Scene(folder);
    contract = GitHubContract.watch(scene.github);
  }

  @AfterEach
  void end() {
    scene.close();
    contract.verify();
  }

  @Test
  void showsWhatAPullRequestChanges() {
    JsonNode shown = scene.bot.get(Scene.PULL).json();
    JsonNode files = scene.bot.get(Scene.PULL + "/files").json();

    assertThat(shown.path("head").path("sha").asString()).isEqualTo(scene.pull.head());
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
             line 17
            @@ -48,7 +49,6 @@ line 47
             line 48
             line 49
             line 50
            -line 51
             line 52
             line 53
             line 54\
            """);
  }

  @Test
  void postsAReviewAllOrNothing() {
    String good = "{\"path\":\"a.py\",\"line\":15,\"side\":\"RIGHT\",\"body\":\"look\"}";
    String bad = "{\"path\":\"a.py\",\"line\":3,\"side\":\"RIGHT\",\"body\":\"look\"}";

    assertThat(scene.review(good + "," + bad).status()).isEqualTo(422);
    assertThat(scene.pull.comments()).isEmpty();
    assertThat(scene.review(good).status()).isEqualTo(200);
    assertThat(scene.pull.comments())
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.author()).isEqualTo("loopwarden[bot]");
              assertThat(comment.line()).isEqualTo(15);
            });
  }

  @Test
  void movesCommentsWithTheirLinesAndLosesThemWhenTheyChange() {
    scene.review("{\"path\":\"a.py\",\"line\":15,\"body\":\"look\"}");

    scene.parcels.commit(
        "change",
        "Move",
        FileEdit.write("a.py", "top\n" + Scene.lines(1, 14) + "new\n" + Scene.lines(15, 60)));
    JsonNode moved = scene.bot.get(Scene.PULL + "/comments").json().path(0);
    assertThat(moved.path("line").asInt()).isEqualTo(16);
    assertThat(moved.path("original_line").asInt()).isEqualTo(15);
    assertThat(moved.path("commit_id").asString()).isEqualTo(scene.pull.head());

    scene.parcels.commit(
        "change",
        "Change it",
        FileEdit.write("a.py", Scene.lines(1, 14) + "other\n" + Scene.lines(15, 60)));
    JsonNode outdated = scene.bot.get(Scene.PULL + "/comments").json().path(0);
    assertThat(outdated.path("line").isNull()).isTrue();
    assertThat(outdated.path("position").isNull()).isTrue();
    assertThat(outdated.path("original_line").asInt()).isEqualTo(15);
  }

  @Test
  void answersGraphQl() {
    scene.review("{\"path\":\"a.py\",\"line\":15,\"body\":\"look\"}");
    scene.pull.resolve("ada", scene.pull.comments().getFirst().id());
    String blob = scene.bot.get(Scene.PULL + "/files").json().path(0).path("sha").asString();

    JsonNode answer =
        scene
            .bot
            .graphQl(
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
        scene
            .bot
            .post("/repos/octo/parcels/statuses/" + scene.pull.head(), "{\"state\":\"success\"}")
            .json();

    assertThat(answer.path("message").asString())
        .isEqualTo("Resource not accessible by integration");
  }
}
