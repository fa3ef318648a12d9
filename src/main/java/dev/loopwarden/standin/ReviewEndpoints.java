package dev.loopwarden.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reviews and the comments on lines and files. */
final class ReviewEndpoints {
  private static final String COMMENT = "PullRequestReviewComment";

  private final World world;
  private final Paging paging;
  private final CommentShape shape;
  private final Discussion discussion;

  ReviewEndpoints(Urls urls, World world, Discussion discussion) {
    this.world = world;
    this.paging = new Paging(urls);
    this.shape = new CommentShape(urls);
    this.discussion = discussion;
  }

  void addTo(Routes routes) {
    Needs read = Needs.read("pull_requests");
    Needs write = Needs.write("pull_requests");
    String pull = "/repos/{owner}/{repo}/pulls/{pull_number}";
    String comment = "/repos/{owner}/{repo}/pulls/comments/{comment_id}";
    routes.get(comment, read, call -> Reply.ok(shape.comment(find(call))));
    routes.patch(comment, write, this::edit);
    routes.delete(comment, write, this::delete);
    routes.get(comment + "/reactions", read, this::reactions);
    routes.post(comment + "/reactions", write, this::react);
    routes.get(pull + "/reviews", read, this::reviews);
    routes.post(pull + "/reviews", write, this::review);
    routes.get(pull + "/comments", read, this::comments);
    routes.post(pull + "/comments", write, this::comment);
    routes.post(pull + "/comments/{comment_id}/replies", write, this::reply);
  }

  private Reply reviews(Call call) {
    Pull pull = call.pull();
    return paging.list(call, pull.reviews, review -> shape.review(pull, review));
  }

  private Reply review(Call call) {
    Pull pull = call.pull();
    ObjectNode body = call.body();
    String text = body.path("body").asString("");
    Call.requireShort(text, "PullRequestReview");
    String state = state(body);
    List<JsonNode> comments = Json.items(body.path("comments"));
    if (text.isBlank() && comments.isEmpty() && !state.equals("APPROVED")) {
      throw Refusal.unprocessable(List.of("Review cannot be submitted without a body or comments"));
    }
    String commit = body.path("commit_id").asString(pull.headSha);
    if (!isKnown(pull, commit)) {
      throw Refusal.unprocessable(List.of("Commit is not part of the pull request"));
    }
    Pull.Comparison comparison = pull.comparison(commit);
    List<Discussion.Draft> drafts = new ArrayList<>();
    for (JsonNode comment : comments) {
      drafts.add(draft(comparison, comment));
    }
    Review review =
        discussion.review(pull, world.bot(), new Discussion.Words(text, state, commit), drafts);
    return Reply.ok(shape.review(pull, review));
  }

  private static String state(JsonNode body) {
    return switch (body.path("event").asString("PENDING")) {
      case "APPROVE" -> "APPROVED";
      case "REQUEST_CHANGES" -> "CHANGES_REQUESTED";
      case "COMMENT" -> "COMMENTED";
      case "PENDING" -> "PENDING";
      default ->
          throw Refusal.unprocessable(
              List.of("Variable $event of type PullRequestReviewEvent was provided invalid value"));
    };
  }

  /** Comments go on commits of the pull request; on the newest one, as far as we know. */
  private static boolean isKnown(Pull pull, String commit) {
    return pull.heads.contains(commit)
        || pull.repo.git.between(pull.baseSha, pull.headSha).stream()
            .anyMatch(one -> one.getName().equals(commit));
  }

  /** A comment of a review; the first one that does not fit fails all of them. */
  private static Discussion.Draft draft(Pull.Comparison comparison, JsonNode comment) {
    String text = Call.comment(comment, "PullRequestReviewComment");
    String path = Call.requiredText(comment, "path");
    Anchor anchor = anchor(comparison, comment, path);
    List<Anchor.Fault> faults =
        anchor == null
            ? List.of(Anchor.Fault.LINE, Anchor.Fault.NO_HUNK)
            : anchor.faults(comparison);
    if (anchor == null || !faults.isEmpty()) {
      throw Refusal.unprocessable(List.of(joined(faults)));
    }
    return new Discussion.Draft(anchor, text);
  }

  /** As GitHub joins several faults of one comment. */
  private static String joined(List<Anchor.Fault> faults) {
    List<String> all = faults.stream().map(Anchor.Fault::sentence).toList();
    return switch (all.size()) {
      case 1 -> all.getFirst();
      case 2 -> all.get(0) + " and " + all.get(1);
      default ->
          all.subList(0, all.size() - 1).stream().collect(Collectors.joining(", "))
              + ", and "
              + all.getLast();
    };
  }

  /** Where a comment is to go; null when no line is named that there is. */
  private static @Nullable Anchor anchor(
      Pull.Comparison comparison, JsonNode comment, String path) {
    Integer line = Json.integer(comment, "line");
    if (line == null) {
      Integer position = Json.integer(comment, "position");
      FileChange file = comparison.file(path).orElse(null);
      if (file == null) {
        return Anchor.file(path);
      }
      return position == null ? null : Anchor.atPosition(file, position);
    }
    Side side = side(comment, "side", Side.RIGHT);
    Integer start = Json.integer(comment, "start_line");
    return new Anchor(path, line, side, start, side(comment, "start_side", side));
  }

  private static Side side(JsonNode comment, String name, Side otherwise) {
    String text = Json.text(comment, name);
    if (text == null || text.equals("side")) {
      return otherwise;
    }
    try {
      return Side.valueOf(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid(
          Refusal.error(COMMENT, "pull_request_review_thread." + name, "invalid"));
    }
  }

  private Reply comments(Call call) {
    return paging.list(call, call.pull().comments().toList(), shape::comment);
  }

  private Reply comment(Call call) {
    Pull pull = call.pull();
    ObjectNode body = call.body();
    String text = Call.comment(body, COMMENT);
    if (body.has("in_reply_to")) {
      return reply(pull, body.path("in_reply_to").asLong(), text);
    }
    String commit = Call.requiredText(body, "commit_id");
    String path = Call.requiredText(body, "path");
    if (!isKnown(pull, commit)) {
      throw Refusal.invalid(
          Refusal.error(
              COMMENT, "commit_id", "custom", "commit_id is not part of the pull request"));
    }
    Pull.Comparison comparison = pull.comparison(commit);
    boolean wholeFile = "file".equals(Json.text(body, "subject_type"));
    Anchor anchor = wholeFile ? Anchor.file(path) : anchor(comparison, body, path);
    List<Anchor.Fault> faults =
        anchor == null
            ? List.of(Anchor.Fault.LINE, Anchor.Fault.NO_HUNK)
            : anchor.faults(comparison);
    if (anchor == null || !faults.isEmpty()) {
      throw Refusal.invalid(faults.stream().map(ReviewEndpoints::error).toArray(JsonNode[]::new));
    }
    ReviewComment made =
        discussion.comment(pull, world.bot(), commit, new Discussion.Draft(anchor, text));
    return Reply.json(201, shape.comment(made));
  }

  private static ObjectNode error(Anchor.Fault fault) {
    return Refusal.error(
        COMMENT, "pull_request_review_thread." + fault.field(), "custom", fault.message());
  }

  private Reply reply(Call call) {
    return reply(call.pull(), call.number("comment_id"), Call.comment(call.body(), COMMENT));
  }

  private Reply reply(Pull pull, long to, String text) {
    ReviewComment root =
        pull.comments()
            .filter(comment -> comment.id == to && comment.replyTo == null)
            .findFirst()
            .orElseThrow(Refusal::notFound);
    return Reply.json(201, shape.comment(discussion.reply(root.thread, world.bot(), text)));
  }

  private ReviewComment find(Call call) {
    Repo repo = call.repo();
    long id = call.number("comment_id");
    return world
        .reviewComments()
        .filter(comment -> comment.id == id && comment.thread.pull.repo == repo)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  /**
   * An App may change what it wrote itself; GitHub lets it change others' words, too, but not ours.
   */
  private ReviewComment own(Call call) {
    ReviewComment comment = find(call);
    if (!comment.author.equals(world.bot())) {
      throw Refusal.forbidden();
    }
    return comment;
  }

  private Reply edit(Call call) {
    ReviewComment comment = own(call);
    discussion.edit(comment, world.bot(), Call.comment(call.body(), COMMENT));
    return Reply.ok(shape.comment(comment));
  }

  private Reply delete(Call call) {
    discussion.delete(own(call), world.bot());
    return Reply.noContent();
  }

  private Reply reactions(Call call) {
    return paging.list(call, find(call).reactions.all(), shape::reaction);
  }

  private Reply react(Call call) {
    return ConversationEndpoints.react(call, find(call).reactions, shape);
  }
}
