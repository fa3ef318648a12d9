package dev.loopwarden.standin;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Things as GraphQL shows them: maps by field, some fields worked out when asked for. */
final class GraphShape {
  private static final int LONGEST_TEXT = 512_000;

  private final Urls urls;
  private final World world;
  private final Token token;

  /** What a token may see. */
  GraphShape(Urls urls, World world, Token token) {
    this.urls = urls;
    this.world = world;
    this.token = token;
  }

  private static Map<String, Object> node(String type, String id) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("__typename", type);
    node.put("id", id);
    return node;
  }

  private static void put(Map<String, Object> node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private void require(String permission) {
    if (token.level(permission).equals("none")) {
      throw GraphFault.forbidden();
    }
  }

  Map<String, Object> account(Account account) {
    String type = account.type().word();
    return account(account, type);
  }

  /** Whoever resolved something is a user to GraphQL, even an App. */
  Map<String, Object> user(Account account) {
    return account(account, "User");
  }

  private Map<String, Object> account(Account account, String type) {
    Map<String, Object> node = node(type, NodeId.of(account));
    node.put("databaseId", account.id());
    node.put("login", account.plainLogin());
    node.put("avatarUrl", urls.html("/avatars/" + account.id()));
    node.put("resourcePath", "/" + account.plainLogin());
    node.put("url", urls.html("/" + account.plainLogin()));
    return node;
  }

  Map<String, Object> repository(Repo repo) {
    Map<String, Object> node = node("Repository", NodeId.of(NodeId.REPO, repo.id));
    node.put("databaseId", repo.id);
    node.put("name", repo.name);
    node.put("nameWithOwner", repo.fullName());
    node.put("isArchived", false);
    node.put("isPrivate", true);
    node.put("isFork", repo.parent != null);
    node.put("url", urls.html(repo));
    node.put("owner", account(repo.owner));
    node.put(
        "object",
        (Lazy) asked -> object(repo, asked.getArgument("oid"), asked.getArgument("expression")));
    node.put("pullRequest", (Lazy) asked -> pull(repo, number(asked)));
    return node;
  }

  private static int number(DataFetchingEnvironment asked) {
    Integer number = asked.getArgument("number");
    return number == null ? 0 : number;
  }

  private @Nullable Object object(Repo repo, @Nullable String oid, @Nullable String expression) {
    require("contents");
    if (oid != null) {
      return repo.git
          .blob(oid)
          .<Object>map(bytes -> blob(repo, oid, bytes))
          .or(() -> commit(repo, oid))
          .orElse(null);
    }
    if (expression == null) {
      return null;
    }
    int colon = expression.indexOf(':');
    if (colon < 0) {
      return repo.commit(expression).flatMap(id -> commit(repo, id)).orElse(null);
    }
    return repo.commit(expression.substring(0, colon))
        .flatMap(repo.git::treeId)
        .flatMap(tree -> repo.git.entry(tree, expression.substring(colon + 1)))
        .flatMap(entry -> repo.git.blob(entry.id()).map(bytes -> blob(repo, entry.id(), bytes)))
        .orElse(null);
  }

  private Map<String, Object> gitObject(String type, Repo repo, String oid) {
    Map<String, Object> node = node(type, NodeId.ofObject(type.substring(0, 1), repo, oid));
    node.put("oid", oid);
    node.put("abbreviatedOid", oid.substring(0, 7));
    node.put("commitResourcePath", "/" + repo.fullName() + "/commit/" + oid);
    node.put("commitUrl", urls.html(repo) + "/commit/" + oid);
    node.put("repository", (Lazy) _ -> repository(repo));
    return node;
  }

  private Map<String, Object> blob(Repo repo, String oid, byte[] bytes) {
    boolean binary = RawText.isBinary(bytes);
    boolean truncated = bytes.length > LONGEST_TEXT;
    Map<String, Object> node = gitObject("Blob", repo, oid);
    node.put("byteSize", bytes.length);
    node.put("isBinary", binary);
    node.put("isTruncated", truncated);
    if (!binary) {
      int length = Math.min(bytes.length, LONGEST_TEXT);
      node.put("text", new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
    return node;
  }

  private Optional<Object> commit(Repo repo, String oid) {
    return repo.git.commitId(oid).map(id -> commitNode(repo, id));
  }

  private Map<String, Object> commitNode(Repo repo, String id) {
    RevCommit commit = repo.git.commit(id);
    Map<String, Object> node = gitObject("Commit", repo, id);
    node.put("message", commit.getFullMessage());
    node.put("messageHeadline", commit.getShortMessage());
    node.put("committedDate", commit.getCommitterIdent().getWhenAsInstant().toString());
    return node;
  }

  private Map<String, Object> pull(Repo repo, int number) {
    require("pull_requests");
    Pull pull = repo.pulls.get(number);
    if (pull == null) {
      throw new GraphFault(
          "NOT_FOUND", "Could not resolve to a PullRequest with the number of " + number + ".");
    }
    return pull(pull);
  }

  Map<String, Object> pull(Pull pull) {
    Map<String, Object> node = node("PullRequest", NodeId.of(NodeId.PULL, pull.id));
    node.put("databaseId", pull.id);
    node.put("fullDatabaseId", Long.toString(pull.id));
    node.put("author", account(pull.author));
    node.put("number", pull.number);
    node.put("title", pull.title);
    node.put("body", pull.body);
    node.put("baseRefName", pull.baseRef);
    node.put("baseRefOid", pull.baseSha);
    node.put("headRefName", pull.headRef);
    node.put("headRefOid", pull.headSha);
    node.put("isCrossRepository", pull.headRepo != pull.repo);
    node.put("isDraft", pull.draft);
    node.put("closed", !pull.isOpen());
    node.put("merged", pull.mergedAt != null);
    node.put("state", pull.isOpen() ? "OPEN" : pull.mergedAt == null ? "CLOSED" : "MERGED");
    node.put("url", urls.html(pull));
    node.put("repository", (Lazy) _ -> repository(pull.repo));
    node.put("reviewThreads", (Lazy) asked -> Connection.of(asked, pull.threads, this::thread));
    return node;
  }

  Map<String, Object> thread(ReviewThread thread) {
    Map<String, Object> node = node("PullRequestReviewThread", NodeId.of(NodeId.THREAD, thread.id));
    Anchor original = thread.original;
    Anchor current = thread.current;
    boolean mayResolve = mayResolve();
    boolean resolved = thread.resolvedBy != null;
    node.put("path", original.path());
    node.put("isResolved", resolved);
    node.put("isCollapsed", resolved);
    node.put("isOutdated", thread.isOutdated());
    node.put("subjectType", original.isWholeFile() ? "FILE" : "LINE");
    node.put("diffSide", original.side().name());
    put(node, "startDiffSide", original.startLine() == null ? null : original.startSide().name());
    put(node, "line", current == null ? null : current.line());
    put(node, "startLine", current == null ? null : current.startLine());
    put(node, "originalLine", original.line());
    put(node, "originalStartLine", original.startLine());
    node.put("viewerCanReply", true);
    node.put("viewerCanResolve", mayResolve && !resolved);
    node.put("viewerCanUnresolve", mayResolve && resolved);
    put(node, "resolvedBy", thread.resolvedBy == null ? null : user(thread.resolvedBy));
    node.put("pullRequest", (Lazy) _ -> pull(thread.pull));
    node.put("repository", (Lazy) _ -> repository(thread.pull.repo));
    List<ReviewComment> comments = thread.comments;
    node.put("comments", (Lazy) asked -> Connection.of(asked, comments, this::comment));
    return node;
  }

  /** An App may only where it may write contents. */
  boolean mayResolve() {
    return token.level("contents").equals("write");
  }

  Map<String, Object> comment(ReviewComment comment) {
    ReviewThread thread = comment.thread;
    Pull pull = thread.pull;
    Map<String, Object> node =
        node("PullRequestReviewComment", NodeId.of(NodeId.REVIEW_COMMENT, comment.id));
    node.put("author", account(comment.author));
    node.put("authorAssociation", pull.repo.association(comment.author));
    said(node, comment.id, comment.body, comment.minimized);
    node.put("createdAt", comment.createdAt.toString());
    node.put("updatedAt", comment.updatedAt.toString());
    node.put("diffHunk", thread.diffHunk);
    node.put("path", thread.original.path());
    node.put("outdated", thread.isOutdated());
    node.put("state", "SUBMITTED");
    node.put("subjectType", thread.original.isWholeFile() ? "FILE" : "LINE");
    put(node, "line", thread.current == null ? null : thread.current.line());
    put(node, "startLine", thread.current == null ? null : thread.current.startLine());
    put(node, "originalLine", thread.original.line());
    put(node, "originalStartLine", thread.original.startLine());
    node.put("viewerDidAuthor", comment.author.equals(world.bot()));
    node.put("url", new CommentShape(urls).html(comment));
    node.put("commit", (Lazy) _ -> commitNode(pull.repo, thread.commitId));
    node.put("originalCommit", (Lazy) _ -> commitNode(pull.repo, thread.originalCommit));
    node.put("pullRequest", (Lazy) _ -> pull(pull));
    node.put("repository", (Lazy) _ -> repository(pull.repo));
    ReviewComment root = comment.replyTo;
    node.put("replyTo", (Lazy) _ -> root == null ? null : comment(root));
    return node;
  }

  Map<String, Object> remark(Remark remark) {
    Map<String, Object> node = node("IssueComment", NodeId.of(NodeId.REMARK, remark.id));
    node.put("author", account(remark.author));
    said(node, remark.id, remark.body, remark.minimized);
    node.put("createdAt", remark.createdAt.toString());
    node.put("url", urls.html(remark.pull) + "#issuecomment-" + remark.id);
    return node;
  }

  private static void said(
      Map<String, Object> node, long id, String body, @Nullable String minimized) {
    node.put("databaseId", id);
    node.put("fullDatabaseId", Long.toString(id));
    node.put("body", body);
    node.put("isMinimized", minimized != null);
    put(node, "minimizedReason", minimized);
  }
}
