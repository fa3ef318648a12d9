package dev.loopwarden.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.engine.SourceTree;
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

/** Repositories that differ from a plain clone. */
final class UnusualRepositoryTest {
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
  void aBareRepositoryHasCommitsOnly() throws IOException {
    repository.write("app.py", "a = 2\n").commitOn("feature");
    repository.git("clone", "-q", "--bare", ".", temp.resolve("bare").toString());

    try (var opened = GitRepository.open(temp.resolve("bare"))) {
      assertThat(opened.isBare()).isTrue();
      assertThat(opened.change("main", new Head.Commit("feature")).files()).hasSize(1);
      assertThatThrownBy(() -> opened.change("main", STAGED))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("bare repository");
    }
  }

  @Test
  void aLinkedWorkingTreeHasItsOwnIndex() throws IOException {
    Path linked = temp.resolve("linked");
    repository.git("worktree", "add", "-q", "-b", "other", linked.toString());
    TestRepository.at(linked).write("app.py", "a = 2\n").git("add", "-A");
    TestRepository.at(linked).write("lib/stays.py", "x = 2\n");

    try (var opened = GitRepository.open(linked)) {
      assertThat(opened.change("main", HEAD).files()).isEmpty();
      assertThat(opened.change("main", STAGED).files()).hasSize(1);
      assertThat(opened.change("main", WORKING_TREE).files()).hasSize(2);
    }
  }

  @Test
  void sha256RepositoriesAreRead() throws IOException {
    var other = TestRepository.create(temp.resolve("sha256"), "--object-format=sha256");
    other.write("app.py", "a = 1\n").write("lib/more.py", "m = 1\n").commit("Begin");
    other.write("app.py", "a = 2\n").commitOn("feature");
    other.write("lib/more.py", "m = 2\n");

    try (var opened = GitRepository.open(other.root())) {
      Change change = opened.change(null, WORKING_TREE);
      assertThat(change.files())
          .extracting(ChangedFile::path)
          .containsExactly("app.py", "lib/more.py");
      assertThat(text(change.base().tree(), "app.py")).isEqualTo("a = 1\n");
    }
  }

  @Test
  void aShallowCloneWithoutTheMergeBaseSaysHowToGetIt() throws IOException {
    repository.write("app.py", "a = 2\n").commitOn("feature");
    Path shallow = temp.resolve("shallow");
    String address = "file://" + repository.root();
    repository.git("clone", "-q", "--depth=1", "--no-single-branch", address, shallow.toString());

    try (var opened = GitRepository.open(shallow)) {
      assertThatThrownBy(() -> opened.change("origin/main", HEAD))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("git fetch --unshallow")
          .hasMessageContaining("fetch-depth: 0");
      assertThatThrownBy(() -> opened.change("HEAD~1", HEAD))
          .hasMessageContaining("Unknown revision 'HEAD~1'")
          .hasMessageContaining("git fetch --unshallow");
    }
    TestRepository.at(shallow).git("fetch", "-q", "--unshallow");
    try (var opened = GitRepository.open(shallow)) {
      assertThat(opened.change("origin/main", HEAD).files()).hasSize(1);
    }
  }

  @Test
  void blobsThatAPartialCloneLacksAreTold() throws IOException {
    repository.write("app.py", "a = 2\n").commitOn("feature");
    repository.git("config", "uploadpack.allowFilter", "true");
    Path partial = temp.resolve("partial");
    String address = "file://" + repository.root();
    repository.git("clone", "-q", "--filter=blob:none", address, partial.toString());

    try (var opened = GitRepository.open(partial)) {
      Change change = opened.change("origin/main", HEAD);
      assertThat(change.files()).extracting(ChangedFile::path).containsExactly("app.py");
      assertThat(text(change.head().tree(), "app.py")).isEqualTo("a = 2\n");
      assertThatThrownBy(() -> text(change.base().tree(), "app.py"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not in this clone");
      assertThat(opened.change("origin/main", WORKING_TREE).files()).hasSize(1);
      assertThat(opened.processes()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void aRepositoryWithoutACommitHasNothingToCompareWith() {
    var empty = TestRepository.create(temp.resolve("empty"));

    assertThatThrownBy(() -> GitRepository.open(empty.root()).change(null, STAGED))
        .hasMessageContaining("no commit yet");
  }

  @Test
  void lineEndsThatGitConvertsAreNoChange() throws IOException {
    repository.git("config", "core.autocrlf", "true");
    repository.delete("app.py").git("checkout", "-q", "--", "app.py");
    assertThat(Files.readString(repository.root().resolve("app.py"))).contains("\r\n");

    try (var opened = GitRepository.open(repository.root())) {
      assertThat(text(opened.change(null, WORKING_TREE).head().tree(), "app.py")).contains("a = 1");
      opened
          .change(null, WORKING_TREE)
          .files()
          .forEach(file -> assertThat(file.diff().added().isEmpty()).isTrue());
    }
  }

  @Test
  void aFileInAConflictIsTold() throws IOException {
    repository.write("app.py", "a = 2\n").commitOn("feature");
    repository.git("checkout", "-q", "main");
    repository.write("app.py", "a = 3\n").commit("Other");
    assertThatThrownBy(() -> repository.git("merge", "feature")).isInstanceOf(AssertionError.class);

    try (var opened = GitRepository.open(repository.root())) {
      SourceTree staged = opened.change(null, STAGED).head().tree();
      assertThatThrownBy(() -> text(staged, "app.py")).hasMessageContaining("conflicts");
      assertThat(text(opened.change(null, WORKING_TREE).head().tree(), "app.py")).contains("<<<<");
    }
  }

  @Test
  void filesThatASparseCheckoutLeavesOutAreThere() throws IOException {
    repository.git("sparse-checkout", "set", "--no-cone", "/app.py");
    assertThat(repository.root().resolve("lib/stays.py")).doesNotExist();

    assertThat(changed(WORKING_TREE)).isEmpty();
    try (var opened = GitRepository.open(repository.root())) {
      assertThat(text(opened.change(null, WORKING_TREE).head().tree(), "lib/stays.py"))
          .isEqualTo("x = 1\n");
    }
  }

  private List<String> changed(Head head) throws IOException {
    try (var opened = GitRepository.open(repository.root())) {
      return opened.change(null, head).files().stream().map(ChangedFile::path).toList();
    }
  }

  private static String text(SourceTree tree, String path) throws IOException {
    SourceTree.Entry file =
        tree.files().stream().filter(entry -> entry.path().equals(path)).findFirst().orElseThrow();
    return new String(tree.read(file), StandardCharsets.UTF_8);
  }
}
