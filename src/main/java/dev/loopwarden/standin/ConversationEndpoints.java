package dev.loopwarden.standin;

import java.util.Optional;

/** The conversation of a pull request, and reactions. */
final class ConversationEndpoints {
  private static final String COMMENT = "IssueComment";

  private final World world;
  private final Paging paging;
  private final CommentShape shape;
  private final AppShape apps;
  private final Discussion discussion;

  ConversationEndpoints(Urls urls, World world, Discussion discussion) {
    this.world = world;
    this.paging = new Paging(urls);
    this.shape = new CommentShape(urls);
    this.apps = new AppShape(urls, world);
    this.discussion = discussion;
  }

  void addTo(Routes routes) {
    Needs read = Needs.read("pull_requests", "issues");
    Needs write = Needs.write("pull_requests", "issues");
    String repo = "/repos/{owner}/{repo}";
    String comment = repo + "/issues/comments/{comment_id}";
    routes.get(comment, read, call -> Reply.ok(shown(find(call))));
    routes.patch(comment, write, this::edit);
    routes.delete(comment, write, this::delete);
    routes.get(comment + "/reactions", read, this::reactions);
    routes.post(comment + "/reactions", write, this::react);
    routes.get(repo + "/issues/{issue_number}/comments", read, this::list);
    routes.post(repo + "/issues/{issue_number}/comments", write, this::create);
  }

  private tools.jackson.databind.node.ObjectNode shown(Remark remark) {
    return shape.remark(remark, remark.author.equals(world.bot()) ? apps.app() : null);
  }

  private Reply list(Call call) {
    return paging.list(call, call.pull().conversation, this::shown);
  }

  private Reply create(Call call) {
    String text = Call.comment(call.body(), COMMENT);
    return Reply.json(201, shown(discussion.remark(call.pull(), world.bot(), text)));
  }

  private Remark find(Call call) {
    Repo repo = call.repo();
    long id = call.number("comment_id");
    return world
        .remarks()
        .filter(remark -> remark.id == id && remark.pull.repo == repo)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private Remark own(Call call) {
    Remark remark = find(call);
    if (!remark.author.equals(world.bot())) {
      throw Refusal.forbidden();
    }
    return remark;
  }

  private Reply edit(Call call) {
    Remark remark = own(call);
    remark.body = Call.comment(call.body(), COMMENT);
    remark.updatedAt = world.now();
    return Reply.ok(shown(remark));
  }

  private Reply delete(Call call) {
    Remark remark = own(call);
    remark.pull.conversation.remove(remark);
    return Reply.noContent();
  }

  private Reply reactions(Call call) {
    return paging.list(call, find(call).reactions.all(), shape::reaction);
  }

  private Reply react(Call call) {
    return react(call, find(call).reactions, shape);
  }

  /** 201 for a new reaction, 200 for one that was there. */
  static Reply react(Call call, Reactions reactions, CommentShape shape) {
    String content = Call.requiredText(call.body(), "content");
    if (!Reactions.CONTENTS.contains(content)) {
      throw Refusal.invalid(Refusal.error("Reaction", "content", "invalid"));
    }
    World world = call.world();
    Optional<Reactions.Reaction> known = reactions.find(world.bot(), content);
    if (known.isPresent()) {
      return Reply.ok(shape.reaction(known.get()));
    }
    Reactions.Reaction made =
        new Reactions.Reaction(world.nextId(), world.bot(), content, world.now());
    reactions.add(made);
    return Reply.json(201, shape.reaction(made));
  }
}
