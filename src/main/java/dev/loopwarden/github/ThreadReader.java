package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.pullrequest.HostedRepository.Discussion;
import dev.loopwarden.pullrequest.PullRequest;
import dev.loopwarden.pullrequest.ReviewThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Reads the threads of a pull request; only GraphQL knows which are resolved. */
final class ThreadReader {
  private static final String COMMENTS =
      """
      nodes { fullDatabaseId body viewerDidAuthor author { __typename login } }
      pageInfo { hasNextPage endCursor }
      """;

  private static final String THREADS =
      """
      query($owner: String!, $name: String!, $number: Int!, $after: String) {
        repository(owner: $owner, name: $name) {
          pullRequest(number: $number) {
            state isDraft headRefOid baseRefName
            reviewThreads(first: 50, after: $after) {
              nodes {
                id path line diffSide isResolved isOutdated
                resolvedBy { login }
                comments(first: 20) { %s }
              }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
      }
      """
          .formatted(COMMENTS);

  private static final String MORE_COMMENTS =
      """
      query($thread: ID!, $after: String) {
        node(id: $thread) {
          ... on PullRequestReviewThread { comments(first: 100, after: $after) { %s } }
        }
      }
      """
          .formatted(COMMENTS);

  private static final String RESOLVE =
      """
      mutation($thread: ID!) {
        resolveReviewThread(input: {threadId: $thread}) { thread { isResolved } }
      }
      """;

  /** A pull request with more pages is not one that people read. */
  private static final int MOST_PAGES = 100;

  private final GraphQl graphQl;
  private final RepositoryRef repository;
  private final String slug;

  /** Threads as the App of this name sees them. */
  ThreadReader(GraphQl graphQl, RepositoryRef repository, String slug) {
    this.graphQl = graphQl;
    this.repository = repository;
    this.slug = slug;
  }

  /** A pull request and all its threads, oldest first. */
  Discussion read(int number) {
    PullRequest pullRequest = null;
    List<ReviewThread> threads = new ArrayList<>();
    Map<String, Object> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    variables.put("number", number);
    boolean more = true;
    for (int page = 0; more && page < MOST_PAGES; page++) {
      JsonNode pull = graphQl.query(THREADS, variables).path("repository").path("pullRequest");
      if (!pull.isObject()) {
        throw HostException.Gone.perhaps("pull request " + number + " is not there");
      }
      if (pullRequest == null) {
        pullRequest = pullRequest(number, pull);
      }
      pull.path("reviewThreads").path("nodes").forEach(node -> threads.add(thread(node)));
      more = turn(pull.path("reviewThreads"), variables);
    }
    return new Discussion(Objects.requireNonNull(pullRequest), threads);
  }

  private PullRequest pullRequest(int number, JsonNode node) {
    return new PullRequest(
        new PullRequestRef(repository, number),
        switch (node.path("state").asString("")) {
          case "OPEN" -> PullRequest.State.OPEN;
          case "MERGED" -> PullRequest.State.MERGED;
          default -> PullRequest.State.CLOSED;
        },
        node.path("isDraft").asBoolean(false),
        node.path("headRefOid").asString(""),
        node.path("baseRefName").asString(""));
  }

  /** Marks a thread as resolved. */
  void resolve(String thread) {
    graphQl.mutate(RESOLVE, Map.of("thread", thread));
  }

  private ReviewThread thread(JsonNode node) {
    List<ReviewThread.Comment> comments = new ArrayList<>();
    node.path("comments").path("nodes").forEach(comment -> comments.add(comment(comment)));
    Map<String, Object> variables = new HashMap<>();
    variables.put("thread", node.path("id").asString(""));
    boolean more = turn(node.path("comments"), variables);
    for (int page = 0; more && page < MOST_PAGES; page++) {
      JsonNode answer = graphQl.query(MORE_COMMENTS, variables).path("node").path("comments");
      answer.path("nodes").forEach(comment -> comments.add(comment(comment)));
      more = turn(answer, variables);
    }
    boolean resolved = node.path("isResolved").asBoolean(false);
    String by = resolved ? node.path("resolvedBy").path("login").asString("") : "";
    return new ReviewThread(
        node.path("id").asString(""),
        node.path("path").asString(""),
        line(node),
        resolved,
        isSlug(by),
        by,
        node.path("isOutdated").asBoolean(false),
        comments);
  }

  /** The line on the new side that a thread stands on; 0 for none. */
  private static int line(JsonNode thread) {
    boolean shown =
        thread.path("diffSide").asString("RIGHT").equals("RIGHT")
            && !thread.path("isOutdated").asBoolean(false);
    return shown ? thread.path("line").asInt(0) : 0;
  }

  private ReviewThread.Comment comment(JsonNode node) {
    JsonNode author = node.path("author");
    boolean ours =
        node.path("viewerDidAuthor").asBoolean(false)
            || (author.path("__typename").asString("").equals("Bot")
                && isSlug(author.path("login").asString("")));
    JsonNode id = node.path("fullDatabaseId"); // a BigInt, which GitHub sends as text
    return new ReviewThread.Comment(id.asLong(0), ours, node.path("body").asString(""));
  }

  /** Bots go by their App's name, with or without a suffix. */
  private boolean isSlug(String login) {
    return login.equals(slug) || login.equals(slug + "[bot]");
  }

  /** Turns to the next page, if there is one. */
  private static boolean turn(JsonNode connection, Map<String, Object> variables) {
    JsonNode page = connection.path("pageInfo");
    variables.put("after", page.path("endCursor").asString(""));
    return page.path("hasNextPage").asBoolean(false);
  }
}
