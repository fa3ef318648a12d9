package dev.loopwarden.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.diff.LineSet;
import dev.loopwarden.review.Change;
import dev.loopwarden.review.ChangedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitRepositoryTest {
  private static final Head HEAD = new Head.Commit("HEAD");
  private static final Head STAGED = new Head.Staged();
  private static final Head WORKING_TREE = new Head.WorkingTree();
  private static final String LINES = "one = 1\ntwo = 2\nthree = 3\nfour = 4\n";

  @TempDir Path temp;
  private TestRepository repository;

  @BeforeEach
  void createRepository() {
    repository = TestRepository.create(temp.resolve("work"));
    repository
        .write("app.py", "a = 1\nb = 2\nc = 3\n")
        .write("lib/stays.py", "x = 1\n")
        .write("lib/moves.py", LINES)
        .write("book.ipynb", "{}\n")
        .write("README.md", "hello\n")
        .commit("Begin");
  }

  @Test
  void aCommitIsComparedWithItsMergeBase() throws IOException {
    repository.write("app.py", "a = 1\nb = 3\nc = 3\n").commitOn("feature");
    repository.git("checkout", "-q", "main");
    repository.write("lib/stays.py", "x = 2\n").commit("Elsewhere");

    try (var opened = GitRepository.open(repository.root())) {
      Change change = opened.change(null, new Head.Commit("feature"));

      assertThat(change.files()).extracting(ChangedFile::path).containsExactly("app.py");
      assertThat(change.files().getFirst().diff().added()).isEqualTo(LineSet.range(2, 2));
      assertThat(paths(change.head().tree()))
          .containsExactly("app.py", "book.ipynb", "lib/moves.py", "lib/stays.py");
      assertThat(text(change.base().tree(), "app.py")).isEqualTo("a = 1\nb = 2\nc = 3\n");
      assertThat(text(change.head().tree(), "lib/stays.py")).isEqualTo("x = 1\n");
      assertThat(change.base().name()).startsWith("main (");
      assertThat(change.head().name()).startsWith("feature (");
      assertThat(opened.processes()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void renamedAddedAndDeletedFilesAreTold() throws IOException {
    repository
        .delete("lib/moves.py")
        .delete("lib/stays.py")
        .write("core/moved.py", LINES.replace("four", "five"))
        .write("new.py", "n = 1\n")
        .commitOn("feature");

    try (var opened = GitRepository.open(repository.root())) {
      List<ChangedFile> files = opened.change("main", HEAD).files();

      assertThat(files)
          .extracting(ChangedFile::basePath, ChangedFile::headPath)
          .containsExactly(
              tuple("lib/moves.py", "core/moved.py"),
              tuple("lib/stays.py", null),
              tuple(null, "new.py"));
      assertThat(files.getFirst().diff().added()).isEqualTo(LineSet.range(4, 4));
    }
  }

  @Test
  void filesThatAreNotPythonDoNotCount() throws IOException {
    repository.write("README.md", "bye\n").commitOn("feature");

    assertThat(changed(HEAD)).isEmpty();
  }

  @Test
  void theIndexAndTheWorkingTreeAreStatesOfTheirOwn() throws IOException {
    repository.write("app.py", "a = 2\n").write("staged.py", "s = 1\n");
    repository.git("add", "-A");
    repository
        .write("app.py", "a = 1\nb = 2\nc = 3\n")
        .write("untracked.py", "u = 1\n")
        .write("ignored.py", "i = 1\n")
        .write(".gitignore", "ignored.py\n")
        .delete("lib/stays.py");

    assertThat(changed(HEAD)).isEmpty();
    assertThat(changed(STAGED)).containsExactly("app.py", "staged.py");
    assertThat(changed(WORKING_TREE)).containsExactly("lib/stays.py", "staged.py", "untracked.py");
    try (var opened = GitRepository.open(repository.root())) {
      Change change = opened.change(null, WORKING_TREE);
      assertThat(text(change.head().tree(), "untracked.py")).isEqualTo("u = 1\n");
      assertThat(opened.processes()).isLessThanOrEqualTo(4);
    }
    try (var opened = GitRepository.open(repository.root())) {
      assertThat(text(opened.change(null, STAGED).head().tree(), "app.py")).isEqualTo("a = 2\n");
    }
  }

  @Test
  void anyFolderOfTheRepositoryOpensIt() throws IOException {
    repository.write("app.py", "a = 2\n").commitOn("feature");

    try (var opened = GitRepository.open(repository.root().resolve("lib"))) {
      assertThat(opened.root()).isEqualTo(repository.root().toRealPath());
      assertThat(opened.change(null, HEAD).files()).hasSize(1);
      assertThat(opened.change(null, WORKING_TREE).files()).hasSize(1);
    }
  }

  @Test
  void linksAndSubmodulesAreNoFiles() throws IOException {
    Files.createSymbolicLink(repository.root().resolve("link.py"), Path.of("app.py"));
    Files.createSymbolicLink(repository.root().resolve("away"), temp);
    String commit = repository.git("rev-parse", "HEAD");
    repository.git("update-index", "--add", "--cacheinfo", "160000," + commit + ",module.py");
    repository.git("add", "link.py", "away");
    repository.git("commit", "-q", "-m", "Links");
    repository.git("branch", "-q", "links");
    Files.createSymbolicLink(repository.root().resolve("loose.py"), Path.of("app.py"));

    try (var opened = GitRepository.open(repository.root())) {
      assertThat(opened.change("main~1", new Head.Commit("links")).files()).isEmpty();
      assertThat(opened.change("main~1", STAGED).files()).isEmpty();
      assertThat(opened.change("main~1", WORKING_TREE).files()).isEmpty();
    }
  }

  @Test
  void aFolderThatALinkReplacedIsGone() throws IOException {
    Files.createDirectories(temp.resolve("elsewhere"));
    Files.writeString(temp.resolve("elsewhere/stays.py"), "secret = 1\n");
    repository.delete("lib/stays.py").delete("lib/moves.py").delete("lib");
    Files.createSymbolicLink(repository.root().resolve("lib"), temp.resolve("elsewhere"));

    assertThat(changed(WORKING_TREE)).containsExactly("lib/moves.py", "lib/stays.py");
  }

  @Test
  void hostileNamesAreReadable() throws IOException {
    List<String> names =
        List.of("new\nline.py", "quote\".py", "tab\t.py", "back\\slash.py", "h\u00e9.py", "-x.py");
    names.forEach(name -> repository.write(name, "x = 1\n"));
    String notUtf8 = "bad" + (char) 0xDCFF + (char) 0xDCE9 + ".py";
    repository.write(notUtf8, "y = 1\n");
    repository.commitOn("feature");
    repository
        .write(notUtf8, "y = 2\n")
        .write("h\u00e9.py", "x = 2\n")
        .write("\u00fc.py", "u = 1\n");

    try (var opened = GitRepository.open(repository.root())) {
      Change change = opened.change(null, HEAD);
      assertThat(change.files()).extracting(ChangedFile::path).containsAll(names).contains(notUtf8);
      assertThat(text(change.head().tree(), "new\nline.py")).isEqualTo("x = 1\n");
      assertThat(text(change.head().tree(), notUtf8)).isEqualTo("y = 1\n");
      Change dirty = opened.change("feature", WORKING_TREE);
      assertThat(dirty.files())
          .extracting(ChangedFile::path)
          .containsExactlyInAnyOrder("h\u00e9.py", notUtf8, "\u00fc.py");
      assertThat(text(dirty.head().tree(), notUtf8)).isEqualTo("y = 2\n");
    }
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException {
    assertThatThrownBy(() -> GitRepository.open(temp))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("not in a git repository");
    assertThatThrownBy(() -> GitRepository.open(temp.resolve("nowhere")))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("no folder");
    try (var opened = GitRepository.open(repository.root())) {
      assertThatThrownBy(() -> opened.change("nope", HEAD))
          .hasMessageContaining("Unknown revision 'nope'");
      assertThatThrownBy(() -> opened.change("--all", HEAD)).hasMessageContaining("'--all'");
      assertThatThrownBy(() -> opened.change("a\nb", HEAD)).hasMessageContaining("Unknown");
    }
    repository.git("checkout", "-q", "--orphan", "alone");
    repository.commit("Alone");
    assertThatThrownBy(() -> changed(HEAD)).hasMessageContaining("no common ancestor");
    repository.git("branch", "-q", "-D", "main");
    assertThatThrownBy(() -> changed(HEAD)).hasMessageContaining("--base");
  }

  @Test
  void filtersHooksAndMonitorsDoNotRun() throws IOException {
    Path mark = temp.resolve("mark");
    String touch = "touch " + mark;
    repository.write(".gitattributes", "*.py filter=spy diff=spy\n").commit("Attributes");
    repository.git("config", "filter.spy.clean", touch);
    repository.git("config", "filter.spy.smudge", touch);
    repository.git("config", "diff.spy.textconv", touch);
    repository.git("config", "core.fsmonitor", touch);
    repository.git("config", "core.pager", touch);
    repository.write("app.py", "a = 2\n");

    assertThat(changed(WORKING_TREE)).containsExactly("app.py");
    assertThat(changed(STAGED)).isEmpty();
    assertThat(mark).doesNotExist();
  }

  @Test
  void anyFileCanBeRead() throws IOException {
    repository.write("README.md", "bye\n");

    try (var opened = GitRepository.open(repository.root())) {
      assertThat(opened.file("HEAD", "README.md").map(String::new)).contains("hello\n");
      assertThat(opened.file(null, "README.md").map(String::new)).contains("bye\n");
      assertThat(opened.file("HEAD", "lib")).isEmpty();
      assertThat(opened.file(null, "nope")).isEmpty();
      assertThat(paths(opened.tree("HEAD"))).hasSize(4);
    }
  }

  private List<String> changed(Head head) throws IOException {
    try (var opened = GitRepository.open(repository.root())) {
      return opened.change(null, head).files().stream().map(ChangedFile::path).toList();
    }
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
