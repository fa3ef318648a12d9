package dev.loopwarden.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may ask what, how often, and how long answers are. */
final class AccessTest {
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

  @Test
  void signedTokensOfTheAppAreLookedAt() {
    long now = scene.now().getEpochSecond();
    assertThat(scene.bot.with("Bearer " + scene.bot.jwt(now, now + 600)).get("/app").status())
        .isEqualTo(200);
    for (String bad :
        new String[] {
          scene.bot.jwt(now, now + 601),
          scene.bot.jwt(now, now),
          scene.bot.jwt(now + 1, now + 60),
          scene.bot.jwt(now, now + 60).replaceAll("\\.[^.]*$", ".AAAA"),
          "nonsense"
        }) {
      assertThat(scene.bot.with("Bearer " + bad).get("/app").status()).isEqualTo(401);
    }
    assertThat(scene.bot.with("").get("/app").status()).isEqualTo(401);
  }

  @Test
  void tokensOfInstallationsEndAfterAnHour() {
    scene.pass(Duration.ofMinutes(59));
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(200);
    scene.pass(Duration.ofMinutes(1));
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(401);
    assertThat(scene.bot.get(Scene.PULL).json().path("message").asString())
        .isEqualTo("Bad credentials");
  }

  @Test
  void narrowedTokensReachLess() {
    long other = scene.github.repository("octo/other", folder.resolve("other")).id();
    scene.bot.asInstallation(scene.installation, "{\"repository_ids\":[" + other + "]}");
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(404);
    scene.bot.asInstallation(
        scene.installation,
        "{\"repository_ids\":[%d],\"permissions\":{\"contents\":\"read\"}}"
            .formatted(scene.parcels.id()));
    assertThat(scene.bot.get(Scene.REPO + "/git/trees/main").status()).isEqualTo(200);
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(403);
    scene.bot.asApp();
    assertThat(
            scene
                .bot
                .post(
                    "/app/installations/" + scene.installation + "/access_tokens",
                    "{\"permissions\":{\"contents\":\"write\"}}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void threadsAreResolvedByWhoMayWriteContents() {
    scene.review("{\"path\":\"a.py\",\"line\":15,\"body\":\"x\"}");
    String id =
        scene
            .bot
            .graphQl(
                "{repository(owner:\"octo\",name:\"parcels\"){pullRequest(number:1){"
                    + "reviewThreads(first:1){nodes{id}}}}}")
            .json()
            .findValue("id")
            .asString();
    String resolve =
        "mutation{resolveReviewThread(input:{threadId:\"%s\"}){thread{isResolved}}}".formatted(id);

    assertThat(scene.bot.graphQl(resolve).json().path("errors").path(0).path("type").asString())
        .isEqualTo("FORBIDDEN");
    scene.github.permit(
        scene.installation,
        Map.of("metadata", "read", "contents", "write", "pull_requests", "write"));
    assertThat(scene.bot.graphQl(resolve).text()).contains("{\"isResolved\":true}");
    assertThat(scene.pull.comments().getFirst().resolved()).isTrue();
  }

  @Test
  void graphQlListsNeedBoundaries() {
    assertThat(threads("")).contains("MISSING_PAGINATION_BOUNDARIES");
    assertThat(threads("(first:101)")).contains("EXCESSIVE_PAGINATION");
    assertThat(threads("(first:100)")).doesNotContain("errors");
  }

  private String threads(String arguments) {
    return scene
        .bot
        .graphQl(
            "{repository(owner:\"octo\",name:\"parcels\"){pullRequest(number:1){reviewThreads"
                + arguments
                + "{totalCount}}}}")
        .text();
  }

  @ParameterizedTest
  @EnumSource(Trouble.Limit.class)
  void limitsComeInEveryShape(Trouble.Limit limit) {
    scene.github.limitNext("GET /repos/*/*/pulls/*", limit, Duration.ofSeconds(90));
    Bot.Answer answer = scene.bot.get(Scene.PULL);

    boolean primary = limit.name().startsWith("PRIMARY") || limit == Trouble.Limit.GRAPHQL;
    assertThat(answer.status())
        .isEqualTo(limit == Trouble.Limit.GRAPHQL ? 200 : limit.name().endsWith("429") ? 429 : 403);
    assertThat(answer.header("X-RateLimit-Remaining").equals("0")).isEqualTo(primary);
    if (primary) {
      assertThat(answer.header("X-RateLimit-Reset"))
          .isEqualTo(Long.toString(scene.now().getEpochSecond() + 90));
    }
    boolean named =
        limit == Trouble.Limit.SECONDARY_RETRY_AFTER || limit == Trouble.Limit.SECONDARY_429;
    assertThat(answer.header("Retry-After")).isEqualTo(named ? "90" : "");
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(200);
    assertThat(scene.github.troubleLeft()).isZero();
  }

  @Test
  void theHourlyBudgetEndsAndComesBack() {
    scene.github.allowPerHour(3);
    String tag = scene.bot.get(Scene.PULL).header("ETag");
    assertThat(scene.bot.get(Scene.PULL, "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(scene.bot.get(Scene.PULL).header("X-RateLimit-Remaining")).isEqualTo("1");
    assertThat(scene.bot.get(Scene.PULL).header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(403);
    scene.pass(Duration.ofHours(1).minusSeconds(1));
    scene.bot.asInstallation(scene.installation);
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(403);
    scene.pass(Duration.ofSeconds(1));
    assertThat(scene.bot.get(Scene.PULL).status()).isEqualTo(200);
  }

  @Test
  void failuresComeWhenTheyAreAskedFor() {
    scene.github.failNext("* /repos/*/*/pulls/*/reviews", Trouble.status(502));
    scene.github.failNext("POST /repos/*/*/pulls/*/reviews", new Trouble.LostAnswer());
    String comment = "{\"path\":\"a.py\",\"line\":15,\"body\":\"x\"}";

    assertThat(scene.review(comment).status()).isEqualTo(502);
    assertThat(scene.pull.comments()).isEmpty();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> scene.review(comment))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(scene.pull.comments()).hasSize(1);
  }

  @Test
  void listsComeByPages() {
    FileEdit[] files =
        IntStream.range(0, 131)
            .mapToObj(i -> FileEdit.write("f%03d.py".formatted(i), "x = 1\n"))
            .toArray(FileEdit[]::new);
    scene.parcels.commit("change", "Many", files);

    Bot.Answer first = scene.bot.get(Scene.PULL + "/files");
    assertThat(first.json().size()).isEqualTo(30);
    assertThat(first.header("Link")).contains("page=2>; rel=\"next\"", "page=5>; rel=\"last\"");
    Bot.Answer last = scene.bot.get(Scene.PULL + "/files?per_page=200&page=2");
    assertThat(last.json().size()).isEqualTo(32);
    assertThat(last.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
  }

  @Test
  void filesWithoutTextHaveNoPatch() {
    scene.parcels.commit(
        "change",
        "Odd",
        FileEdit.write("a.bin", new byte[] {0, 1, 2}),
        FileEdit.write("huge.py", "x = 1\n".repeat(20_001)),
        FileEdit.link("link.py", "a.py"),
        FileEdit.submodule("sub", "1".repeat(40)),
        FileEdit.delete("a.py"));
    Map<String, String> files = new java.util.TreeMap<>();
    for (var file : scene.bot.get(Scene.PULL + "/files").json().values()) {
      files.put(
          file.path("filename").asString(),
          file.path("status").asString() + " " + file.has("patch"));
    }
    assertThat(files)
        .containsEntry("a.bin", "added false")
        .containsEntry("huge.py", "added false")
        .containsEntry("link.py", "added true")
        .containsEntry("sub", "added true")
        .containsEntry("a.py", "removed true");
  }

  @Test
  void treesAreCutOffOnRequest() {
    scene.parcels.commit("main", "More", FileEdit.write("pkg/b.py", "b = 1\n"));
    var whole = scene.bot.get(Scene.REPO + "/git/trees/main?recursive=1").json();
    assertThat(whole.path("tree").size()).isEqualTo(3);
    assertThat(whole.path("truncated").asBoolean()).isFalse();
    scene.github.truncateTreesAt(2);
    var cut = scene.bot.get(Scene.REPO + "/git/trees/main?recursive=1").json();
    assertThat(cut.path("tree").size()).isEqualTo(2);
    assertThat(cut.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void contentsComeAsTheyAre() {
    byte[] bytes = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'x', '\r', '\n', (byte) 0xff};
    scene.parcels.commit("main", "Bytes", FileEdit.write("odd name+ü.py", bytes));
    var file = scene.bot.get(Scene.REPO + "/contents/odd%20name+%C3%BC.py?ref=main").json();
    String sha = file.path("sha").asString();

    assertThat(java.util.Base64.getMimeDecoder().decode(file.path("content").asString()))
        .isEqualTo(bytes);
    assertThat(
            scene
                .bot
                .get(Scene.REPO + "/git/blobs/" + sha, "Accept", "application/vnd.github.raw+json")
                .response()
                .body())
        .isEqualTo(bytes);
    Bot.Answer tarball = scene.bot.get(Scene.REPO + "/tarball/main");
    assertThat(tarball.status()).isEqualTo(302);
    String place = tarball.header("Location").substring(scene.github.url().toString().length());
    byte[] zipped = scene.bot.with("").get(place).response().body();
    assertThat(unzipped(zipped)).contains("octo-parcels-", "odd name+ü.py", "line 60");
  }

  private static String unzipped(byte[] zipped) {
    try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(zipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
