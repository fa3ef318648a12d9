package dev.loopwarden.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScanTest {
  @TempDir Path temp;

  @Test
  void aFolderOutsideOfARepositoryIsWalked() throws IOException {
    write("app.py", "a.ipynb", "notes.txt", "pkg/mod.py", "build/out.py", "node_modules/x.py");
    write("env/pyvenv.cfg", "env/lib/x.py", ".tox/x.py", "dist/__init__.py", "venv/x.py");
    Files.createSymbolicLink(temp.resolve("pkg/loop"), temp);
    Files.createSymbolicLink(temp.resolve("link.py"), temp.resolve("app.py"));

    try (Scan scan = Scan.of(List.of(temp))) {
      Scan.Project project = only(scan);
      assertThat(project.root()).isEqualTo(temp.toRealPath());
      assertThat(paths(project.tree()))
          .containsExactly("a.ipynb", "app.py", "dist/__init__.py", "pkg/mod.py");
      assertThat(project.asked()).containsExactlyInAnyOrderElementsOf(paths(project.tree()));
      assertThat(project.tree().files()).allMatch(file -> file.size() == 6 && file.blob() == null);
      assertThat(text(project.tree(), "app.py")).isEqualTo("x = 1\n");
    }
  }

  @Test
  void whatWasAskedForIsAPartOfItsProject() throws IOException {
    write("pyproject.toml", "src/app.py", "src/lib/one.py", "src/lib/two.py", "tests/t.py");

    try (Scan scan = Scan.of(List.of(temp.resolve("src/lib"), temp.resolve("tests/t.py")))) {
      Scan.Project project = only(scan);
      assertThat(project.root()).isEqualTo(temp.toRealPath());
      assertThat(paths(project.tree())).hasSize(4);
      assertThat(project.asked())
          .containsExactlyInAnyOrder("src/lib/one.py", "src/lib/two.py", "tests/t.py");
      assertThat(project.file("tests/t.py")).isRegularFile();
    }
  }

  @Test
  void eachProjectHasItsOwnRoot() throws IOException {
    write("one/setup.py", "one/pkg/a.py", "two/setup.cfg", "two/b.py");

    try (Scan scan = Scan.of(List.of(temp.resolve("two"), temp.resolve("one/pkg")))) {
      assertThat(scan.projects())
          .extracting(project -> project.root().getFileName().toString())
          .containsExactly("one", "two");
      assertThat(scan.projects().getFirst().asked()).containsExactly("pkg/a.py");
    }
  }

  @Test
  void packagesWithoutAProjectBelongToTheFolderAroundThem() throws IOException {
    write("top/__init__.py", "top/sub/__init__.py", "top/sub/mod.py", "top/sub/script");

    try (Scan scan =
        Scan.of(List.of(temp.resolve("top/sub/mod.py"), temp.resolve("top/sub/script")))) {
      assertThat(only(scan).root()).isEqualTo(temp.toRealPath());
      assertThat(only(scan).asked()).containsExactlyInAnyOrder("top/sub/mod.py", "top/sub/script");
      assertThat(paths(only(scan).tree())).contains("top/sub/script", "top/__init__.py");
    }
  }

  @Test
  void inARepositoryIgnoredFilesStayOut() throws IOException {
    var repository = TestRepository.create(temp.resolve("work"));
    repository
        .write("app.py", "x = 1\n")
        .write("build/kept.py", "x = 1\n")
        .write(".gitignore", "out/\nold.py\n")
        .commit("Begin");
    repository
        .write("new.py", "x = 1\n")
        .write("old.py", "x = 1\n")
        .write("out/gen.py", "x = 1\n")
        .write("app.py", "x = 2\n");

    try (Scan scan = Scan.of(List.of(repository.root()))) {
      SourceTree tree = only(scan).tree();
      assertThat(paths(tree)).containsExactly("app.py", "build/kept.py", "new.py");
      assertThat(text(tree, "app.py")).isEqualTo("x = 2\n");
    }
    try (Scan scan =
        Scan.of(List.of(repository.root().resolve("old.py"), repository.root().resolve("out")))) {
      assertThat(only(scan).asked()).containsExactlyInAnyOrder("old.py", "out/gen.py");
      assertThat(paths(only(scan).tree())).contains("app.py", "old.py", "out/gen.py");
    }
  }

  @Test
  void unchangedFilesOfARepositoryAreKnownByTheirBlob() throws IOException {
    var repository = TestRepository.create(temp.resolve("work"));
    repository.write("pkg/pyproject.toml", "").write("pkg/a.py", "x = 1\n").write("b.py", "");
    repository.commit("Begin");
    Files.setLastModifiedTime(
        repository.root().resolve(".git/index"),
        java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2100-01-01T00:00:00Z")));

    try (Scan scan = Scan.of(List.of(repository.root().resolve("pkg")))) {
      assertThat(paths(only(scan).tree())).containsExactly("a.py");
      assertThat(only(scan).tree().files().getFirst().blob())
          .isEqualTo(repository.git("rev-parse", "HEAD:pkg/a.py"));
      assertThat(text(only(scan).tree(), "a.py")).isEqualTo("x = 1\n");
    }
  }

  @Test
  void hostileNamesAreReadable() throws IOException {
    String name = "b" + (char) 0xDCE9 + "\n\u00e9%41.py";
    Files.writeString(PathNames.below(temp, name), "x = 1\n");

    try (Scan scan = Scan.of(List.of(temp))) {
      assertThat(paths(only(scan).tree())).containsExactly(name);
      assertThat(text(only(scan).tree(), name)).isEqualTo("x = 1\n");
    }
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> Scan.of(List.of(temp.resolve("nope"))))
        .hasMessageContaining("There is no file or folder");
  }

  private void write(String... paths) throws IOException {
    for (String path : paths) {
      Files.createDirectories(temp.resolve(path).getParent());
      Files.writeString(temp.resolve(path), "x = 1\n");
    }
  }

  private static Scan.Project only(Scan scan) {
    assertThat(scan.projects()).hasSize(1);
    return scan.projects().getFirst();
  }

  private static List<String> paths(SourceTree tree) {
    return tree.files().stream().map(SourceTree.Entry::path).toList();
  }

  private static String text(SourceTree tree, String path) throws IOException {
    SourceTree.Entry file =
        tree.files().stream().filter(entry -> entry.path().equals(path)).findFirst().orElseThrow();
    return new String(tree.read(file), StandardCharsets.UTF_8);
  }
}
