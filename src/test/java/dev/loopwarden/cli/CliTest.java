package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What users type, and what comes back. */
final class CliTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeProject() throws IOException {
    write("pyproject.toml", "[project]\nname = \"x\"\n");
    write("app/main.py", "async def main():\n    nap(1)\n    spawn(2)\n    peek(3)\n");
    write("app/calm.py", "x = 1\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandLineRun run(String... args) {
    return CommandLineRun.in(folder, args);
  }

  @Test
  void scanReportsAndFails() {
    CommandLineRun run = run("scan");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("app/main.py:2:5: error[blocking-sleep] ")
        .endsWith("1 error, 1 warning and 1 note in 1 of 2 files.\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void everyFormatCanBeParsed() throws Exception {
    for (String format : new String[] {"json", "sarif"}) {
      assertThat(JsonMapper.shared().readTree(run("scan", "--format", format).out()).isObject())
          .isTrue();
    }
    String xml = run("scan", "--format", "junit").out();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(run("scan", "--format", "github").out().lines().limit(3))
        .allMatch(line -> line.matches("::(error|warning|notice) file=app/main\\.py,.*::.*"));
    assertThat(JsonMapper.shared().readTree(run("rules", "--format", "json").out())).hasSize(3);
  }

  @Test
  void failOnDecidesTheExitCode() throws IOException {
    assertThat(run("scan", "--fail-on", "never").exit()).isZero();
    assertThat(run("scan", "--fail-on", "error", "--ignore", "blocking-sleep").exit()).isZero();
    assertThat(run("scan", "--select", "blocking-file-io").exit()).isZero();
    assertThat(run("scan", "--select", "blocking-file-io", "--fail-on", "note").exit())
        .isEqualTo(1);
    assertThat(run("scan", "--select", "tasks").exit()).isEqualTo(1);
    write("app/unreadable.py", "");
    assertThat(run("scan", "--fail-on", "never").exit()).isZero();
    assertThat(run("scan", "--fail-on", "never", "--strict").exit()).isEqualTo(3);
  }

  @Test
  void nothingFoundIsOneLine() {
    CommandLineRun run = run("scan", "app/calm.py");
    assertThat(run.out()).isEqualTo("No asyncio pitfalls in 1 file.\n");
    assertThat(run.exit()).isZero();
  }

  @Test
  void wrongUsageSaysWhatWasMeant() {
    assertThat(run("scn").err()).contains("did you mean scan?");
    assertThat(run("scn").exit()).isEqualTo(2);
    assertThat(run("scan", "--fromat", "json").err()).contains("--format");
    assertThat(run("scan", "--format", "yaml").exit()).isEqualTo(2);
    assertThat(run("scan", "nowhere").err()).contains("there is no file or folder nowhere");
    assertThat(run("scan", "--select", "blocking-slep").err())
        .contains("did you mean \"blocking-sleep\"?");
    assertThat(run("scan", "--python", "2.7").err()).contains("3.11");
    assertThat(run("scan", "--jobs", "0").exit()).isEqualTo(2);
    assertThat(run().exit()).isEqualTo(2);
    assertThat(run("explain", "blocking-slep").exit()).isEqualTo(2);
    assertThat(run("review", "--staged", "--worktree").exit()).isEqualTo(2);
  }

  @Test
  void settingsAreUsedAndFlagsWin() throws IOException {
    write(
        "pyproject.toml",
        """
        [tool.loopwarden]
        fail-on = "error"
        [tool.loopwarden.rules]
        blocking-sleep = "note"
        unstored-task = "off"
        """);
    CommandLineRun run = run("scan");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).endsWith("2 notes in 1 of 2 files.\n");
    assertThat(run("scan", "--fail-on", "note").exit()).isEqualTo(1);
    write("other.yml", "exclude: [app]\n");
    assertThat(run("scan", "--config", "other.yml").out()).isEqualTo("No Python files here.\n");
  }

  @Test
  void wrongSettingsNameThePlace() throws IOException {
    write("pyproject.toml", "[tool.loopwarden]\npreview = 1\nfail_on = \"error\"\n");
    CommandLineRun run = run("scan");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("pyproject.toml:2:11: expected true or false")
        .contains("pyproject.toml:3:1: unknown key \"fail_on\"; did you mean \"fail-on\"?");
  }

  @Test
  void twoPlacesForSettingsAreOneTooMany() throws IOException {
    write("pyproject.toml", "[tool.loopwarden]\npreview = true\n");
    write(".github/loopwarden.yml", "preview: true\n");
    assertThat(run("scan").err())
        .contains("pyproject.toml:1:1: settings stand in .github/loopwarden.yml too");
  }

  @Test
  void outputGoesToTheFile() throws IOException {
    CommandLineRun run = run("scan", "--format", "json", "--output", "report.json");
    assertThat(run.out()).isEmpty();
    assertThat(JsonMapper.shared().readTree(folder.resolve("report.json").toFile()).isObject())
        .isTrue();
    assertThat(run("scan", "--output", "nowhere/report.txt").exit()).isEqualTo(2);
    assertThat(run("scan", "--output", "app").exit()).isEqualTo(2);
  }

  @Test
  void jobSummaryIsAppended() throws IOException {
    Path summary = folder.resolve("summary.md");
    Files.writeString(summary, "before\n");
    Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", summary.toString());
    CommandLineRun.with(folder, environment, "scan", "--format", "github");
    assertThat(Files.readString(summary)).startsWith("before\n## Loopwarden\n");
  }

  @Test
  void coloursOnlyWhereSomebodyLooks() {
    assertThat(run("scan").out()).doesNotContain("\u001b");
    assertThat(run("scan", "--color", "always").out()).contains("\u001b[1;31merror");
    assertThat(run("rules", "--color", "always").out()).contains("\u001b");
  }

  @Test
  void aReaderThatGoesAwayIsNoError() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    for (String format : new String[] {"text", "json", "sarif", "github", "junit"}) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int exit =
          CommandLineRun.run(
              folder, Map.of(), new CommandLineRun.Streams(gone, err), "scan", "--format", format);
      assertThat(exit).isEqualTo(1);
      assertThat(err.size()).isZero();
    }
  }

  @Test
  void aDefectOfOursSaysHowToReportIt() throws IOException {
    write("app/broken.py", "x = nap(");
    CommandLineRun run = run("scan");
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err()).contains("internal error").contains("--debug").doesNotContain("\tat ");
    assertThat(run("scan", "--debug").err()).contains("\tat ");
  }

  @Test
  void helpAndVersionGoToTheResult() {
    assertThat(run("--version").out()).isEqualTo("loopwarden 1.2.3\n");
    assertThat(run("--help").out()).contains("loopwarden demo").contains("Exit codes");
    assertThat(run("scan", "--help").out()).contains("--fail-on");
    assertThat(run("scan", "--help").exit()).isZero();
  }

  @Test
  void explainKnowsRulesAndLines() {
    assertThat(run("explain", "blocking-sleep").out()).contains("Why it matters");
    assertThat(run("explain", "app/main.py:2").out()).contains("nap(1)");
    assertThat(run("explain", "app/main.py:1").out()).contains("nothing to report on this line");
  }

  @Test
  void aCommittedCacheIsNotBelieved() throws IOException {
    write(".loopwarden_cache/x.pack", "");
    write(".git/index", "DIRC \0 .loopwarden_cache/x.pack \0");
    CommandLineRun run = run("explain", "app/calm.py:1");
    assertThat(run.err()).contains("runs without a cache").contains("is in git");
  }

  @Test
  void theCacheIgnoresItself() throws IOException {
    run("scan");
    assertThat(folder.resolve(".loopwarden_cache/.gitignore")).hasContent("*");
    assertThat(folder.resolve(".loopwarden_cache/CACHEDIR.TAG")).exists();
  }
}
