package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.knowledge.KnowledgeException;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.HostedRepository.Discussion;
import dev.loopwarden.pullrequest.ReviewListener.Phase;
import dev.loopwarden.report.FindingComment;
import dev.loopwarden.report.LineLinks;
import dev.loopwarden.report.RuleBook;
import dev.loopwarden.review.ReviewResult;
import dev.loopwarden.review.Reviewer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** One run over one pull request. Not thread-safe, used once. */
final class ReviewRun {
  /** GitHub lists no more files of a pull request. */
  static final int MOST_LISTED_FILES = 3_000;

  private final ReviewDesk desk;
  private final HostedRepository repository;
  private final PullRequestRef ref;
  private final BooleanSupplier lease;
  private final Markers markers;
  private final Permissions permissions;
  private final Instructions instructions;
  private final Check check;
  private Instant since;

  ReviewRun(
      ReviewDesk desk, HostedRepository repository, PullRequestRef ref, BooleanSupplier lease) {
    this.desk = desk;
    this.repository = repository;
    this.ref = ref;
    this.lease = lease;
    this.markers = new Markers(desk.ports().identities().markerKeys(), ref);
    this.permissions = new Permissions(repository);
    this.instructions =
        new Instructions(
            repository, desk.ports().memory(), ref, desk.rules(), markers, permissions);
    this.check = desk.check(repository, ref);
    this.since = desk.clock().instant();
  }

  /** What was analysed, and under which policy. */
  private record Analysed(Policy policy, HostedChange change, Reviewed reviewed) {}

  /** Our threads, and whether there may be more. */
  private record Discussed(List<Posted> posted, boolean mayPost) {}

  Outcome run(PullRequest pullRequest) {
    if (pullRequest.state() != PullRequest.State.OPEN) {
      instructions.refuseAll();
      check.abandon(Result.SKIPPED, "Closed", "The pull request was closed during the review.");
      return new Outcome.Done("the pull request is closed");
    }
    boolean fresh = instructions.carryOut(() -> ownRules(pullRequest));
    ReviewMemory memory = desk.ports().memory();
    if (memory.isPaused(ref) && !fresh) {
      return pause(pullRequest);
    }
    Configuration configuration = Configuration.of(pullRequest, desk, memory.ignored(ref));
    if (!fresh && isReviewed(pullRequest, configuration)) {
      return new Outcome.Done("this head was reviewed already");
    }
    return review(pullRequest, configuration, fresh);
  }

  /** The rules with the repository's own pages, as its base branch names them now. */
  private RuleBook ownRules(PullRequest pullRequest) {
    String base = "refs/heads/" + pullRequest.baseRef();
    return desk.rules(desk.ports().policies().read(repository, pullRequest, base));
  }

  private Outcome pause(PullRequest pullRequest) {
    boolean isAnswered =
        desk.ports()
            .memory()
            .last(ref)
            .filter(last -> last.headSha().equals(pullRequest.headSha()) && last.result() != null)
            .isPresent();
    if (!isAnswered) {
      String summary =
          "Reviews of this pull request are paused; nothing was read. To go on, comment"
              + " `/loopwarden resume`.\n";
      check.conclude(
          check.begin(pullRequest.headSha(), ""),
          CheckText.plain(Result.NEUTRAL, "Reviews are paused", summary),
          "");
    }
    return new Outcome.Done("reviews are paused");
  }

  /** Whether nothing that counts changed: not even what people resolved. */
  private boolean isReviewed(PullRequest pullRequest, Configuration configuration) {
    Optional<ReviewMemory.Remembered> same =
        desk.ports()
            .memory()
            .last(ref)
            .filter(last -> last.headSha().equals(pullRequest.headSha()) && last.result() != null)
            .filter(last -> configuration.begins(last.configuration()));
    return same.isPresent()
        && configuration
            .with(posted(repository.discussion(ref.number())), permissions::mayDecide)
            .equals(same.get().configuration());
  }

  /** Threads that we began, as far as their markers prove it. */
  private List<Posted> posted(Discussion discussion) {
    return discussion.threads().stream()
        .filter(ReviewThread::isOurs)
        .flatMap(
            thread ->
                markers.read(thread.comments().getFirst().body()).stream()
                    .map(marker -> new Posted(thread, marker)))
        .toList();
  }

  private Outcome review(PullRequest pullRequest, Configuration configuration, boolean fresh) {
    Check.Running running = check.begin(pullRequest.headSha(), configuration.text());
    Analysed analysed = analyse(pullRequest);
    running = running.against(analysed.change().mergeBase());
    if (!lease.getAsBoolean()) {
      throw new Publisher.LeaseLost();
    }
    Discussion discussion = repository.discussion(ref.number());
    PullRequest now = discussion.pullRequest();
    if (now.state() != PullRequest.State.OPEN) {
      check.abandon(Result.SKIPPED, "Closed", "The pull request was closed during the review.");
      return new Outcome.Done("the pull request was closed meanwhile");
    }
    if (!now.headSha().equals(pullRequest.headSha())
        || !now.baseRef().equals(pullRequest.baseRef())) {
      check.abandon(Result.CANCELLED, "Superseded", "The pull request changed during the review.");
      return new Outcome.Retry("the pull request moved on", desk.clock().instant());
    }
    Discussed discussed = new Discussed(posted(discussion), !now.draft() || fresh);
    publish(now, running, configuration, analysed, discussed);
    instructions.reviewed();
    return new Outcome.Done("reviewed");
  }

  private Analysed analyse(PullRequest pullRequest) {
    HostedChange change = repository.change(pullRequest);
    Policy policy = desk.ports().policies().read(repository, pullRequest, change.baseTip());
    SelectedChange selected = new SelectedChange(change, policy.settings().paths().matcher());
    passed(Phase.READ);
    FactsCache facts = desk.ports().facts().of(ref.repository().installation());
    Analyzer analyzer;
    try {
      analyzer = desk.ports().analyzers().create(facts, policy.knowledge());
    } catch (KnowledgeException e) {
      policy =
          policy.withoutKnowledge(e.getMessage() + "; knowledge of the project's own is left out.");
      analyzer = desk.ports().analyzers().create(facts, List.of());
    }
    Reviewer reviewer = new Reviewer(analyzer, policy.options(desk.preferences().threads()));
    ReviewResult result = review(reviewer, selected);
    passed(Phase.ANALYSE);
    boolean isComplete = change.changedFiles() < MOST_LISTED_FILES;
    Reviewed reviewed = new Reviewed(selected, result, switchedOff(policy), isComplete);
    return new Analysed(policy, change, reviewed);
  }

  private Predicate<RuleId> switchedOff(Policy policy) {
    return rule -> policy.switchesOff(desk.rules().info(rule));
  }

  /** A host that fails in the middle must not make a review of half of the files. */
  private static ReviewResult review(Reviewer reviewer, SelectedChange selected) {
    ReviewResult result;
    try {
      result = reviewer.review(selected);
    } catch (RuntimeException e) {
      throw selected.failure().<RuntimeException>map(failure -> failure).orElse(e);
    }
    Optional<HostException> failure = selected.failure();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return result;
  }

  private void publish(
      PullRequest pullRequest,
      Check.Running running,
      Configuration configuration,
      Analysed analysed,
      Discussed discussed) {
    RepositoryRef home = ref.repository();
    LineLinks links = new LineLinks(desk.web(), home.owner(), home.name(), pullRequest.headSha());
    RuleBook rules = desk.rules(analysed.policy());
    Ignores ignores = new Ignores(desk.ports().memory().ignored(ref));
    FindingComment comments =
        new FindingComment(rules, links, analysed.reviewed().result().analysis());
    Plan plan =
        Reconciliation.of(
            situation(analysed.reviewed(), discussed, ignores),
            new CommentWriter(comments, analysed.reviewed(), markers, links));
    Set<Wanted> rejected =
        new Publisher(repository, pullRequest, lease, desk.preferences().resolvesThreads())
            .publish(plan);
    List<Told> told =
        plan.told().stream()
            .map(one -> rejected.contains(one.wanted()) ? one.rejected() : one)
            .toList();
    CheckText.Account account =
        new CheckText.Account(
            plan,
            told,
            ignores,
            analysed.reviewed(),
            analysed.change(),
            analysed.policy(),
            repository.usage());
    CheckConclusion conclusion = new CheckText(rules, links).of(account);
    check.conclude(
        running,
        conclusion,
        configuration.with(left(discussed.posted(), plan), permissions::mayDecide));
    passed(Phase.PUBLISH);
    desk.listener().published(ref, figures(conclusion, account));
  }

  private Reconciliation.Situation situation(
      Reviewed reviewed, Discussed discussed, Ignores ignores) {
    return new Reconciliation.Situation(
        reviewed.wanted(),
        discussed.posted(),
        ignores,
        reviewed::whereabouts,
        permissions::mayDecide,
        discussed.mayPost());
  }

  /** Threads that stay as they are. */
  private static List<Posted> left(List<Posted> posted, Plan plan) {
    Set<Long> gone = new HashSet<>();
    plan.retired().forEach(one -> gone.add(one.posted().comment()));
    gone.addAll(plan.deletions());
    plan.posts().stream().map(Plan.Post::replaced).filter(Objects::nonNull).forEach(gone::add);
    return posted.stream().filter(thread -> !gone.contains(thread.comment())).toList();
  }

  private ReviewListener.Figures figures(CheckConclusion conclusion, CheckText.Account account) {
    Map<RuleId, Integer> findings = new TreeMap<>();
    Plan plan = account.plan();
    account
        .open()
        .forEach(
            one ->
                findings.merge(one.wanted().rule(), one.wanted().together().size(), Integer::sum));
    return new ReviewListener.Figures(
        conclusion.result(),
        findings,
        plan.posts().size(),
        plan.edits().size(),
        plan.deletions().size(),
        repository.usage().calls());
  }

  private void passed(Phase phase) {
    Instant now = desk.clock().instant();
    desk.listener().passed(ref, phase, Duration.between(since, now));
    since = now;
  }
}
