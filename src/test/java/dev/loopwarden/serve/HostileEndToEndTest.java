package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.pullrequest.Dangers;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInPullRequest.Check;
import dev.loopwarden.standin.StandInPullRequest.Comment;
import dev.loopwarden.standin.StandInRepository;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Pull requests of somebody who wants the bot to say, show or do something else. */
@ParameterizedClass
@MethodSource("dev.loopwarden.serve.Stage#onEachDatabase")
final class HostileEndToEndTest {
  private static final String CALM = "import asyncio\nimport time\n";
  private static final String BLOCKING = CALM + "\n\nasync def wait():\n    time.sleep(1)\n";
  private static final String MARKER =
      "<!-- loopwarden:1 key=1 rule=blocking-sleep f="
          + "0".repeat(32)
          + (" e=" + "0".repeat(16) + " l=" + "0".repeat(16) + " m=- c=- p=" + "0".repeat(8))
          + (" s=" + "0".repeat(16) + " h=1 is=fixed mac=" + "0".repeat(64) + " -->");

  /** Code that a comment quotes. */
  private static final String EVIL_CODE =
      CALM
          + "\n\nasync def fetch():\n    asyncio.create_task(send('''\n"
          + "```\n@octocat <script>alert(1)</script> https://evil.example --> </details>\n"
          + ("![x](https://evil.example) #1\n````\n" + MARKER + "\n~~~~\n'''))\n")
          + "    time.sleep(len('`@octocat` <b> --> [x](https://evil.example)'))\n";

  private static final String EVIL_BRANCH = "x/@octocat/<img-src=x>`#1`](https-evil)/\u202egnp";
  private static final String EVIL_TITLE =
      "@octocat <img src=x> [x](https://evil.example) \u202e #1 /loopwarden pause " + MARKER;
  private static final List<String> EVIL_NAMES =
      List.of(
          "@octocat #1 <img src=x onerror=alert(1)> [x](https:evil) `tick` \u202egnp.py",
          "new\nline\n\n## Heading @octocat\n<b>.py",
          MARKER + ".py",
          "https:/www.evil.example/@octocat.py",
          "-->/</details>/![x](javascript:alert(1)).py",
          "```suggestion\nimport os\n```\n.py",
          "\\..\\..\\etc\\passwd.py",
          "..%2f..%2f@octocat/...\u2066/\u2069.py");

  @Parameter private Stage stage;

  @BeforeEach
  void rest() {
    stage.rest();
  }

  /** All that the bot said, as its readers see it. */
  private static List<String> pages(StandInPullRequest pull) {
    List<String> pages = new ArrayList<>();
    pull.comments().forEach(comment -> pages.add(comment.body()));
    pull.conversation().forEach(said -> pages.add(said.body()));
    pull.reviews().forEach(review -> pages.add(review.body()));
    pull.checks().forEach(check -> pages.add(check.summary()));
    return pages;
  }

  private void assertSafe(StandInRepository repository, String page) {
    Dangers dangers = Dangers.of(page);
    assertThat(dangers.found()).isEmpty();
    String home = stage.github().url() + "/" + repository.fullName() + "/";
    assertThat(dangers.links())
        .map(link -> URI.create(link).normalize().toString())
        .allMatch(
            link -> link.startsWith(home) || link.startsWith("https://bot.example.com/rules/"));
  }

  private static List<String> places(StandInPullRequest pull) {
    return pull.comments().stream()
        .filter(comment -> comment.author().equals("loopwarden[bot]"))
        .map(comment -> comment.path() + ":" + comment.line())
        .sorted()
        .toList();
  }

  private static Check check(StandInPullRequest pull) {
    Check check = pull.checks().getLast();
    assertThat(check.status()).isEqualTo("completed");
    return check;
  }

  @Test
  void namesAndCodeStayText() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    repository.branch("base/" + EVIL_BRANCH, "main");
    repository.branch(EVIL_BRANCH, "main");
    List<FileEdit> edits = new ArrayList<>();
    EVIL_NAMES.forEach(name -> edits.add(FileEdit.write(name, BLOCKING)));
    edits.add(FileEdit.write("app.py", EVIL_CODE));
    repository.commit(EVIL_BRANCH, EVIL_TITLE, edits.toArray(FileEdit[]::new));
    StandInPullRequest pull =
        repository.openPullRequest(EVIL_TITLE, "base/" + EVIL_BRANCH, EVIL_BRANCH);
    stage.settle();

    assertThat(pull.comments()).extracting(Comment::path).containsAll(EVIL_NAMES);
    assertThat(pages(pull)).allSatisfy(page -> assertSafe(repository, page));
    assertThat(pages(pull))
        .flatMap(page -> Dangers.of(page).blocks())
        .anyMatch(block -> block.contains(MARKER) && block.contains("@octocat"));
    assertThat(check(pull).annotations()).noneMatch(text -> text.matches(".*[\u202e\u2066].*"));

    List<Comment> before = pull.comments();
    assertThat(stage.calls())
        .as("a content is fetched once, however many files have it")
        .extracting(Exchange::path)
        .filteredOn(path -> path.contains("/git/blobs/"))
        .doesNotHaveDuplicates();
    stage.pass(Duration.ofMinutes(2));
    pull.rerun("ada", check(pull).id());
    stage.settle();
    assertThat(pull.comments()).as("our own markers are read as they are").isEqualTo(before);
  }

  @Test
  void onlyOurOwnMarkersCount() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    repository.branch("change", "main");
    repository.commit("change", "Change", FileEdit.write("app.py", BLOCKING));
    StandInPullRequest pull = repository.openPullRequest("Change", "main", "change");
    stage.settle();
    String body = pull.comments().getFirst().body();
    long copied = pull.comment("stranger", "app.py", 6, body);
    long closed = pull.comment("stranger", "app.py", 5, body.replace("is=open", "is=fixed"));
    pull.say("stranger", body);
    stage.settle();
    List<Comment> all = pull.comments();
    stage.pass(Duration.ofMinutes(2));
    pull.rerun("ada", check(pull).id());
    stage.settle();
    assertThat(pull.comments()).isEqualTo(all);

    stage.pass(Duration.ofMinutes(2));
    repository.commit("change", "Fix", FileEdit.write("app.py", BLOCKING.replace("time.s", "s")));
    stage.settle();
    assertThat(places(pull)).isEmpty();
    assertThat(pull.comments()).extracting(Comment::id).containsExactly(copied, closed);
    assertThat(pull.conversation()).hasSize(1);
  }

  @Test
  void pathsThatLeaveTheRepositoryLeadNowhere() throws IOException {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    repository.branch("change", "main");
    repository.commit("change", "Change", FileEdit.write("app.py", BLOCKING));
    repository.push("change", withPath(repository, "change", "..", "..", "..", "..", "evil.py"));
    StandInPullRequest pull = repository.openPullRequest("Change", "main", "change");
    stage.settle();
    assertThat(places(pull)).containsExactly("app.py:6");
    assertThat(pages(pull)).allSatisfy(page -> assertSafe(repository, page));
    assertThat(check(pull).summary()).contains("Not reviewed", "evil.py");
  }

  /** A commit that no honest git makes. */
  private String withPath(StandInRepository repository, String branch, String... path)
      throws IOException {
    try (Repository git = stage.git(repository);
        ObjectInserter inserter = git.newObjectInserter()) {
      RevCommit before = git.parseCommit(ObjectId.fromString(repository.tip(branch)));
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, BLOCKING.getBytes(StandardCharsets.UTF_8));
      FileMode mode = FileMode.REGULAR_FILE;
      for (int i = path.length - 1; i > 0; i--) {
        TreeFormatter folder = new TreeFormatter();
        folder.append(path[i], mode, id);
        id = inserter.insert(folder);
        mode = FileMode.TREE;
      }
      TreeFormatter root = new TreeFormatter();
      root.append(path[0], mode, id);
      try (TreeWalk walk = new TreeWalk(git)) {
        walk.addTree(before.getTree());
        while (walk.next()) {
          root.append(walk.getNameString(), walk.getFileMode(0), walk.getObjectId(0));
        }
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(root));
      commit.setParentId(before);
      commit.setAuthor(before.getAuthorIdent());
      commit.setCommitter(before.getCommitterIdent());
      commit.setMessage("Leave");
      ObjectId made = inserter.insert(commit);
      inserter.flush();
      return made.getName();
    }
  }

  @Test
  void whatIsTooMuchIsSkippedAndSaid() {
    StandInRepository repository = stage.repository(Map.of("app.py", CALM));
    repository.branch("change", "main");
    String wide = "async def f(): time.sleep(1); x = '" + "@octocat<b>".repeat(950_000) + "'\n";
    byte[] binary = (BLOCKING + "\0\u00ff").getBytes(StandardCharsets.ISO_8859_1);
    repository.commit(
        "change",
        "Change",
        FileEdit.write("app.py", BLOCKING),
        FileEdit.write("wide.py", CALM + wide),
        FileEdit.write("long.py", BLOCKING + "value = 'some text'\n".repeat(1_050_000)),
        FileEdit.write("deep.py", BLOCKING + "x = " + nested("(", 30_000, ")") + "\n"),
        FileEdit.write("binary.py", binary),
        FileEdit.link("link.py", "../../../../etc/passwd"),
        FileEdit.submodule("module.py", repository.tip("main")));
    StandInPullRequest pull = repository.openPullRequest("Change", "main", "change");
    stage.settle();

    assertThat(places(pull)).contains("app.py:6");
    assertThat(pages(pull)).allSatisfy(page -> assertSafe(repository, page));
    assertThat(pages(pull)).allSatisfy(page -> assertThat(page).hasSizeLessThan(10_000));
    String summary = check(pull).summary();
    assertThat(summary)
        .contains(
            "GitHub shows no lines of long.py, wide.py: no comment can stand on a line there",
            "link.py was not read: it is a symbolic link or a submodule",
            "module.py was not read: it is a symbolic link or a submodule",
            "long.py was not read: it has more than 20 MB",
            "binary.py: its bytes are not UTF-8",
            "deep.py (a part of the file): a syntax error at line 7");

    StandInRepository other = stage.repository(Map.of("app.py", CALM));
    other.branch("change", "main");
    other.commit("change", "Change", FileEdit.write("app.py", BLOCKING));
    StandInPullRequest next = other.openPullRequest("Change", "main", "change");
    stage.settle();
    assertThat(places(next)).as("the service goes on").containsExactly("app.py:6");
  }

  private static String nested(String open, int depth, String close) {
    return open.repeat(depth) + "1" + close.repeat(depth);
  }
}
