package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInPullRequest.Check;
import dev.loopwarden.standin.StandInPullRequest.Comment;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.store.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what their names say, names that look like others, and very many files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OddFilesTest {
  private static final String BLOCKING =
      "import asyncio\nimport time\n\n\nasync def wait():\n    time.sleep(1)\n";

  @TempDir private static Path folder;

  private Stage stage;

  @BeforeAll
  void start() {
    stage = new Stage(folder, Stage.database(Engine.SQLITE));
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private StandInPullRequest opened(FileEdit... edits) {
    StandInRepository repository = stage.repository(Map.of("README.md", "Parcels\n"));
    repository.branch("change", "main");
    repository.commit("change", "Change", edits);
    stage.pass(Duration.ofMinutes(10)); // there is room for writes again
    StandInPullRequest pull = repository.openPullRequest("Change", "main", "change");
    stage.settle();
    return pull;
  }

  private static List<String> places(StandInPullRequest pull) {
    return pull.comments().stream().map(one -> one.path() + ":" + one.line()).sorted().toList();
  }

  private static Check check(StandInPullRequest pull) {
    return pull.checks().getLast();
  }

  @Test
  void whatPythonReadsIsRead() {
    String latin = "# -*- coding: latin-1 -*-\nname = '\u00e9'\n" + BLOCKING;
    StandInPullRequest pull =
        opened(
            FileEdit.write("bom.py", "\ufeff" + BLOCKING),
            FileEdit.write("latin.py", latin.getBytes(StandardCharsets.ISO_8859_1)),
            FileEdit.write("crlf.py", BLOCKING.replace("\n", "\r\n")),
            FileEdit.write("formfeed.py", BLOCKING.replace("async def", "\f\nasync def")),
            FileEdit.write("lines.py", "x = '\u0085\u2028'\n" + BLOCKING),
            FileEdit.write("folder.py/inner.py", BLOCKING));
    assertThat(places(pull))
        .containsExactly(
            "bom.py:6",
            "crlf.py:6",
            "folder.py/inner.py:6",
            "formfeed.py:7",
            "latin.py:8",
            "lines.py:7");
    assertThat(check(pull).summary()).doesNotContain("Not reviewed");
  }

  @Test
  void whatIsNoPythonDoesNoHarm() {
    StandInPullRequest pull =
        opened(
            FileEdit.write("utf16.py", ("\ufeff" + BLOCKING).getBytes(StandardCharsets.UTF_16LE)),
            FileEdit.write("lfs.py", "version https://git-lfs.github.com/spec/v1\nsize 12345\n"),
            FileEdit.link("loop.py", "loop.py"),
            FileEdit.link("loop/again", "../loop"),
            FileEdit.write("app.py", BLOCKING));
    assertThat(places(pull)).containsExactly("app.py:6");
    assertThat(check(pull).summary())
        .contains("loop.py was not read: it is a symbolic link or a submodule");
  }

  @Test
  void anEmptyFileIsNoGap() {
    StandInPullRequest pull = opened(FileEdit.write("parcels/__init__.py", ""));
    assertThat(check(pull).title()).isEqualTo("No asyncio pitfalls introduced");
    assertThat(check(pull).summary()).doesNotContain("Not reviewed");
  }

  @Test
  void namesThatLookAlikeAreFilesOfTheirOwn() {
    List<String> names =
        List.of(
            "Case.py",
            "case.py",
            "caf\u00e9.py",
            "cafe\u0301.py",
            "app.py",
            "ap\u200bp.py",
            "\ufeffapp.py",
            "x".repeat(240) + ".py",
            ("d".repeat(200) + "/").repeat(15) + "deep.py",
            "percent%41?x=1#y.py");
    StandInPullRequest pull =
        opened(names.stream().map(name -> FileEdit.write(name, BLOCKING)).toArray(FileEdit[]::new));
    assertThat(pull.comments())
        .extracting(Comment::path)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(check(pull).summary()).contains("ap\ufffdp.py").doesNotContain("\u200b", "\ufeff");

    List<Comment> before = pull.comments();
    stage.pass(Duration.ofMinutes(10));
    pull.rerun("ada", check(pull).id());
    stage.settle();
    assertThat(pull.comments()).isEqualTo(before);
  }

  @Test
  void thePageOfVeryManyFindingsIsWhole() {
    String path = "p".repeat(100) + ".py";
    String many =
        IntStream.range(0, 400)
            .mapToObj(i -> "\n\nasync def wait%d():\n    time.sleep(%d)\n".formatted(i, i))
            .reduce("import time\n", String::concat);
    StandInPullRequest pull = opened(FileEdit.write(path, many));
    assertThat(pull.comments()).hasSize(10);
    assertThat(check(pull).title()).isEqualTo("400 errors");
    assertThat(check(pull).summary())
        .contains("more, for which is no room", "### What was read", "1 file changed")
        .doesNotContain("cut here");
  }
}
