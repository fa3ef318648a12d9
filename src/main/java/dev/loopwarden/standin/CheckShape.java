package dev.loopwarden.standin;

import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Check runs and statuses as the REST API shows them. */
final class CheckShape {
  private final Urls urls;
  private final AppShape apps;
  private final AccountShape accounts;

  CheckShape(Urls urls, World world) {
    this.urls = urls;
    this.apps = new AppShape(urls, world);
    this.accounts = new AccountShape(urls);
  }

  ObjectNode run(CheckRun run) {
    String self = urls.repo(run.repo) + "/check-runs/" + run.id;
    ObjectNode node =
        Json.object()
            .put("id", run.id)
            .put("name", run.name)
            .put("node_id", NodeId.of("CR", run.id))
            .put("head_sha", run.headSha)
            .put("external_id", run.externalId == null ? "" : run.externalId)
            .put("url", self)
            .put("html_url", urls.html(run.repo) + "/runs/" + run.id)
            .put("details_url", run.detailsUrl == null ? urls.html("/") : run.detailsUrl)
            .put("status", run.status)
            .put("conclusion", run.conclusion)
            .put("started_at", Json.time(run.startedAt))
            .put("completed_at", Json.time(run.completedAt));
    node.set(
        "output",
        Json.object()
            .put("title", run.title)
            .put("summary", run.summary)
            .put("text", run.text)
            .put("annotations_count", run.annotations.size())
            .put("annotations_url", self + "/annotations"));
    node.set("check_suite", Json.object().put("id", suite(run)));
    node.set("app", apps.app());
    node.set("pull_requests", Json.array(pulls(run), this::minimal));
    return node;
  }

  /** The suite of a run, as events show it. */
  ObjectNode suite(CheckRun run, boolean alone) {
    String self = urls.repo(run.repo) + "/check-suites/" + suite(run);
    ObjectNode suite =
        Json.object()
            .put("id", suite(run))
            .put("node_id", NodeId.of("CS", suite(run)))
            .put("head_sha", run.headSha)
            .put("status", run.status)
            .put("conclusion", run.conclusion)
            .put("url", self)
            .put("after", run.headSha)
            .put("before", run.headSha)
            .put("created_at", Json.time(run.startedAt))
            .put("updated_at", Json.time(run.startedAt));
    List<Pull> pulls = pulls(run);
    suite.put("head_branch", pulls.isEmpty() ? null : pulls.getFirst().headRef);
    suite.set("pull_requests", Json.array(pulls, this::minimal));
    suite.set("app", apps.app());
    if (alone) {
      suite
          .put("latest_check_runs_count", 1)
          .put("check_runs_url", self + "/check-runs")
          .put("rerequestable", true)
          .put("runs_rerequestable", true);
      suite.set("head_commit", simpleCommit(run.repo, run.headSha));
    }
    return suite;
  }

  /** A commit in the small form that some events have. */
  static ObjectNode simpleCommit(Repo repo, String sha) {
    RevCommit commit = repo.git.commit(sha);
    ObjectNode node =
        Json.object()
            .put("id", sha)
            .put("tree_id", commit.getTree().getName())
            .put("message", commit.getFullMessage())
            .put("timestamp", Json.time(commit.getCommitterIdent().getWhenAsInstant()));
    node.set("author", person(commit.getAuthorIdent()));
    node.set("committer", person(commit.getCommitterIdent()));
    return node;
  }

  private static ObjectNode person(PersonIdent person) {
    return Json.object().put("name", person.getName()).put("email", person.getEmailAddress());
  }

  /** All runs of the App on one commit are one suite. */
  static long suite(CheckRun run) {
    return 1_000_000L + Long.parseLong(run.headSha.substring(0, 6), 16);
  }

  /** GitHub lists no pull requests of forks here. */
  private static List<Pull> pulls(CheckRun run) {
    return run.repo.pulls.values().stream()
        .filter(pull -> pull.isOpen() && pull.headSha.equals(run.headSha))
        .filter(pull -> pull.headRepo == run.repo)
        .toList();
  }

  private ObjectNode minimal(Pull pull) {
    ObjectNode node =
        Json.object().put("id", pull.id).put("number", pull.number).put("url", urls.pull(pull));
    node.set("head", end(pull.headRepo, pull.headRef, pull.headSha));
    node.set("base", end(pull.repo, pull.baseRef, pull.baseSha));
    return node;
  }

  private ObjectNode end(Repo repo, String ref, String sha) {
    ObjectNode node = Json.object().put("ref", ref).put("sha", sha);
    node.set(
        "repo",
        Json.object().put("id", repo.id).put("url", urls.repo(repo)).put("name", repo.name));
    return node;
  }

  ObjectNode annotation(CheckRun run, JsonNode given) {
    ObjectNode node =
        Json.object()
            .put("path", given.path("path").asString())
            .put(
                "blob_href",
                urls.html(run.repo)
                    + "/blob/"
                    + run.headSha
                    + "/"
                    + Urls.escaped(given.path("path").asString()));
    for (String name :
        List.of(
            "start_line",
            "end_line",
            "start_column",
            "end_column",
            "annotation_level",
            "title",
            "message",
            "raw_details")) {
      if (given.has(name)) {
        node.set(name, given.get(name));
      } else {
        node.putNull(name);
      }
    }
    return node;
  }

  ObjectNode status(Repo repo, StatusEntry status) {
    ObjectNode node =
        Json.object()
            .put("url", urls.repo(repo) + "/statuses/" + status.sha())
            .put("avatar_url", urls.html("/avatars/" + status.creator().id()))
            .put("id", status.id())
            .put("node_id", NodeId.of("SC", status.id()))
            .put("state", status.state())
            .put("description", status.description())
            .put("target_url", status.targetUrl())
            .put("context", status.context())
            .put("created_at", Json.time(status.createdAt()))
            .put("updated_at", Json.time(status.createdAt()));
    node.set("creator", accounts.of(status.creator()));
    return node;
  }
}
