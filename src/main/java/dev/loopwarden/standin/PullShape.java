package dev.loopwarden.standin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Pull requests as the REST API shows them. */
final class PullShape {
  private final Urls urls;
  private final AccountShape accounts;
  private final RepoShape repos;

  PullShape(Urls urls) {
    this.urls = urls;
    this.accounts = new AccountShape(urls);
    this.repos = new RepoShape(urls);
  }

  /** It with everything. */
  ObjectNode of(Pull pull) {
    List<FileChange> files = pull.comparison().files();
    return simple(pull)
        .put("merged", pull.mergedAt != null)
        .put("mergeable", pull.isOpen() ? Boolean.TRUE : null)
        .put("rebaseable", pull.isOpen() ? Boolean.TRUE : null)
        .put("mergeable_state", pull.isOpen() ? "clean" : "unknown")
        .put("maintainer_can_modify", false)
        .put("comments", pull.conversation.size())
        .put("review_comments", pull.comments().count())
        .put("commits", pull.repo.git.between(pull.comparison().mergeBase(), pull.headSha).size())
        .put("additions", files.stream().mapToInt(FileChange::additions).sum())
        .put("deletions", files.stream().mapToInt(FileChange::deletions).sum())
        .put("changed_files", files.size())
        .putNull("merged_by");
  }

  /** It as lists have it. */
  ObjectNode simple(Pull pull) {
    String html = urls.html(pull);
    String api = urls.pull(pull);
    ObjectNode node =
        Json.object()
            .put("url", api)
            .put("id", pull.id)
            .put("node_id", NodeId.of(NodeId.PULL, pull.id))
            .put("html_url", html)
            .put("diff_url", html + ".diff")
            .put("patch_url", html + ".patch")
            .put("issue_url", urls.issue(pull))
            .put("number", pull.number)
            .put("state", pull.isOpen() ? "open" : "closed")
            .put("locked", false)
            .put("title", pull.title)
            .put("body", pull.body.isEmpty() ? null : pull.body)
            .put("created_at", Json.time(pull.createdAt))
            .put("updated_at", Json.time(pull.updatedAt))
            .put("closed_at", Json.time(pull.closedAt))
            .put("merged_at", Json.time(pull.mergedAt))
            .put("draft", pull.draft)
            .put("commits_url", api + "/commits")
            .put("review_comments_url", api + "/comments")
            .put("review_comment_url", urls.repo(pull.repo) + "/pulls/comments{/number}")
            .put("comments_url", urls.issue(pull) + "/comments")
            .put("statuses_url", statuses(pull))
            .put("author_association", pull.repo.association(pull.author));
    for (String name :
        List.of("merge_commit_sha", "assignee", "milestone", "auto_merge", "active_lock_reason")) {
      node.putNull(name);
    }
    for (String name : List.of("assignees", "requested_reviewers", "requested_teams")) {
      node.set(name, Json.array());
    }
    node.set("user", accounts.of(pull.author));
    node.set("labels", Json.array(pull.labels, label -> label(pull, label)));
    node.set("head", end(pull.headRepo, pull.headRef, pull.headSha));
    node.set("base", end(pull.repo, pull.baseRef, pull.baseSha));
    node.set("_links", links(pull));
    return node;
  }

  private String statuses(Pull pull) {
    return urls.repo(pull.repo) + "/statuses/" + pull.headSha;
  }

  ObjectNode label(Pull pull, String name) {
    return Json.object()
        .put("id", 1L + name.hashCode() - (long) Integer.MIN_VALUE)
        .put("node_id", "LA_" + name)
        .put("url", urls.repo(pull.repo) + "/labels/" + Urls.escaped(name))
        .put("name", name)
        .put("color", "ededed")
        .put("default", false)
        .putNull("description");
  }

  private ObjectNode end(Repo repo, String ref, String sha) {
    ObjectNode node =
        Json.object().put("label", repo.owner.login() + ":" + ref).put("ref", ref).put("sha", sha);
    node.set("user", accounts.of(repo.owner));
    node.set("repo", repos.of(repo));
    return node;
  }

  private ObjectNode links(Pull pull) {
    ObjectNode links = Json.object();
    link(links, "self", urls.pull(pull));
    link(links, "html", urls.html(pull));
    link(links, "issue", urls.issue(pull));
    link(links, "comments", urls.issue(pull) + "/comments");
    link(links, "review_comments", urls.pull(pull) + "/comments");
    link(links, "review_comment", urls.repo(pull.repo) + "/pulls/comments{/number}");
    link(links, "commits", urls.pull(pull) + "/commits");
    link(links, "statuses", statuses(pull));
    return links;
  }

  static void link(ObjectNode links, String name, @Nullable String address) {
    links.set(name, Json.object().put("href", address));
  }
}
