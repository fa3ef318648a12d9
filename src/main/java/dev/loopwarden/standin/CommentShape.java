package dev.loopwarden.standin;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reviews, comments and reactions as the REST API shows them. */
final class CommentShape {
  private final Urls urls;
  private final AccountShape accounts;

  CommentShape(Urls urls) {
    this.urls = urls;
    this.accounts = new AccountShape(urls);
  }

  ObjectNode review(Pull pull, Review review) {
    String html = urls.html(pull) + "#pullrequestreview-" + review.id();
    ObjectNode node =
        Json.object()
            .put("id", review.id())
            .put("node_id", NodeId.of(NodeId.REVIEW, review.id()))
            .put("body", review.body())
            .put("state", review.state())
            .put("html_url", html)
            .put("pull_request_url", urls.pull(pull))
            .put("author_association", pull.repo.association(review.author()))
            .put("submitted_at", Json.time(review.submittedAt()))
            .put("commit_id", review.commitId());
    node.set("user", accounts.of(review.author()));
    ObjectNode links = Json.object();
    PullShape.link(links, "html", html);
    PullShape.link(links, "pull_request", urls.pull(pull));
    node.set("_links", links);
    return node;
  }

  ObjectNode comment(ReviewComment comment) {
    ReviewThread thread = comment.thread;
    Pull pull = thread.pull;
    String self = urls.repo(pull.repo) + "/pulls/comments/" + comment.id;
    String html = html(comment);
    ObjectNode node =
        Json.object()
            .put("url", self)
            .put("pull_request_review_id", comment.review)
            .put("id", comment.id)
            .put("node_id", NodeId.of(NodeId.REVIEW_COMMENT, comment.id))
            .put("diff_hunk", thread.diffHunk)
            .put("path", thread.original.path())
            .put("commit_id", thread.commitId)
            .put("original_commit_id", thread.originalCommit)
            .put("body", comment.body)
            .put("created_at", Json.time(comment.createdAt))
            .put("updated_at", Json.time(comment.updatedAt))
            .put("html_url", html)
            .put("pull_request_url", urls.pull(pull))
            .put("author_association", pull.repo.association(comment.author))
            .put("subject_type", thread.original.isWholeFile() ? "file" : "line");
    node.set("user", accounts.of(comment.author));
    place(node, thread);
    if (comment.replyTo != null) {
      node.put("in_reply_to_id", comment.replyTo.id);
    }
    ObjectNode links = Json.object();
    PullShape.link(links, "self", self);
    PullShape.link(links, "html", html);
    PullShape.link(links, "pull_request", urls.pull(pull));
    node.set("_links", links);
    node.set("reactions", reactions(self, comment.reactions));
    return node;
  }

  String html(ReviewComment comment) {
    return urls.html(comment.thread.pull) + "#discussion_r" + comment.id;
  }

  /** Where it is now, and where it was made. A start that equals the end is no start. */
  private static void place(ObjectNode node, ReviewThread thread) {
    Anchor original = thread.original;
    Anchor current = thread.current;
    node.put("line", current == null ? null : current.line())
        .put("original_line", original.line())
        .put("start_line", current == null ? null : current.startLine())
        .put("original_start_line", original.startLine())
        .put("side", original.side().name())
        .put("position", thread.position)
        .put("original_position", thread.originalPosition);
    if (original.startLine() == null) {
      node.putNull("start_side");
    } else {
      node.put("start_side", original.startSide().name());
    }
  }

  ObjectNode remark(Remark remark, @Nullable ObjectNode app) {
    Pull pull = remark.pull;
    String self = urls.repo(pull.repo) + "/issues/comments/" + remark.id;
    ObjectNode node =
        Json.object()
            .put("url", self)
            .put("html_url", urls.html(pull) + "#issuecomment-" + remark.id)
            .put("issue_url", urls.issue(pull))
            .put("id", remark.id)
            .put("node_id", NodeId.of(NodeId.REMARK, remark.id))
            .put("created_at", Json.time(remark.createdAt))
            .put("updated_at", Json.time(remark.updatedAt))
            .put("author_association", pull.repo.association(remark.author))
            .put("body", remark.body);
    node.set("user", accounts.of(remark.author));
    node.set("reactions", reactions(self, remark.reactions));
    if (app == null) {
      node.putNull("performed_via_github_app");
    } else {
      node.set("performed_via_github_app", app);
    }
    return node;
  }

  ObjectNode reaction(Reactions.Reaction reaction) {
    ObjectNode node =
        Json.object()
            .put("id", reaction.id())
            .put("node_id", NodeId.of("REA", reaction.id()))
            .put("content", reaction.content())
            .put("created_at", Json.time(reaction.createdAt()));
    node.set("user", accounts.of(reaction.author()));
    return node;
  }

  static ObjectNode reactions(String comment, Reactions reactions) {
    ObjectNode node =
        Json.object().put("url", comment + "/reactions").put("total_count", reactions.all().size());
    Reactions.CONTENTS.forEach(content -> node.put(content, reactions.count(content)));
    return node;
  }
}
