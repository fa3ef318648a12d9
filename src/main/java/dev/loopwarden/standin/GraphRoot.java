package dev.loopwarden.standin;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What GraphQL documents begin with: queries and mutations, for one token. */
final class GraphRoot {
  private final World world;
  private final Token token;
  private final GraphShape shape;
  private final Discussion discussion;
  private final RateLimits limits;

  GraphRoot(Urls urls, World world, Token token, Discussion discussion, RateLimits limits) {
    this.world = world;
    this.token = token;
    this.shape = new GraphShape(urls, world, token);
    this.discussion = discussion;
    this.limits = limits;
  }

  /** The fields of both, by their names. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "repository", this::repository);
    put(fields, "node", asked -> node(argument(asked, "id")));
    put(fields, "nodes", this::nodes);
    put(fields, "viewer", _ -> shape.user(world.bot()));
    put(fields, "rateLimit", _ -> rateLimit());
    put(fields, "resolveReviewThread", asked -> resolve(asked, world.bot()));
    put(fields, "unresolveReviewThread", asked -> resolve(asked, null));
    put(fields, "minimizeComment", asked -> minimize(asked, "minimizedComment"));
    put(fields, "unminimizeComment", asked -> minimize(asked, "unminimizedComment"));
    put(fields, "addPullRequestReviewThreadReply", this::reply);
    put(fields, "updatePullRequestReviewComment", this::update);
    put(fields, "deletePullRequestReviewComment", this::delete);
    put(fields, "addReaction", this::react);
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Lazy lazy) {
    fields.put(name, lazy);
  }

  private static String argument(DataFetchingEnvironment asked, String name) {
    return String.valueOf(asked.<Object>getArgument(name));
  }

  private static Map<String, Object> input(DataFetchingEnvironment asked) {
    Map<String, Object> input = asked.getArgument("input");
    return input == null ? Map.of() : input;
  }

  private static String text(Map<String, Object> input, String name) {
    return String.valueOf(input.get(name));
  }

  private Object repository(DataFetchingEnvironment asked) {
    String owner = argument(asked, "owner");
    String name = argument(asked, "name");
    return world
        .findRepo(owner, name)
        .filter(token::reaches)
        .map(shape::repository)
        .orElseThrow(
            () ->
                new GraphFault(
                    "NOT_FOUND",
                    "Could not resolve to a Repository with the name '"
                        + owner
                        + "/"
                        + name
                        + "'."));
  }

  private Object node(String id) {
    return find(id).orElseThrow(() -> GraphFault.noNode(id));
  }

  private List<Object> nodes(DataFetchingEnvironment asked) {
    List<Object> nodes = new ArrayList<>();
    List<Object> ids = asked.getArgument("ids");
    if (ids != null) {
      ids.forEach(id -> nodes.add(node(String.valueOf(id))));
    }
    return nodes;
  }

  private Optional<Map<String, Object>> find(String id) {
    return findThread(id)
        .map(shape::thread)
        .or(() -> findComment(id).map(shape::comment))
        .or(() -> findRemark(id).map(shape::remark))
        .or(() -> findPull(id).map(shape::pull))
        .or(
            () ->
                world.repos.stream()
                    .filter(repo -> NodeId.of(NodeId.REPO, repo.id).equals(id))
                    .filter(token::reaches)
                    .findFirst()
                    .map(shape::repository));
  }

  private Optional<Pull> findPull(String id) {
    return world
        .pulls()
        .filter(pull -> NodeId.of(NodeId.PULL, pull.id).equals(id) && token.reaches(pull.repo))
        .findFirst();
  }

  private Optional<ReviewThread> findThread(String id) {
    return world
        .threads()
        .filter(thread -> NodeId.of(NodeId.THREAD, thread.id).equals(id))
        .filter(thread -> token.reaches(thread.pull.repo))
        .findFirst();
  }

  private Optional<ReviewComment> findComment(String id) {
    return world
        .reviewComments()
        .filter(comment -> NodeId.of(NodeId.REVIEW_COMMENT, comment.id).equals(id))
        .filter(comment -> token.reaches(comment.thread.pull.repo))
        .findFirst();
  }

  private Optional<Remark> findRemark(String id) {
    return world
        .remarks()
        .filter(remark -> NodeId.of(NodeId.REMARK, remark.id).equals(id))
        .filter(remark -> token.reaches(remark.pull.repo))
        .findFirst();
  }

  private Object rateLimit() {
    var graphql =
        limits.overview(new Caller.OfInstallation(token)).path("resources").path("graphql");
    return Map.of(
        "cost", 1,
        "limit", graphql.path("limit").asInt(),
        "nodeCount", 0,
        "remaining", graphql.path("remaining").asInt(),
        "used", graphql.path("used").asInt(),
        "resetAt", java.time.Instant.ofEpochSecond(graphql.path("reset").asLong()).toString());
  }

  private Object resolve(DataFetchingEnvironment asked, @Nullable Account by) {
    String id = text(input(asked), "threadId");
    ReviewThread thread = findThread(id).orElseThrow(() -> GraphFault.noNode(id));
    if (!shape.mayResolve()) {
      throw GraphFault.forbidden();
    }
    discussion.resolve(thread, by, world.bot());
    return Map.of("thread", shape.thread(thread));
  }

  private void requireWrite() {
    if (!token.level("pull_requests").equals("write")) {
      throw GraphFault.forbidden();
    }
  }

  private Object minimize(DataFetchingEnvironment asked, String result) {
    requireWrite();
    Map<String, Object> input = input(asked);
    String id = text(input, "subjectId");
    String reason =
        input.containsKey("classifier")
            ? text(input, "classifier").toLowerCase(Locale.ROOT).replace('_', '-')
            : null;
    Optional<ReviewComment> comment = findComment(id);
    if (comment.isPresent()) {
      comment.get().minimized = reason;
      return Map.of(result, shape.comment(comment.get()));
    }
    Remark remark = findRemark(id).orElseThrow(() -> GraphFault.noNode(id));
    remark.minimized = reason;
    return Map.of(result, shape.remark(remark));
  }

  private Object reply(DataFetchingEnvironment asked) {
    requireWrite();
    Map<String, Object> input = input(asked);
    String id = text(input, "pullRequestReviewThreadId");
    ReviewThread thread = findThread(id).orElseThrow(() -> GraphFault.noNode(id));
    ReviewComment made = discussion.reply(thread, world.bot(), shortEnough(input));
    return Map.of("comment", shape.comment(made));
  }

  private static String shortEnough(Map<String, Object> input) {
    String body = text(input, "body");
    if (body.isBlank() || body.codePointCount(0, body.length()) > Call.LONGEST_TEXT) {
      throw new GraphFault(
          "UNPROCESSABLE", "Body is blank or too long (maximum is 65536 characters)");
    }
    return body;
  }

  private ReviewComment own(String id) {
    requireWrite();
    ReviewComment comment = findComment(id).orElseThrow(() -> GraphFault.noNode(id));
    if (!comment.author.equals(world.bot())) {
      throw GraphFault.forbidden();
    }
    return comment;
  }

  private Object update(DataFetchingEnvironment asked) {
    Map<String, Object> input = input(asked);
    ReviewComment comment = own(text(input, "pullRequestReviewCommentId"));
    discussion.edit(comment, world.bot(), shortEnough(input));
    return Map.of("pullRequestReviewComment", shape.comment(comment));
  }

  private Object delete(DataFetchingEnvironment asked) {
    ReviewComment comment = own(text(input(asked), "id"));
    discussion.delete(comment, world.bot());
    return Map.of("pullRequestReviewComment", shape.comment(comment));
  }

  private Object react(DataFetchingEnvironment asked) {
    requireWrite();
    Map<String, Object> input = input(asked);
    String id = text(input, "subjectId");
    Reactions reactions =
        findComment(id)
            .map(comment -> comment.reactions)
            .or(() -> findRemark(id).map(remark -> remark.reactions))
            .orElseThrow(() -> GraphFault.noNode(id));
    String word = text(input, "content");
    String content =
        switch (word) {
          case "THUMBS_UP" -> "+1";
          case "THUMBS_DOWN" -> "-1";
          default -> word.toLowerCase(Locale.ROOT);
        };
    Reactions.Reaction made =
        reactions
            .find(world.bot(), content)
            .orElseGet(
                () -> new Reactions.Reaction(world.nextId(), world.bot(), content, world.now()));
    if (reactions.find(world.bot(), content).isEmpty()) {
      reactions.add(made);
    }
    Map<String, Object> reaction =
        Map.of(
            "__typename", "Reaction",
            "id", NodeId.of("REA", made.id()),
            "databaseId", made.id(),
            "content", word,
            "createdAt", made.createdAt().toString(),
            "user", shape.user(world.bot()));
    return Map.of("reaction", reaction, "subject", node(id));
  }
}
