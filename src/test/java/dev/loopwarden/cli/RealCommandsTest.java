package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands with the real engine, on a real repository. */
final class RealCommandsTest {
  @TempDir private Path folder = Path.of("");

  private CommandLineRun run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ResultStream(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminal.Attended(false, false),
            folder,
            Map.of());
    int exit = new Cli(Wiring.tools(terminal)).execute(args);
    return new CommandLineRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static JsonNode json(CommandLineRun run) {
    return JsonMapper.shared().readTree(run.out());
  }

  @Test
  void theDemoShowsOnePitfallOfEachCategory() {
    CommandLineRun run = run("demo", "--engine", "--format", "json");
    assertThat(run.exit()).isZero();
    assertThat(json(run).get("findings").valueStream().map(f -> f.get("category").asString()))
        .containsExactlyInAnyOrder("blocking", "tasks", "eventloop", "libraries", "concurrency");
    assertThat(run("demo", "--engine", "--fail-on", "error").exit()).isEqualTo(1);
  }

  @Test
  void theDemoGoesTheWholeWay() {
    CommandLineRun run = run("demo");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("Check run Loopwarden: neutral")
        .contains("parcels/api.py:29  loopwarden[bot]")
        .contains("POST /app/installations/", "POST /repos/octo/parcels/pulls/1/reviews -> 200")
        .doesNotContain("<!--");
  }

  @Test
  void theDemoTakesAChangeOfARealRepository() throws Exception {
    assertThat(run("demo", "--engine", "--keep", "sample").exit()).isZero();
    assertThat(run("demo", "--repo", "sample", "--base", "main", "--head", "main~0").out())
        .contains("Check run Loopwarden: success");
    assertThat(run("demo", "--repo", "sample", "--base", "nowhere").exit()).isEqualTo(2);
    assertThat(run("demo", "--base", "main").exit()).isEqualTo(2);

    String sample = folder.resolve("sample").toUri().toString();
    Process clone =
        new ProcessBuilder("git", "clone", "-q", "--depth", "1", sample, "shallow")
            .directory(folder.toFile())
            .start();
    assertThat(clone.waitFor()).isZero();
    assertThat(run("demo", "--repo", "shallow", "--base", "HEAD").exit()).isZero();
  }

  @Test
  void theKeptDemoCanBeReviewedAgain() throws IOException {
    assertThat(run("demo", "--engine", "--keep", "sample").exit()).isZero();
    assertThat(run("demo", "--engine", "--keep", "sample").exit()).isEqualTo(2);
    CommandLineRun review = run("review", "--repo", "sample");
    assertThat(review.exit()).isEqualTo(1);
    assertThat(review.out()).contains("This change introduces").contains("main (");
    assertThat(review.out()).isEqualTo(run("review", "--repo", "sample").out()); // from the cache
    assertThat(run("review", "--repo", "sample", "--base", "nowhere").exit()).isEqualTo(2);
    assertThat(run("review", "--repo", "sample", "--head", "main").out())
        .startsWith("No Python file differs between");
    Files.writeString(folder.resolve("sample/parcels/new.py"), "x = 1\n");
    JsonNode report = json(run("review", "--repo", "sample", "--worktree", "--format", "json"));
    assertThat(report.get("subject").get("files").asInt()).isEqualTo(5);
  }

  @Test
  void fixLeavesNothingSafeToDo() throws IOException {
    Path file = folder.resolve("a.py");
    Files.writeString(file, "import time\n\n\nasync def f():\n    time.sleep(1)\n");
    assertThat(run("fix").out()).isEqualTo("Applied 1 fix in 1 file.\n");
    assertThat(Files.readString(file)).contains("    await asyncio.sleep(1)\n");
    assertThat(run("fix").out()).isEqualTo("Nothing to fix.\n");
  }

  @Test
  void ownKnowledgeIsUsedAndItsMistakesHaveAPlace() throws IOException {
    Files.writeString(
        folder.resolve("pyproject.toml"), "[tool.loopwarden]\nknowledge = [\"ours.txt\"]\n");
    assertThat(run("scan").err()).contains("ours.txt as knowledge; it is not there");
    Files.writeString(folder.resolve("a.py"), "import ours\nasync def f():\n    ours.nap()\n");
    Path knowledge = folder.resolve("ours.txt");
    Files.writeString(knowledge, "# library: ours\n# release: 1\n\ndef ours.nap blocks=sleep\n");
    assertThat(run("scan").out()).contains("a.py:3:5: error[blocking-sleep]");
    Files.writeString(knowledge, "def ours.nap blocks=sleep\nnonsense\n");
    CommandLineRun wrong = run("scan");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("loopwarden: ours.txt:2: expected");
  }

  @Test
  void aRuleExplainsItself() {
    assertThat(run("explain", "lost-update").out())
        .contains("Best practice")
        .doesNotContain("{{", "expect[");
  }

  @Test
  void runsAtTheSameTimeShareTheCache() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.writeString(
          folder.resolve("m" + i + ".py"),
          "import time\nasync def f():\n    time.sleep(" + i + ")\n");
    }
    String alone = run("scan", "--no-cache", "--format", "json", "--jobs", "1").out();
    assertThat(Stream.of(1, 2, 3, 4).parallel().map(_ -> run("scan", "--format", "json").out()))
        .allSatisfy(out -> assertThat(findings(out)).isEqualTo(findings(alone)));
    assertThat(findings(run("scan", "--format", "json").out())).isEqualTo(findings(alone));
  }

  private static JsonNode findings(String report) {
    return JsonMapper.shared().readTree(report).get("findings");
  }
}
