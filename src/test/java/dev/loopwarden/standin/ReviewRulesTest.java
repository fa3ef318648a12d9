package dev.loopwarden.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub refuses in reviews and comments, and where comments go. */
final class ReviewRulesTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void begin() {
    scene = new Scene(folder);
  }

  @AfterEach
  void end() {
    scene.close();
  }

  private String refusal(String comment) {
    Bot.Answer answer = scene.review(comment);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(scene.pull.reviews()).isEmpty();
    return answer.json().path("errors").path(0).asString();
  }

  private static String at(String lines) {
    return "{\"path\":\"a.py\"," + lines + ",\"side\":\"RIGHT\",\"body\":\"x\"}";
  }

  @Test
  void anchorsHaveToLieInHunks() {
    assertThat(refusal(at("\"line\":3")))
        .isEqualTo(
            "Pull request review thread line must be part of the diff and Pull request review"
                + " thread diff hunk can't be blank");
    assertThat(refusal(at("\"line\":3,\"start_line\":2")))
        .isEqualTo(
            "Pull request review thread line must be part of the diff, Pull request review thread"
                + " start line must be part of the same hunk as the line., and Pull request review"
                + " thread diff hunk can't be blank");
    assertThat(refusal(at("\"line\":15,\"start_line\":15")))
        .isEqualTo("Pull request review thread start line must precede the end line.");
    assertThat(refusal(at("\"line\":50,\"start_line\":14")))
        .isEqualTo(
            "Pull request review thread start line must be part of the same hunk as the line.");
    assertThat(refusal(at("\"line\":15").replace("a.py", "b.py")))
        .isEqualTo(
            "Pull request review thread path is invalid and Pull request review thread diff hunk"
                + " can't be blank");
  }

  @Test
  void linesAtTheEdgesOfHunksAreInThem() {
    for (int line : new int[] {12, 15, 18, 49, 54}) {
      assertThat(scene.review(at("\"line\":" + line)).status()).as("line " + line).isEqualTo(200);
    }
    for (int line : new int[] {11, 19, 48, 55}) {
      assertThat(scene.review(at("\"line\":" + line)).status()).as("line " + line).isEqualTo(422);
    }
    assertThat(scene.review(at("\"line\":15,\"start_line\":13")).status()).isEqualTo(200);
    String removed = "{\"path\":\"a.py\",\"line\":51,\"side\":\"LEFT\",\"body\":\"x\"}";
    assertThat(scene.review(removed).status()).isEqualTo(200);
  }

  @Test
  void commitsHaveToBePartOfThePullRequest() {
    String body =
        "{\"commit_id\":\"%s\",\"event\":\"COMMENT\",\"comments\":[%s]}"
            .formatted("0".repeat(40), at("\"line\":15"));
    assertThat(scene.bot.post(Scene.PULL + "/reviews", body).status()).isEqualTo(422);
  }

  @Test
  void bodiesAreAtMostSoLong() {
    String longest = "x".repeat(65_536);
    assertThat(scene.review(at("\"line\":15").replace("\"x\"", "\"" + longest + "\"")).status())
        .isEqualTo(200);
    assertThat(scene.review(at("\"line\":15").replace("\"x\"", "\"" + longest + "y\"")).status())
        .isEqualTo(422);
    assertThat(scene.review(at("\"line\":15").replace("\"x\"", "\" \"")).status()).isEqualTo(422);
  }

  private Bot.Answer comment(String rest) {
    return scene.bot.post(
        Scene.PULL + "/comments",
        "{\"body\":\"x\",\"commit_id\":\"%s\",\"path\":\"a.py\",%s}"
            .formatted(scene.pull.head(), rest));
  }

  @Test
  void singleCommentsGoOnLinesAndFiles() {
    assertThat(comment("\"subject_type\":\"file\"").status()).isEqualTo(201);
    assertThat(comment("\"line\":15,\"side\":\"RIGHT\"").status()).isEqualTo(201);
    assertThat(comment("\"line\":3,\"side\":\"RIGHT\"").text())
        .contains("pull_request_review_thread.line must be part of the diff");
    assertThat(scene.pull.comments().getFirst().wholeFile()).isTrue();
  }

  @Test
  void answersGoToTheCommentThatBeganTheThread() {
    long root = comment("\"line\":15").json().path("id").asLong();
    long reply = scene.pull.reply("ada", root, "why?");

    Bot.Answer answer =
        scene.bot.post(Scene.PULL + "/comments/" + root + "/replies", "{\"body\":\"because\"}");
    assertThat(answer.json().path("in_reply_to_id").asLong()).isEqualTo(root);
    assertThat(
            scene
                .bot
                .post(Scene.PULL + "/comments/" + reply + "/replies", "{\"body\":\"no\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void anAppChangesAndDeletesItsOwnWordsOnly() {
    String comments = Scene.REPO + "/pulls/comments/";
    long mine = comment("\"line\":15").json().path("id").asLong();
    long hers = scene.pull.comment("ada", "a.py", 16, "mine");

    assertThat(scene.bot.send("PATCH", comments + mine, "{\"body\":\"y\"}").status())
        .isEqualTo(200);
    assertThat(scene.bot.send("PATCH", comments + hers, "{\"body\":\"y\"}").status())
        .isEqualTo(403);
    assertThat(scene.bot.send("DELETE", comments + hers, "").status()).isEqualTo(403);
    assertThat(scene.bot.send("DELETE", comments + mine, "").status()).isEqualTo(204);
    assertThat(scene.bot.send("DELETE", comments + mine, "").status()).isEqualTo(404);
    assertThat(scene.pull.comments()).extracting(c -> c.author()).containsExactly("ada");
  }

  @Test
  void commentsComeBackWhenTheirLinesDo() {
    scene.review(at("\"line\":15,\"start_line\":14"));
    scene.parcels.commit("change", "Other", FileEdit.write("a.py", Scene.lines(1, 10)));
    assertThat(scene.pull.comments().getFirst().outdated()).isTrue();

    scene.parcels.commit(
        "change", "Back", FileEdit.write("a.py", "top\n" + Scene.lines(1, 14) + "new\nend\n"));
    StandInPullRequest.Comment back = scene.pull.comments().getFirst();
    assertThat(back.startLine()).isEqualTo(15);
    assertThat(back.line()).isEqualTo(16);
  }

  @Test
  void commentsLeaveWithTheirFile() {
    scene.review(at("\"line\":15"));
    scene.parcels.commit("change", "Move", FileEdit.move("a.py", "b.py"));
    assertThat(scene.pull.comments().getFirst().outdated()).isTrue();
  }

  @Test
  void reactionsAreThereOnce() {
    long id = scene.pull.say("ada", "/loopwarden review");
    String reactions = Scene.REPO + "/issues/comments/" + id + "/reactions";
    assertThat(scene.bot.post(reactions, "{\"content\":\"+1\"}").status()).isEqualTo(201);
    assertThat(scene.bot.post(reactions, "{\"content\":\"+1\"}").status()).isEqualTo(200);
    assertThat(scene.bot.post(reactions, "{\"content\":\"applause\"}").status()).isEqualTo(422);
    assertThat(scene.pull.conversation().getFirst().reactions()).containsExactly("+1");
  }

  @Test
  void checkRunsHaveLimits() {
    assertThat(check("", 50).status()).isEqualTo(201);
    assertThat(check("", 51).status()).isEqualTo(422);
    assertThat(check("x".repeat(65_535), 0).status()).isEqualTo(201);
    assertThat(check("x".repeat(65_536), 0).status()).isEqualTo(422);
    assertThat(scene.pull.checks().getFirst().annotations()).hasSize(50);
  }

  private Bot.Answer check(String summary, int annotations) {
    String one =
        "{\"path\":\"a.py\",\"start_line\":1,\"end_line\":1,\"annotation_level\":\"notice\",\"message\":\"m\"}";
    String all = String.join(",", java.util.Collections.nCopies(annotations, one));
    return scene.bot.post(
        Scene.REPO + "/check-runs",
        "{\"name\":\"c\",\"head_sha\":\"%s\",\"output\":{\"title\":\"t\",\"summary\":\"%s\",\"annotations\":[%s]}}"
            .formatted(scene.pull.head(), summary, all));
  }
}
