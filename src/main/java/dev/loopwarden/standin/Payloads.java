package dev.loopwarden.standin;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of webhook deliveries. */
final class Payloads {
  private final World world;
  private final AccountShape accounts;
  private final RepoShape repos;
  private final PullShape pulls;
  private final CommentShape comments;
  private final CheckShape checks;
  private final AppShape apps;
  private final Urls urls;

  Payloads(World world, Urls urls) {
    this.world = world;
    this.urls = urls;
    this.accounts = new AccountShape(urls);
    this.repos = new RepoShape(urls);
    this.pulls = new PullShape(urls);
    this.comments = new CommentShape(urls);
    this.checks = new CheckShape(urls, world);
    this.apps = new AppShape(urls, world);
  }

  ObjectNode pull(String action, Pull pull, Account by, Map<String, JsonNode> more) {
    ObjectNode body = Json.object().put("action", action).put("number", pull.number);
    body.set("pull_request", pulls.of(pull));
    more.forEach(body::set);
    return in(pull.repo, by, body);
  }

  ObjectNode review(Pull pull, Review review) {
    ObjectNode body = Json.object().put("action", "submitted");
    ObjectNode shown = comments.review(pull, review);
    shown.put("state", review.state().toLowerCase(java.util.Locale.ROOT));
    body.set("review", shown);
    body.set("pull_request", pulls.simple(pull));
    return in(pull.repo, review.author(), body);
  }

  /** The text that a comment had before counts where it was edited. */
  ObjectNode reviewComment(String action, ReviewComment comment, String was, Account by) {
    Pull pull = comment.thread.pull;
    ObjectNode body = Json.object().put("action", action);
    body.set("comment", comments.comment(comment));
    body.set("pull_request", pulls.simple(pull));
    if (action.equals("edited")) {
      ObjectNode changes = Json.object();
      changes.set("body", Json.object().put("from", was));
      body.set("changes", changes);
    }
    return in(pull.repo, by, body);
  }

  ObjectNode thread(String action, ReviewThread thread, Account by) {
    ObjectNode shown = Json.object().put("node_id", NodeId.of(NodeId.THREAD, thread.id));
    shown.set("comments", Json.array(thread.comments, comments::comment));
    ObjectNode body = Json.object().put("action", action);
    body.set("pull_request", pulls.simple(thread.pull));
    body.set("thread", shown);
    return in(thread.pull.repo, by, body);
  }

  ObjectNode remark(String action, Remark remark) {
    ObjectNode body = Json.object().put("action", action);
    body.set("issue", issue(remark.pull));
    body.set("comment", comments.remark(remark, null));
    return in(remark.pull.repo, remark.author, body);
  }

  /** A pull request as the issue that it is, too. */
  private ObjectNode issue(Pull pull) {
    ObjectNode pullRequest = pulls.simple(pull);
    ObjectNode issue =
        Json.object()
            .put("id", pull.id + 1_000_000)
            .put("node_id", NodeId.of(NodeId.PULL, pull.id))
            .put("url", urls.issue(pull))
            .put("repository_url", urls.repo(pull.repo))
            .put("labels_url", urls.issue(pull) + "/labels{/name}")
            .put("comments_url", urls.issue(pull) + "/comments")
            .put("events_url", urls.issue(pull) + "/events")
            .put("timeline_url", urls.issue(pull) + "/timeline")
            .put("comments", pull.conversation.size());
    for (String name :
        new String[] {
          "html_url",
          "number",
          "title",
          "user",
          "labels",
          "state",
          "locked",
          "assignee",
          "assignees",
          "milestone",
          "created_at",
          "updated_at",
          "closed_at",
          "author_association",
          "active_lock_reason",
          "draft",
          "body"
        }) {
      issue.set(name, pullRequest.get(name));
    }
    ObjectNode link = Json.object();
    for (String name : new String[] {"url", "html_url", "diff_url", "patch_url", "merged_at"}) {
      link.set(name, pullRequest.get(name));
    }
    issue.set("pull_request", link);
    issue.set("reactions", CommentShape.reactions(urls.issue(pull), new Reactions()));
    issue.putNull("performed_via_github_app");
    issue.putNull("state_reason");
    return issue;
  }

  ObjectNode check(String action, CheckRun run, Account by) {
    ObjectNode body = Json.object().put("action", action);
    ObjectNode shown = checks.run(run);
    shown.set("check_suite", checks.suite(run, false));
    body.set("check_run", shown);
    return in(run.repo, by, body);
  }

  ObjectNode checkSuite(String action, CheckRun run, Account by) {
    ObjectNode body = Json.object().put("action", action);
    body.set("check_suite", checks.suite(run, true));
    return in(run.repo, by, body);
  }

  ObjectNode mergeGroup(Repo repo, String headSha, String baseSha, Account by) {
    String head = "refs/heads/gh-readonly-queue/" + Repo.DEFAULT_BRANCH + "/pr-" + headSha;
    ObjectNode group =
        Json.object()
            .put("head_sha", headSha)
            .put("head_ref", head)
            .put("base_sha", baseSha)
            .put("base_ref", "refs/heads/" + Repo.DEFAULT_BRANCH);
    group.set("head_commit", CheckShape.simpleCommit(repo, headSha));
    ObjectNode body = Json.object().put("action", "checks_requested");
    body.set("merge_group", group);
    return in(repo, by, body);
  }

  ObjectNode push(Repo repo, String branch, String before, String after, Account by) {
    ObjectNode body =
        Json.object()
            .put("ref", "refs/heads/" + branch)
            .put("before", before)
            .put("after", after)
            .put("created", false)
            .put("deleted", false)
            .put("forced", false)
            .putNull("base_ref")
            .put("compare", urls.html(repo) + "/compare/" + before + "..." + after);
    body.set("commits", Json.array());
    body.putNull("head_commit");
    body.set(
        "pusher", Json.object().put("name", by.login()).put("email", by.login() + "@example.com"));
    return in(repo, by, body);
  }

  /** Something about an installation. */
  ObjectNode installation(String action, Installation installation, Account by) {
    ObjectNode body = Json.object().put("action", action);
    body.set("installation", apps.installation(installation));
    body.set(
        "repositories",
        Json.array(
            world.repos.stream().filter(repo -> repo.owner.equals(installation.account)).toList(),
            repo ->
                Json.object()
                    .put("id", repo.id)
                    .put("node_id", NodeId.of(NodeId.REPO, repo.id))
                    .put("name", repo.name)
                    .put("full_name", repo.fullName())
                    .put("private", true)));
    body.set("sender", accounts.of(by));
    return body;
  }

  /** Adds where something happened, and who did it. */
  ObjectNode in(Repo repo, Account by, ObjectNode body) {
    body.set("repository", repos.of(repo));
    if (repo.owner.type() == Account.Type.ORGANIZATION) {
      String login = repo.owner.login();
      String api = urls.api("/orgs/" + login);
      body.set(
          "organization",
          Json.object()
              .put("login", login)
              .put("id", repo.owner.id())
              .put("node_id", NodeId.of(repo.owner))
              .put("url", api)
              .put("repos_url", api + "/repos")
              .put("events_url", api + "/events")
              .put("hooks_url", api + "/hooks")
              .put("issues_url", api + "/issues")
              .put("members_url", api + "/members{/member}")
              .put("public_members_url", api + "/public_members{/member}")
              .put("avatar_url", urls.html("/avatars/" + repo.owner.id()))
              .put("description", ""));
    }
    world
        .installationOf(repo.owner)
        .ifPresent(
            installation ->
                body.set(
                    "installation",
                    Json.object()
                        .put("id", installation.id)
                        .put("node_id", NodeId.of("MDIzOkludGVncmF0aW9u", installation.id))));
    body.set("sender", accounts.of(by));
    return body;
  }
}
