package dev.loopwarden.standin;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Repositories as the REST API shows them. */
final class RepoShape {
  private static final List<String> ADDRESSES =
      List.of(
          "archive/{archive_format}{/ref}",
          "assignees{/user}",
          "git/blobs{/sha} blobs",
          "branches{/branch}",
          "collaborators{/collaborator}",
          "comments{/number}",
          "commits{/sha}",
          "compare/{base}...{head}",
          "contents/{+path}",
          "contributors",
          "deployments",
          "downloads",
          "events",
          "forks",
          "git/commits{/sha} git_commits",
          "git/refs{/sha} git_refs",
          "git/tags{/sha} git_tags",
          "hooks",
          "issues/comments{/number} issue_comment",
          "issues/events{/number} issue_events",
          "issues{/number}",
          "keys{/key_id}",
          "labels{/name}",
          "languages",
          "merges",
          "milestones{/number}",
          "notifications{?since,all,participating}",
          "pulls{/number}",
          "releases{/id}",
          "stargazers",
          "statuses/{sha}",
          "subscribers",
          "subscription",
          "tags",
          "teams",
          "git/trees{/sha} trees");
  private static final List<String> COUNTS =
      List.of(
          "forks",
          "forks_count",
          "open_issues",
          "open_issues_count",
          "size",
          "stargazers_count",
          "watchers",
          "watchers_count",
          "network_count",
          "subscribers_count");
  private static final List<String> NOTHING =
      List.of("description", "homepage", "language", "mirror_url", "license");

  private final Urls urls;
  private final AccountShape accounts;

  RepoShape(Urls urls) {
    this.urls = urls;
    this.accounts = new AccountShape(urls);
  }

  /** It with everything. */
  ObjectNode of(Repo repo) {
    ObjectNode node = small(repo);
    String html = urls.html(repo);
    node.put("default_branch", Repo.DEFAULT_BRANCH)
        .put("visibility", "private")
        .put("archived", false)
        .put("is_template", false)
        .put("allow_forking", true)
        .put("web_commit_signoff_required", false)
        .put("disabled", false)
        .put("clone_url", html + ".git")
        .put("git_url", "git" + html.substring(4) + ".git")
        .put("ssh_url", "git@127.0.0.1:" + repo.fullName() + ".git")
        .put("svn_url", html)
        .put("created_at", Json.time(repo.createdAt))
        .put("updated_at", Json.time(repo.createdAt))
        .put("pushed_at", Json.time(repo.createdAt));
    for (String name : List.of("issues", "projects", "wiki", "pages", "downloads", "discussions")) {
      node.put("has_" + name, false);
    }
    COUNTS.forEach(name -> node.put(name, 0));
    NOTHING.forEach(node::putNull);
    node.set("topics", Json.array());
    node.set("custom_properties", Json.object());
    if (repo.parent != null) {
      node.set("parent", of(repo.parent));
      node.set("source", of(repo.parent));
    }
    return node;
  }

  /** It with its names and addresses. */
  private ObjectNode small(Repo repo) {
    ObjectNode node =
        Json.object()
            .put("id", repo.id)
            .put("node_id", NodeId.of(NodeId.REPO, repo.id))
            .put("name", repo.name)
            .put("full_name", repo.fullName())
            .put("private", true)
            .put("fork", repo.parent != null)
            .put("url", urls.repo(repo))
            .put("html_url", urls.html(repo));
    node.set("owner", accounts.of(repo.owner));
    for (String address : ADDRESSES) {
      String[] parts = address.split(" ");
      String name = parts.length > 1 ? parts[1] : parts[0].split("[/{?]")[0];
      node.put(name + "_url", urls.repo(repo) + "/" + parts[0]);
    }
    return node;
  }
}
