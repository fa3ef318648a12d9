package dev.loopwarden.standin;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A pull request on the stand-in, for who does there what people do, and looks at the result. */
public final class StandInPullRequest {
  private final World world;
  private final Urls urls;
  private final Hooks hooks;
  private final Discussion discussion;
  private final Pull pull;

  /**
   * A review comment.
   *
   * @param author a login; an App's ends with {@code [bot]}
   * @param line where it is now; null when it is outdated, or on the whole file
   * @param startLine its first line; null when it is on one line, or outdated
   * @param originalLine where it was made; null on a whole file
   * @param replyTo the comment that began the thread; 0 for that one itself
   * @param wholeFile whether it is on a file, not on lines of it
   * @param reactions such as {@code +1}
   */
  public record Comment(
      long id,
      String author,
      String path,
      @Nullable Integer line,
      @Nullable Integer startLine,
      @Nullable Integer originalLine,
      String body,
      long replyTo,
      boolean wholeFile,
      boolean outdated,
      boolean resolved,
      boolean minimized,
      List<String> reactions) {

    static Comment of(ReviewComment comment) {
      ReviewThread thread = comment.thread;
      Anchor current = thread.current;
      return new Comment(
          comment.id,
          comment.author.login(),
          thread.original.path(),
          current == null ? null : current.line(),
          current == null ? null : current.startLine(),
          thread.original.line(),
          comment.body,
          comment.replyTo == null ? 0 : comment.replyTo.id,
          thread.original.isWholeFile(),
          thread.isOutdated(),
          thread.resolvedBy != null,
          comment.minimized != null,
          contents(comment.reactions));
    }
  }

  /** A comment in the conversation. */
  public record Said(long id, String author, String body, List<String> reactions) {}

  /** A review. */
  public record Reviewed(long id, String author, String state, String body, String commit) {}

  /**
   * A check run.
   *
   * @param conclusion null until it is completed
   * @param annotations as JSON texts
   * @param buttons the identifiers of its actions
   */
  public record Check(
      long id,
      String name,
      String headSha,
      String status,
      @Nullable String conclusion,
      String title,
      String summary,
      List<String> annotations,
      List<String> buttons,
      @Nullable Instant completedAt) {

    static Check of(CheckRun run) {
      return new Check(
          run.id,
          run.name,
          run.headSha,
          run.status,
          run.conclusion,
          run.title == null ? "" : run.title,
          run.summary == null ? "" : run.summary,
          run.annotations.stream().map(Object::toString).toList(),
          run.actions.stream().map(action -> action.path("identifier").asString()).toList(),
          run.completedAt);
    }
  }

  StandInPullRequest(World world, Urls urls, Hooks hooks, Pull pull) {
    this.world = world;
    this.urls = urls;
    this.hooks = hooks;
    this.discussion = new Discussion(world, hooks);
    this.pull = pull;
  }

  private static List<String> contents(Reactions reactions) {
    return reactions.all().stream().map(Reactions.Reaction::content).toList();
  }

  /** Does something in the world, then waits until the webhook was told. */
  private HookDelivery told(Supplier<Sending> deed) {
    Sending told;
    synchronized (world) {
      told = deed.get();
    }
    return told.await();
  }

  /** Its number. */
  public int number() {
    return pull.number;
  }

  /** Its page. */
  public URI page() {
    return URI.create(urls.html(pull));
  }

  /** Its newest commit. */
  public String head() {
    synchronized (world) {
      return pull.headSha;
    }
  }

  /** Says something in the conversation; returns the comment's number. */
  public long say(String login, String text) {
    Remark[] made = new Remark[1];
    told(
        () -> {
          made[0] = new Remark(world.nextId(), pull, world.person(login), text, world.now());
          pull.conversation.add(made[0]);
          return hooks.remark("created", made[0]);
        });
    return made[0].id;
  }

  /** Answers a review comment; returns the answer's number. */
  public long reply(String login, long comment, String text) {
    ReviewComment made;
    synchronized (world) {
      made = discussion.reply(find(comment).thread, world.person(login), text);
    }
    hooks.settle();
    return made.id;
  }

  /** Comments on a line of the new side; returns the comment's number. */
  public long comment(String login, String path, int line, String text) {
    ReviewComment made;
    synchronized (world) {
      Anchor anchor = new Anchor(path, line, Side.RIGHT, null, Side.RIGHT);
      if (!anchor.faults(pull.comparison()).isEmpty()) {
        throw new IllegalArgumentException("the diff does not show " + path + ":" + line);
      }
      made =
          discussion.comment(
              pull, world.person(login), pull.headSha, new Discussion.Draft(anchor, text));
    }
    hooks.settle();
    return made.id;
  }

  /** Resolves the thread of a comment. */
  public HookDelivery resolve(String login, long comment) {
    return told(() -> resolved(comment, world.person(login), world.person(login)));
  }

  /** Opens the thread of a comment again. */
  public HookDelivery unresolve(String login, long comment) {
    return told(() -> resolved(comment, null, world.person(login)));
  }

  private Sending resolved(long comment, @Nullable Account by, Account sender) {
    ReviewThread thread = find(comment).thread;
    thread.resolvedBy = by;
    return hooks.thread(by == null ? "unresolved" : "resolved", thread, sender);
  }

  private ReviewComment find(long id) {
    return pull.comments()
        .filter(comment -> comment.id == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no comment " + id));
  }

  /** Closes it. */
  public HookDelivery close() {
    return told(
        () -> {
          pull.closedAt = world.now();
          return hooks.pull("closed", pull, pull.author, Map.of());
        });
  }

  /** Merges it: its base moves to a merge of both. */
  public HookDelivery merge() {
    return told(
        () -> {
          List<String> parents = List.of(pull.headSha, pull.baseSha);
          String merge =
              new GitWriter(pull.repo.git)
                  .commit(parents, "ada", world.now(), "Merge #" + pull.number, List.of());
          pull.repo.git.point(pull.repo.reference(pull.baseRef), merge);
          pull.closedAt = world.now();
          pull.mergedAt = world.now();
          return hooks.pull("closed", pull, pull.author, Map.of());
        });
  }

  /** Opens it again, at what was pushed meanwhile. */
  public HookDelivery reopen() {
    return told(
        () -> {
          pull.closedAt = null;
          String tip = pull.headRepo.tip(pull.headRef).orElse(pull.headSha);
          pull.moveHead(tip, world.now());
          pull.repo.git.point("refs/pull/" + pull.number + "/head", tip);
          return hooks.pull("reopened", pull, pull.author, Map.of());
        });
  }

  /** Says that it is ready for review. */
  public HookDelivery ready() {
    return told(
        () -> {
          pull.draft = false;
          return hooks.pull("ready_for_review", pull, pull.author, Map.of());
        });
  }

  /** Says that it is a draft after all. */
  public HookDelivery unready() {
    return told(
        () -> {
          pull.draft = true;
          return hooks.pull("converted_to_draft", pull, pull.author, Map.of());
        });
  }

  /** Puts a label on it. */
  public HookDelivery label(String name) {
    return told(
        () -> {
          pull.labels.add(name);
          ObjectNode label = new PullShape(urls).label(pull, name);
          return hooks.pull("labeled", pull, pull.author, Map.of("label", label));
        });
  }

  /** Wants it to be merged into another branch. */
  public HookDelivery retarget(String base) {
    return told(
        () -> {
          ObjectNode changes = Json.object();
          ObjectNode was = Json.object();
          was.set("ref", Json.object().put("from", pull.baseRef));
          was.set("sha", Json.object().put("from", pull.baseSha));
          changes.set("base", was);
          pull.baseRef = base;
          pull.refresh(world.now());
          return hooks.pull("edited", pull, pull.author, Map.of("changes", changes));
        });
  }

  /** Gives it another title. */
  public HookDelivery retitle(String title) {
    return told(
        () -> {
          ObjectNode changes = Json.object();
          changes.set("title", Json.object().put("from", pull.title));
          pull.title = title;
          return hooks.pull("edited", pull, pull.author, Map.of("changes", changes));
        });
  }

  /** Asks for a check run again. */
  public HookDelivery rerun(String login, long check) {
    return told(() -> hooks.check("rerequested", run(check), world.person(login)));
  }

  /** Asks for all check runs of a commit again. */
  public HookDelivery rerunSuite(String login, long check) {
    return told(() -> hooks.checkSuite("rerequested", run(check), world.person(login)));
  }

  /** Presses a button of a check run. */
  public HookDelivery press(String login, long check, String button) {
    return told(() -> hooks.requestedAction(run(check), button, world.person(login)));
  }

  private CheckRun run(long id) {
    return pull.repo.checks.stream()
        .filter(run -> run.id == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no check run " + id));
  }

  /** All review comments, oldest first. */
  public List<Comment> comments() {
    synchronized (world) {
      return pull.comments().map(Comment::of).toList();
    }
  }

  /** The conversation, oldest first. */
  public List<Said> conversation() {
    synchronized (world) {
      return pull.conversation.stream()
          .map(
              remark ->
                  new Said(
                      remark.id, remark.author.login(), remark.body, contents(remark.reactions)))
          .toList();
    }
  }

  /** All reviews, oldest first; answers make reviews, too. */
  public List<Reviewed> reviews() {
    synchronized (world) {
      return pull.reviews.stream()
          .map(
              review ->
                  new Reviewed(
                      review.id(),
                      review.author().login(),
                      review.state(),
                      review.body(),
                      review.commitId()))
          .toList();
    }
  }

  /** The check runs of the newest commit, oldest first. */
  public List<Check> checks() {
    synchronized (world) {
      return pull.repo.checks.stream()
          .filter(run -> run.headSha.equals(pull.headSha))
          .map(Check::of)
          .toList();
    }
  }
}
