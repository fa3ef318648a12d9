package dev.loopwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.Instruction;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each event means, on real payloads. */
final class EventReaderTest {
  private static final long APP = 29310;
  private static final Set<String> LOOKS =
      Set.of(
          "opened", "reopened", "synchronize", "ready_for_review", "converted_to_draft", "closed");

  private static Meaning read(String event, byte[] body, String... accounts) {
    return new EventReader(Set.of(accounts), (_, _) -> List.of())
        .read(event, Payload.read(body), TestApp.identity(APP));
  }

  private static Meaning read(String event, JsonNode body, String... accounts) {
    return read(event, JsonMapper.shared().writeValueAsBytes(body), accounts);
  }

  private static ObjectNode example(String event, String action) {
    return (ObjectNode) Examples.tree(Examples.first(event, action));
  }

  private static String key(Meaning meaning) {
    return meaning.work().stream().map(work -> work.subject().key()).toList().toString();
  }

  private static Instruction instruction(Meaning meaning) {
    return ((Work.Instruct) meaning.work().getFirst()).instruction();
  }

  // -- pull requests

  @Test
  void pullRequestsAreLookedAtWhenTheirChangeChanges() {
    for (byte[] body : Examples.of("pull_request")) {
      JsonNode tree = Examples.tree(body);
      boolean looks = LOOKS.contains(tree.path("action").asString("")) && tree.has("installation");
      String pull =
          "pull/%d/%d".formatted(tree.at("/repository/id").asLong(), tree.path("number").asInt());
      assertThat(key(read("pull_request", body)))
          .as(tree.path("action").asString(""))
          .isEqualTo(looks ? "[" + pull + "]" : "[]");
    }
    assertThat(Examples.of("pull_request")).hasSize(29);
  }

  @Test
  void anEditCountsWhenItChangesTheBase() {
    ObjectNode edited = example("pull_request", "synchronize").put("action", "edited");
    edited.putObject("changes").putObject("title").put("from", "old");
    assertThat(read("pull_request", edited)).isInstanceOf(Meaning.Ignored.class);
    edited.putObject("changes").putObject("base").putObject("ref").put("from", "old");
    assertThat(read("pull_request", edited).work()).hasSize(1);
  }

  @Test
  void aPullRequestIsNamedInFull() {
    Work work =
        read("pull_request", Examples.first("pull_request", "synchronize")).work().getFirst();
    Subject.PullRequest subject = (Subject.PullRequest) work.subject();
    assertThat(subject.ref()).hasToString("Codertocat/Hello-World#2");
    assertThat(((Work.Look) work).headSha())
        .isEqualTo(
            Examples.tree(Examples.first("pull_request", "synchronize"))
                .at("/pull_request/head/sha")
                .asString())
        .isNotEmpty();
    assertThat(subject.installation()).isEqualTo(1);
    assertThat(work).isInstanceOf(Work.Look.class);
  }

  @Test
  void accountsCanBeLimited() {
    byte[] body = Examples.first("pull_request", "opened");
    assertThat(read("pull_request", body, "octo", "CODERTOCAT").work()).hasSize(1);
    assertThat(read("pull_request", body, "octo")).isInstanceOf(Meaning.Ignored.class);
    byte[] deleted = Examples.first("installation", "deleted");
    assertThat(read("installation", deleted, "octo").work()).hasSize(1);
  }

  @Test
  void mergeGroupsAreAnsweredFor() {
    for (byte[] body : Examples.of("merge_group")) {
      Meaning meaning = read("merge_group", body);
      Subject.MergeGroup group = (Subject.MergeGroup) meaning.work().getFirst().subject();
      assertThat(group.headSha()).matches("[0-9a-f]{40}");
      assertThat(group.headRef()).startsWith("refs/heads/gh-readonly-queue/");
    }
    ObjectNode destroyed = example("merge_group", "checks_requested").put("action", "destroyed");
    assertThat(read("merge_group", destroyed)).isInstanceOf(Meaning.Ignored.class);
  }

  // -- checks

  private static ObjectNode check(String action, long app, String mark) {
    ObjectNode check = example("check_run", action);
    ObjectNode run = (ObjectNode) check.get("check_run");
    run.put("external_id", mark);
    ((ObjectNode) run.get("app")).put("id", app);
    run.putArray("pull_requests"); // as for forks
    return check;
  }

  @Test
  void aRerunIsFoundByTheMarkOfTheCheck() {
    ObjectNode check = check("rerequested", APP, "");
    long repository = check.at("/repository/id").asLong();
    Meaning pull = read("check_run", check("rerequested", APP, "pull/" + repository + "/7"));
    assertThat(key(pull)).isEqualTo("[pull/" + repository + "/7]");
    assertThat(instruction(pull).verb()).isEqualTo(Verb.REVIEW);
    assertThat(instruction(pull).origin()).isEqualTo(new Instruction.Origin(Place.BUTTON, 0, 0));
    assertThat(instruction(pull).author()).isEqualTo(check.at("/sender/login").asString());

    String group = "merge/" + repository + "/" + "a".repeat(40);
    assertThat(key(read("check_run", check("rerequested", APP, group))))
        .isEqualTo("[" + group + "]");
  }

  @Test
  void whatIsNotOursIsLeftAlone() {
    long repository = check("rerequested", APP, "").at("/repository/id").asLong();
    for (ObjectNode check :
        List.of(
            check("rerequested", APP + 1, "pull/" + repository + "/7"),
            check("rerequested", APP, "pull/" + (repository + 1) + "/7"),
            check("rerequested", APP, "pull/" + repository + "/99999999999999999999"),
            check("rerequested", APP, "merge/" + repository + "/main"),
            check("rerequested", APP, "lgtm|26764"))) {
      assertThat(read("check_run", check)).isInstanceOf(Meaning.Ignored.class);
    }
  }

  @Test
  void aRerunOfAllChecksFindsForksAndMergeGroupsByTheirHead() {
    ObjectNode suite = example("check_suite", "rerequested");
    ((ObjectNode) suite.at("/check_suite/app")).put("id", APP);
    ((ObjectNode) suite.get("check_suite")).putArray("pull_requests"); // as for forks
    String sha = suite.at("/check_suite/head_sha").asString();
    EventReader.Heads heads =
        (repository, head) -> {
          assertThat(repository.fullName()).isEqualTo("Codertocat/Hello-World");
          assertThat(head).isEqualTo(sha);
          return List.of(
              new Subject.PullRequest(new PullRequestRef(repository, 7)),
              new Subject.MergeGroup(repository, head, "gh-readonly-queue/main/pr-7-a"));
        };
    Meaning meaning =
        new EventReader(Set.of(), heads)
            .read(
                "check_suite",
                Payload.read(JsonMapper.shared().writeValueAsBytes(suite)),
                TestApp.identity(APP));
    long repository = suite.at("/repository/id").asLong();
    assertThat(key(meaning))
        .isEqualTo("[pull/%d/7, merge/%d/%s]".formatted(repository, repository, sha));
    assertThat(instruction(meaning).verb()).isEqualTo(Verb.REVIEW);
    assertThat(meaning.work().getLast()).isInstanceOf(Work.Look.class);
    assertThat(read("check_suite", suite)).isInstanceOf(Meaning.Ignored.class);
  }

  @Test
  void ofChecksOnlyRerunsCount() {
    for (String event : List.of("check_run", "check_suite")) {
      for (byte[] body : Examples.of(event)) {
        String action = Examples.tree(body).path("action").asString("");
        boolean named =
            action.equals("rerequested")
                && event.equals("check_suite")
                && !Examples.tree(body).at("/check_suite/pull_requests").isEmpty();
        assertThat(read(event, body).work().isEmpty()).as(event + action).isEqualTo(!named);
      }
      assertThat(Examples.of(event)).hasSize(9);
    }
  }

  // -- comments

  private static ObjectNode said(String event, String text) {
    ObjectNode comment =
        event.equals("issue_comment")
            ? (ObjectNode) Examples.tree(Examples.of(event).getFirst())
            : example(event, "created");
    comment.putObject("installation").put("id", 1);
    ((ObjectNode) comment.get("comment")).put("body", text);
    if (event.equals("issue_comment")) {
      ((ObjectNode) comment.get("issue")).putObject("pull_request").put("url", "u");
    }
    return comment;
  }

  @Test
  void commandsInConversationsAreTaken() {
    ObjectNode comment = said("issue_comment", "Please\n/loopwarden pause");
    Instruction instruction = instruction(read("issue_comment", comment));
    assertThat(instruction.verb()).isEqualTo(Verb.PAUSE);
    assertThat(instruction.author()).isEqualTo("Codertocat");
    assertThat(instruction.origin())
        .isEqualTo(
            new Instruction.Origin(Place.CONVERSATION, comment.at("/comment/id").asLong(), 0));
    ((ObjectNode) comment.get("issue")).remove("pull_request");
    assertThat(read("issue_comment", comment)).isInstanceOf(Meaning.Ignored.class);
  }

  @Test
  void commandsInThreadsKnowTheirThread() {
    ObjectNode comment = said("pull_request_review_comment", "/loopwarden ignore");
    long id = comment.at("/comment/id").asLong();
    assertThat(instruction(read("pull_request_review_comment", comment)).origin())
        .isEqualTo(new Instruction.Origin(Place.THREAD, id, id));
    ((ObjectNode) comment.get("comment")).put("in_reply_to_id", 42);
    assertThat(instruction(read("pull_request_review_comment", comment)).origin())
        .isEqualTo(new Instruction.Origin(Place.THREAD, id, 42));
  }

  @ParameterizedTest
  @CsvSource({"issue_comment", "pull_request_review_comment"})
  void botsAndOldCommentsCommandNothing(String event) {
    ObjectNode bot = said(event, "/loopwarden review");
    ((ObjectNode) bot.at("/comment/user")).put("type", "Bot");
    assertThat(read(event, bot)).isInstanceOf(Meaning.Ignored.class);
    ObjectNode ours = said(event, "/loopwarden review");
    ((ObjectNode) ours.get("comment")).putObject("performed_via_github_app").put("id", APP);
    assertThat(read(event, ours)).isInstanceOf(Meaning.Ignored.class);
    ObjectNode edited = said(event, "/loopwarden review").put("action", "edited");
    assertThat(read(event, edited)).isInstanceOf(Meaning.Ignored.class);
    for (byte[] body : Examples.of(event)) {
      assertThat(read(event, body)).isInstanceOf(Meaning.Ignored.class);
    }
  }

  @Test
  void decisionsAboutOurThreadsAreLookedAt() {
    for (String action : List.of("resolved", "unresolved")) {
      ObjectNode thread = example("pull_request_review_thread", action);
      assertThat(read("pull_request_review_thread", thread)).isInstanceOf(Meaning.Ignored.class);
      ObjectNode author = (ObjectNode) thread.at("/thread/comments/0/user");
      author.put("login", "loopwarden[bot]").put("type", "Bot");
      String pull =
          "pull/%d/%d"
              .formatted(
                  thread.at("/repository/id").asLong(), thread.at("/pull_request/number").asInt());
      Meaning meaning = read("pull_request_review_thread", thread);
      assertThat(key(meaning)).isEqualTo("[" + pull + "]");
      assertThat(meaning.work().getFirst()).isInstanceOf(Work.Look.class);
      author.put("login", "another[bot]");
      assertThat(read("pull_request_review_thread", thread)).isInstanceOf(Meaning.Ignored.class);
      ((ObjectNode) thread.get("thread")).putArray("comments");
      assertThat(read("pull_request_review_thread", thread)).isInstanceOf(Meaning.Ignored.class);
    }
  }

  // -- what goes

  @Test
  void dataGoesWithItsInstallation() {
    for (byte[] body : Examples.of("installation")) {
      JsonNode tree = Examples.tree(body);
      boolean deleted = tree.path("action").asString("").equals("deleted");
      String expected = "installation/" + tree.at("/installation/id").asLong();
      assertThat(key(read("installation", body))).isEqualTo(deleted ? "[" + expected + "]" : "[]");
    }
    assertThat(Examples.of("installation")).hasSize(7);
  }

  @Test
  void whatAnAdministratorAllowsWakesParkedJobs() {
    for (byte[] body : Examples.of("installation")) {
      JsonNode tree = Examples.tree(body);
      String action = tree.path("action").asString("");
      boolean allows = Set.of("unsuspend", "new_permissions_accepted").contains(action);
      assertThat(
              read("installation", body)
                  .equals(new Meaning.Wakes(tree.at("/installation/id").asLong())))
          .as(action)
          .isEqualTo(allows);
    }
  }

  @Test
  void dataGoesWithItsRepository() {
    for (byte[] body : Examples.of("installation_repositories")) {
      JsonNode removed = Examples.tree(body).path("repositories_removed");
      assertThat(read("installation_repositories", body).work()).hasSize(removed.size());
    }
    byte[] removed = Examples.first("installation_repositories", "removed");
    long id = Examples.tree(removed).at("/repositories_removed/0/id").asLong();
    assertThat(key(read("installation_repositories", removed)))
        .isEqualTo("[repository/" + id + "]");
    ObjectNode deleted = example("repository", "renamed").put("action", "deleted");
    assertThat(key(read("repository", deleted)))
        .isEqualTo("[repository/" + deleted.at("/repository/id").asLong() + "]");
  }

  // -- the rest

  @ParameterizedTest
  @ValueSource(strings = {"push", "ping", "pull_request_review", "pull_request_review_thread"})
  void someAreOnlyWrittenDown(String event) {
    for (byte[] body : Examples.of(event)) {
      assertThat(read(event, body)).isInstanceOf(Meaning.Ignored.class);
    }
  }

  @Test
  void allOthersAreIgnored() {
    List<byte[]> others = Examples.of("others");
    assertThat(others).hasSize(45);
    for (byte[] line : others) {
      JsonNode other = Examples.tree(line);
      assertThat(read(other.path("event").asString(), other.path("payload")))
          .isEqualTo(new Meaning.Ignored("nothing here depends on it"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pull_request",
        "check_run",
        "check_suite",
        "issue_comment",
        "pull_request_review_comment",
        "pull_request_review_thread",
        "merge_group",
        "installation",
        "installation_repositories",
        "repository"
      })
  void whatIsMissingDoesNoHarm(String event) {
    for (String action :
        List.of(
            "opened",
            "rerequested",
            "created",
            "resolved",
            "checks_requested",
            "deleted",
            "removed")) {
      for (String rest :
          List.of(
              "",
              ",\"installation\":{\"id\":1}",
              ",\"installation\":{\"id\":1},\"repository\":{\"id\":2}")) {
        byte[] body =
            ("{\"action\":\"" + action + "\"" + rest + "}").getBytes(StandardCharsets.UTF_8);
        Meaning meaning = read(event, body);
        boolean gone =
            action.equals("deleted")
                && !rest.isEmpty()
                && (event.equals("installation")
                    || event.equals("repository") && rest.contains("repository"));
        assertThat(meaning.work().isEmpty()).as(action + rest).isEqualTo(!gone);
      }
    }
  }
}
