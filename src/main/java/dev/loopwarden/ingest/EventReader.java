package dev.loopwarden.ingest;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.ingest.Meaning.Asks;
import dev.loopwarden.ingest.Meaning.Ignored;
import dev.loopwarden.ingest.Meaning.Wakes;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.Instruction;
import dev.loopwarden.pullrequest.Instruction.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows what each event of GitHub means to us. */
final class EventReader {
  private static final Set<String> LOOKS =
      Set.of(
          "opened", "reopened", "synchronize", "ready_for_review", "converted_to_draft", "closed");

  private final Set<String> accounts;
  private final Heads heads;

  /** Finds what is known to be at a head. */
  @FunctionalInterface
  interface Heads {
    List<Subject> find(RepositoryRef repository, String sha);
  }

  /**
   * A reader of events.
   *
   * @param accounts serves these only; all when there are none
   */
  EventReader(Set<String> accounts, Heads heads) {
    this.heads = heads;
    this.accounts = Set.copyOf(accounts.stream().map(EventReader::folded).toList());
  }

  /** What an event means to this App. */
  Meaning read(String event, Payload payload, AppIdentity app) {
    String action = Objects.requireNonNullElse(payload.action(), "");
    return switch (event) {
      case "installation" -> installation(action, payload);
      case "installation_repositories" -> removedRepositories(action, payload);
      case "repository" -> repository(action, payload);
      case "pull_request" -> served(payload, () -> pullRequest(action, payload));
      case "check_run" -> served(payload, () -> checkRun(action, payload, app));
      case "check_suite" -> served(payload, () -> checkSuite(action, payload, app));
      case "issue_comment" -> served(payload, () -> conversation(action, payload, app));
      case "pull_request_review_comment" -> served(payload, () -> thread(action, payload, app));
      case "merge_group" -> served(payload, () -> mergeGroup(action, payload));
      case "pull_request_review_thread" -> served(payload, () -> decision(payload, app));
      case "push" -> new Ignored("settings are read for each review");
      case "installation_target" -> new Ignored("names are taken from the next event");
      case "ping" -> new Ignored("it only asks whether we are here");
      default -> new Ignored("nothing here depends on it");
    };
  }

  // -- installations and their data, whoever they belong to

  private static Meaning installation(String action, Payload payload) {
    long id = payload.installationId();
    if (id == 0) {
      return missing("installation");
    }
    return switch (action) {
      case "deleted" -> look(new Subject.DeletedInstallation(id));
      case "unsuspend", "new_permissions_accepted" -> new Wakes(id);
      default -> new Ignored("its first pull request says all that we need to know");
    };
  }

  private static Meaning removedRepositories(String action, Payload payload) {
    long id = payload.installationId();
    List<Payload.Repository> removed =
        Objects.requireNonNullElse(payload.repositoriesRemoved(), List.of());
    if (!action.equals("removed") || removed.isEmpty()) {
      return new Ignored("no repository was taken away");
    }
    if (id == 0) {
      return missing("installation");
    }
    return new Asks(
        removed.stream()
            .<Work>map(gone -> new Work.Look(new Subject.RemovedRepository(id, gone.id())))
            .toList());
  }

  private static Meaning repository(String action, Payload payload) {
    Payload.Repository repository = payload.repository();
    long id = payload.installationId();
    if (!action.equals("deleted")) {
      return new Ignored("names are taken from the next event");
    }
    if (repository == null || id == 0) {
      return missing(id == 0 ? "installation" : "repository");
    }
    return look(new Subject.RemovedRepository(id, repository.id()));
  }

  // -- pull requests

  private static Meaning pullRequest(String action, Payload payload) {
    boolean retargeted =
        action.equals("edited") && payload.changes() != null && payload.changes().base() != null;
    if (!LOOKS.contains(action) && !retargeted) {
      return new Ignored("it changes nothing that a review depends on");
    }
    Payload.PullRequest pullRequest = payload.pullRequest();
    RepositoryRef repository = payload.ref();
    if (pullRequest == null || repository == null) {
      return missing("pull request");
    }
    Subject subject = new Subject.PullRequest(new PullRequestRef(repository, pullRequest.number()));
    return new Asks(List.of(new Work.Look(subject, pullRequest.headSha())));
  }

  private static Meaning mergeGroup(String action, Payload payload) {
    if (!action.equals("checks_requested")) {
      return new Ignored("no checks are wanted");
    }
    Payload.MergeGroup group = payload.mergeGroup();
    RepositoryRef repository = payload.ref();
    if (group == null || group.headSha() == null || repository == null) {
      return missing("merge group");
    }
    String branch = Objects.requireNonNullElse(group.headRef(), "");
    return look(new Subject.MergeGroup(repository, group.headSha(), branch));
  }

  // -- what people ask for

  /** A pull request of a fork is not listed in its check runs: the run's own mark names it. */
  private static Meaning checkRun(String action, Payload payload, AppIdentity app) {
    if (!action.equals("rerequested")) {
      return new Ignored("nobody asks for anything");
    }
    Payload.CheckRun run = payload.checkRun();
    if (run == null || !isOurs(run.app(), app)) {
      return new Ignored("it is another app's check");
    }
    RepositoryRef repository = payload.ref();
    if (repository == null) {
      return missing("repository");
    }
    Subject subject = CheckMark.read(run, repository);
    return subject == null
        ? new Ignored("its check run names nothing of ours")
        : new Asks(List.of(rerun(subject, payload)));
  }

  /** It names neither pull requests of forks nor merge groups: we know what we saw at its head. */
  private Meaning checkSuite(String action, Payload payload, AppIdentity app) {
    if (!action.equals("rerequested")) {
      return new Ignored("nobody asks for anything");
    }
    Payload.CheckSuite suite = payload.checkSuite();
    if (suite == null || !isOurs(suite.app(), app)) {
      return new Ignored("they are another app's checks");
    }
    RepositoryRef repository = payload.ref();
    if (repository == null) {
      return missing("repository");
    }
    Map<String, Work> work = new LinkedHashMap<>();
    Objects.requireNonNullElse(suite.pullRequests(), List.<Payload.PullRequest>of()).stream()
        .filter(pullRequest -> isBasedOn(pullRequest, repository))
        .map(one -> new Subject.PullRequest(new PullRequestRef(repository, one.number())))
        .forEach(subject -> work.put(subject.key(), rerun(subject, payload)));
    if (suite.headSha() != null) {
      heads
          .find(repository, suite.headSha())
          .forEach(subject -> work.putIfAbsent(subject.key(), rerun(subject, payload)));
    }
    return work.isEmpty()
        ? new Ignored("nothing of ours is at its head")
        : new Asks(List.copyOf(work.values()));
  }

  private static Work rerun(Subject subject, Payload payload) {
    return subject instanceof Subject.PullRequest pullRequest
        ? new Work.Instruct(pullRequest, button(payload))
        : new Work.Look(subject);
  }

  private static boolean isBasedOn(Payload.PullRequest pullRequest, RepositoryRef repository) {
    Payload.Base base = pullRequest.base();
    return base != null && base.repo() != null && base.repo().id() == repository.id();
  }

  private static Meaning conversation(String action, Payload payload, AppIdentity app) {
    Payload.Issue issue = payload.issue();
    if (issue == null || issue.pullRequest() == null) {
      return new Ignored("it is about no pull request");
    }
    return comment(action, payload, app, issue.number());
  }

  private static Meaning thread(String action, Payload payload, AppIdentity app) {
    Payload.PullRequest pullRequest = payload.pullRequest();
    return pullRequest == null
        ? missing("pull request")
        : comment(action, payload, app, pullRequest.number());
  }

  /** What people resolve, or open again, can decide about the check. */
  private static Meaning decision(Payload payload, AppIdentity app) {
    Payload.PullRequest pullRequest = payload.pullRequest();
    RepositoryRef repository = payload.ref();
    if (pullRequest == null || repository == null) {
      return missing("pull request");
    }
    List<Payload.Comment> comments = payload.thread() == null ? null : payload.thread().comments();
    if (comments == null || comments.isEmpty() || !isBy(comments.getFirst().user(), app)) {
      return new Ignored("we did not begin the thread");
    }
    return look(new Subject.PullRequest(new PullRequestRef(repository, pullRequest.number())));
  }

  private static boolean isBy(Payload.@Nullable Account author, AppIdentity app) {
    return author != null && author.isBot() && Objects.equals(author.login(), app.slug() + "[bot]");
  }

  private static Meaning comment(String action, Payload payload, AppIdentity app, int number) {
    if (!action.equals("created")) {
      return new Ignored("a command counts when it is first said");
    }
    Payload.Comment comment = payload.comment();
    RepositoryRef repository = payload.ref();
    Payload.Account author = comment == null ? null : comment.user();
    if (comment == null || author == null || author.login() == null || repository == null) {
      return missing("comment");
    }
    if (author.isBot() || isOurs(comment.performedViaGithubApp(), app)) {
      return new Ignored("a bot wrote it");
    }
    Subject.PullRequest subject = new Subject.PullRequest(new PullRequestRef(repository, number));
    List<Work> work =
        Commands.in(
                Objects.requireNonNullElse(comment.body(), ""),
                author.login(),
                origin(payload, comment))
            .stream()
            .<Work>map(instruction -> new Work.Instruct(subject, instruction))
            .toList();
    return work.isEmpty() ? new Ignored("it holds no command") : new Asks(work);
  }

  private static Instruction.Origin origin(Payload payload, Payload.Comment comment) {
    if (payload.issue() != null) {
      return new Instruction.Origin(Place.CONVERSATION, comment.id(), 0);
    }
    Long above = comment.inReplyToId();
    return new Instruction.Origin(Place.THREAD, comment.id(), above == null ? comment.id() : above);
  }

  private static Instruction button(Payload payload) {
    String login = payload.sender() == null ? null : payload.sender().login();
    return new Instruction(
        Instruction.Verb.REVIEW,
        "",
        "",
        Objects.requireNonNullElse(login, ""),
        new Instruction.Origin(Place.BUTTON, 0, 0));
  }

  // -- whom it belongs to

  private Meaning served(Payload payload, Supplier<Meaning> meaning) {
    if (payload.installationId() == 0) {
      return new Ignored("it comes from no installation of the App");
    }
    return accounts.isEmpty() || accounts.contains(folded(payload.login()))
        ? meaning.get()
        : new Ignored("its account is not on the list of those we serve");
  }

  private static String folded(String login) {
    return login.toLowerCase(Locale.ROOT);
  }

  private static boolean isOurs(Payload.@Nullable App app, AppIdentity identity) {
    return app != null && app.id() == identity.id();
  }

  private static Meaning look(Subject subject) {
    return new Asks(List.of(new Work.Look(subject)));
  }

  private static Meaning missing(String part) {
    return new Ignored("its " + part + " is missing");
  }
}
