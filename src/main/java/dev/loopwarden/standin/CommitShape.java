package dev.loopwarden.standin;

import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ObjectNode;

/** Commits and their files as the REST API shows them. */
final class CommitShape {
  private final Urls urls;

  CommitShape(Urls urls) {
    this.urls = urls;
  }

  ObjectNode of(Repo repo, RevCommit commit) {
    String id = commit.getName();
    String api = urls.repo(repo) + "/commits/" + id;
    ObjectNode node =
        Json.object()
            .put("sha", id)
            .put("node_id", NodeId.ofObject("C", repo, id))
            .put("url", api)
            .put("html_url", urls.html(repo) + "/commit/" + id)
            .put("comments_url", api + "/comments")
            .putNull("author")
            .putNull("committer");
    node.set("commit", inner(repo, commit));
    node.set("parents", Json.array(List.of(commit.getParents()), parent -> parent(repo, parent)));
    return node;
  }

  private ObjectNode inner(Repo repo, RevCommit commit) {
    String git = urls.repo(repo) + "/git";
    ObjectNode node =
        Json.object()
            .put("message", commit.getFullMessage())
            .put("comment_count", 0)
            .put("url", git + "/commits/" + commit.getName());
    node.set("author", person(commit.getAuthorIdent()));
    node.set("committer", person(commit.getCommitterIdent()));
    String tree = commit.getTree().getName();
    node.set("tree", Json.object().put("sha", tree).put("url", git + "/trees/" + tree));
    node.set(
        "verification",
        Json.object()
            .put("verified", false)
            .put("reason", "unsigned")
            .putNull("payload")
            .putNull("signature")
            .putNull("verified_at"));
    return node;
  }

  private static ObjectNode person(PersonIdent person) {
    return Json.object()
        .put("name", person.getName())
        .put("email", person.getEmailAddress())
        .put("date", Json.time(person.getWhenAsInstant()));
  }

  private ObjectNode parent(Repo repo, RevCommit parent) {
    return Json.object()
        .put("sha", parent.getName())
        .put("url", urls.repo(repo) + "/commits/" + parent.getName())
        .put("html_url", urls.html(repo) + "/commit/" + parent.getName());
  }

  /** A changed file; the head is where it can be read. */
  ObjectNode file(Repo repo, FileChange change, String head) {
    String path = Urls.escaped(change.path());
    String id = change.newId() == null ? change.oldId() : change.newId();
    ObjectNode node =
        Json.object()
            .put("sha", id)
            .put("filename", change.path())
            .put("status", change.status())
            .put("additions", change.additions())
            .put("deletions", change.deletions())
            .put("changes", change.additions() + change.deletions())
            .put("blob_url", urls.html(repo) + "/blob/" + head + "/" + path)
            .put("raw_url", urls.html(repo) + "/raw/" + head + "/" + path)
            .put("contents_url", urls.repo(repo) + "/contents/" + path + "?ref=" + head);
    if (change.patch() != null) {
      node.put("patch", change.patch());
    }
    if (change.previousPath() != null) {
      node.put("previous_filename", change.previousPath());
    }
    return node;
  }
}
