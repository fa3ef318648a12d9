package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.diff.LineSet;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.CheckConclusion;
import dev.loopwarden.pullrequest.CheckStart;
import dev.loopwarden.pullrequest.DraftComment;
import dev.loopwarden.pullrequest.HostedChange;
import dev.loopwarden.pullrequest.HostedRepository;
import dev.loopwarden.review.ChangedFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChangeTest {
  private static final String PATCH = "@@ -1,2 +1,2 @@\n import time\n-old\n+new";

  private final StubGitHub github = new StubGitHub();
  private final RemoteSample sample = new RemoteSample(github);
  private final GitHubAccess access = github.access();
  private final HostedRepository repository = access.open(StubGitHub.PARCELS);

  @AfterEach
  void close() {
    github.close();
  }

  private HostedChange read() {
    return repository.change(repository.pullRequest(5));
  }

  @Test
  void bothSidesAreListedAndRead() throws IOException {
    sample
        .unchanged("same.py", "same")
        .modified("app.py", "import time\nold\n", "import time\nnew\n", PATCH)
        .unchanged("README.md", "not Python")
        .listed(Map.of("filename", "README.md", "status", "modified", "patch", PATCH))
        .serve();

    HostedChange change = read();

    assertThat(change.mergeBase()).isEqualTo(RemoteSample.MERGE_BASE);
    assertThat(change.changedFiles()).isEqualTo(2);
    assertThat(change.omissions()).isEmpty();
    assertThat(change.head().name()).isEqualTo("#5 (aaaaaaaa)");
    assertThat(change.base().name()).isEqualTo("main (cccccccc)");
    assertThat(change.files())
        .containsExactly(
            new ChangedFile(
                "app.py",
                "app.py",
                new FileDiff(LineSet.range(2, 2), LineSet.range(2, 2), LineSet.range(1, 2))));
    SourceTree head = change.head().tree();
    assertThat(head.isFar()).isTrue();
    assertThat(head.files())
        .extracting(SourceTree.Entry::path)
        .containsExactly("app.py", "same.py");
    head.announce(head.files());
    assertThat(text(head, "app.py")).isEqualTo("import time\nnew\n");
    assertThat(text(change.base().tree(), "same.py")).isEqualTo("same");
    assertThat(github.asked("POST /graphql")).hasSize(1);
    assertThat(github.asked(".*git/blobs.*")).isEmpty();
  }

  @Test
  void textThatLostSomethingIsFetchedRaw() throws IOException {
    byte[] latin = {'#', (byte) 0xE9, '\n'};
    sample.unchanged("mark.py", "\uFEFFmark").unchanged("plain.py", "plain");
    sample.head.put("latin.py", latin);
    sample.head.put("large.py", "x = 1\n".repeat(80_000).getBytes(UTF_8));
    sample.serve();
    SourceTree head = read().head().tree();

    head.announce(head.files());
    int calls = github.asked.size();

    assertThat(text(head, "mark.py")).isEqualTo("\uFEFFmark");
    assertThat(text(head, "plain.py")).isEqualTo("plain");
    assertThat(head.read(entry(head, "latin.py"))).isEqualTo(latin);
    assertThat(text(head, "large.py")).hasSize(480_000);
    assertThat(github.asked).hasSize(calls);
    assertThat(github.asked(".*git/blobs.*")).hasSize(3);
  }

  @Test
  void fileThatNobodyAnnouncedIsReadAlone() throws IOException {
    sample.unchanged("a.py", "a").serve();

    assertThat(text(read().head().tree(), "a.py")).isEqualTo("a");
  }

  @Test
  void contentThatGitHubLostFailsThatFileOnly() {
    sample.unchanged("a.py", "a").serve();
    SourceTree head = read().head().tree();
    sample.head.clear();
    sample.base.clear();

    head.announce(head.files());

    assertThatThrownBy(() -> text(head, "a.py"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not have");
  }

  @Test
  void otherBytesThanAskedForAreNotTaken() {
    sample.unchanged("a.py", "a").serve();
    github.on("GET /repos/octo/parcels/git/blobs/\\w+", StubGitHub.Answer.bytes(new byte[] {'b'}));

    assertThatThrownBy(() -> text(read().head().tree(), "a.py"))
        .isInstanceOf(HostException.Failed.class);
  }

  @Test
  void linksSubmodulesAndHugeFilesAreLeftOut() {
    String sha = "d".repeat(40);
    sample
        .unchanged("a.py", "a")
        .listed(Map.of("filename", "link.py", "status", "changed", "patch", PATCH))
        .serve(
            "{\"path\":\"link.py\",\"mode\":\"120000\",\"type\":\"blob\",\"sha\":\"%s\",\"size\":3}"
                .formatted(sha),
            "{\"path\":\"sub.py\",\"mode\":\"160000\",\"type\":\"commit\",\"sha\":\"%s\"}"
                .formatted(sha),
            "{\"path\":\"huge.py\",\"mode\":\"100644\",\"type\":\"blob\",\"sha\":\"%s\",\"size\":99000000}"
                .formatted(sha));

    HostedChange change = read();

    assertThat(change.head().tree().files()).hasSize(1);
    assertThat(change.files()).isEmpty();
    assertThat(change.omissions())
        .containsExactly(
            "link.py was not read: it is a symbolic link or a submodule.",
            "huge.py was not read: it has more than 20 MB.");
  }

  @Test
  void renamesDeletionsAndFilesWithoutPatchAreTold() {
    sample.base.put("old.py", "x".getBytes(UTF_8));
    sample.base.put("gone.py", "x".getBytes(UTF_8));
    sample.head.put("new.py", "x".getBytes(UTF_8));
    sample.head.put("added.py", "y".getBytes(UTF_8));
    sample.head.put("empty.py", new byte[0]);
    sample
        .listed(Map.of("filename", "new.py", "previous_filename", "old.py", "status", "renamed"))
        .listed(Map.of("filename", "gone.py", "status", "removed", "patch", "@@ -1 +0,0 @@\n-x"))
        .listed(Map.of("filename", "added.py", "status", "added", "changes", 1))
        .listed(Map.of("filename", "empty.py", "status", "added", "changes", 0))
        .serve();

    HostedChange change = read();

    assertThat(change.files())
        .extracting(ChangedFile::basePath)
        .containsExactly(null, null, "gone.py", "old.py");
    assertThat(change.files())
        .extracting(ChangedFile::headPath)
        .containsExactly("added.py", "empty.py", null, "new.py");
    assertThat(change.files().getFirst().diff().shown().isEmpty()).isTrue();
    assertThat(change.omissions())
        .containsExactly(
            "GitHub shows no lines of added.py: no comment can stand on a line there.");
  }

  @Test
  void manyFilesWithoutPatchAreOneSentence() {
    for (int i = 1; i <= 5; i++) {
      String name = "m" + i + ".py";
      sample.head.put(name, new byte[] {'y'});
      sample.listed(Map.of("filename", name, "status", "added", "changes", 1));
    }
    sample.serve();

    assertThat(read().omissions())
        .containsExactly(
            "GitHub shows no lines of m1.py, m2.py, m3.py and 2 more: no comment can stand on a"
                + " line there.");
  }

  @Test
  void cutTreeIsSaidAndHoldsTheChangedFiles() throws IOException {
    sample
        .unchanged("a.py", "a")
        .modified("app.py", "import time\nold\n", "import time\nnew\n", PATCH)
        .serve();
    github.on(
        "GET /repos/octo/parcels/git/trees/\\w+\\?recursive=1",
        "{\"sha\":\"x\",\"truncated\":true,\"tree\":[]}");

    HostedChange change = read();

    assertThat(change.omissions())
        .hasSize(2)
        .allSatisfy(omission -> assertThat(omission).contains("only a part"));
    assertThat(change.files()).singleElement().matches(file -> file.path().equals("app.py"));
    assertThat(text(change.base().tree(), "app.py")).isEqualTo("import time\nold\n");
    assertThat(text(change.head().tree(), "app.py")).isEqualTo("import time\nnew\n");
    assertThat(change.head().tree().files()).hasSize(1);
  }

  @Test
  void longListsComeInPages() {
    for (int i = 0; i < 301; i++) {
      sample.modified("f%03d.py".formatted(i), "old", "new", "@@ -1 +1 @@\n-old\n+new");
    }
    sample.serve();

    HostedChange change = read();

    assertThat(change.files()).hasSize(301);
    assertThat(github.asked("GET .*/files.*")).hasSize(4);
    assertThat(change.omissions()).isEmpty();
    // pull request, comparison beside the tree, other tree, pages; and the token
    assertThat(repository.usage().roundTrips()).isEqualTo(5);
  }

  @Test
  void whatGitHubDoesNotListIsSaid() {
    for (int i = 0; i < 3_000; i++) {
      sample.listed(Map.of("filename", "f%04d.txt".formatted(i), "status", "added"));
    }
    sample.serve();
    github.on(
        "GET /repos/octo/parcels/pulls/5",
        GitHubRepositoryTest.PULL.replace("\"changed_files\":2", "\"changed_files\":3500"));

    HostedChange change = read();

    assertThat(change.changedFiles()).isEqualTo(3_500);
    assertThat(change.omissions())
        .containsExactly("GitHub lists 3,000 of 3,500 changed files; the rest was not reviewed.");
  }

  @Test
  void bothSidesShareWhatIsFetched() throws Exception {
    sample.unchanged("a.py", "a").unchanged("b.py", "b").serve();
    HostedChange change = read();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    github.on(
        "POST /graphql",
        question -> {
          asked.countDown();
          await(go);
          return StubGitHub.Answer.ok(
              RemoteSample.json(
                  Map.of(
                      "data",
                      Map.of(
                          "repository",
                          Map.of("o0", Map.of("text", "a"), "o1", Map.of("text", "b"))))));
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      SourceTree head = change.head().tree();
      SourceTree base = change.base().tree();
      Future<?> first = threads.submit(() -> head.announce(head.files()));
      await(asked);
      Future<?> second = threads.submit(() -> base.announce(base.files()));
      go.countDown();
      first.get();
      second.get();
      assertThat(text(base, "a.py") + text(head, "b.py")).isEqualTo("ab");
    }
    assertThat(github.asked("POST /graphql")).hasSize(1);
  }

  @Test
  void warmReviewOfThirtyFilesTakesTenCalls() throws IOException {
    for (int i = 0; i < 30; i++) {
      sample.modified(
          "f%02d.py".formatted(i), "import time\nold" + i, "import time\nnew" + i, PATCH);
    }
    sample.serve();
    github.on("POST /repos/octo/parcels/check-runs", "{\"id\":11}");
    github.on("PATCH /repos/octo/parcels/check-runs/11", "{\"id\":11}");
    github.on("POST /repos/octo/parcels/pulls/5/reviews", "{\"id\":1}");
    access.open(StubGitHub.PARCELS).pullRequest(5); // the token is there

    long check = repository.startCheck(new CheckStart("Loopwarden", GitHubRepositoryTest.HEAD, ""));
    HostedChange change = read();
    SourceTree head = change.head().tree();
    head.announce(head.files());
    for (SourceTree.Entry entry : head.files()) {
      assertThat(head.read(entry)).isNotEmpty();
    }
    github.on(
        "POST /graphql",
        "{\"data\":{\"repository\":{\"pullRequest\":{\"state\":\"OPEN\",\"reviewThreads\":{\"nodes\":[]}}}}}");
    repository.discussion(5);
    repository.postReview(
        5, GitHubRepositoryTest.HEAD, List.of(new DraftComment("f01.py", 2, 2, "text")));
    repository.concludeCheck(
        check, new CheckConclusion(CheckConclusion.Result.NEUTRAL, "1", "s", List.of()));

    assertThat(repository.usage().calls()).isEqualTo(9);
    assertThat(repository.usage().roundTrips()).isEqualTo(8);

    HostedRepository next = access.open(StubGitHub.PARCELS);
    next.change(next.pullRequest(5));
    assertThat(next.usage().calls()).isEqualTo(2); // both trees are known
  }

  private static String text(SourceTree tree, String path) throws IOException {
    return new String(tree.read(entry(tree, path)), UTF_8);
  }

  private static SourceTree.Entry entry(SourceTree tree, String path) {
    return tree.files().stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
