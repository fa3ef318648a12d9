package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.pullrequest.CheckConclusion;
import dev.loopwarden.pullrequest.CheckStart;
import dev.loopwarden.pullrequest.CommitStatus;
import dev.loopwarden.pullrequest.DraftComment;
import dev.loopwarden.pullrequest.HostedChange;
import dev.loopwarden.pullrequest.HostedRepository;
import dev.loopwarden.pullrequest.Instruction;
import dev.loopwarden.pullrequest.PullRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/** A repository on GitHub, for the length of one job. */
final class GitHubRepository implements HostedRepository {
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\\[bot])?");

  private final Session session;
  private final RepositoryRef ref;
  private final OptionalRights rights;
  private final GHRepository repository;
  private final String path;
  private final CheckWriter checks;
  private final CommentWriter comments;
  private final ThreadReader threads;
  private final FileReader files;
  private final ChangeReader changes;
  private final Map<Integer, GHPullRequest> pulls = new HashMap<>();

  GitHubRepository(
      Session session,
      RepositoryRef ref,
      AppIdentity app,
      OptionalRights rights,
      ListingCache listings) {
    this.session = session;
    this.ref = ref;
    this.rights = rights;
    this.repository = Hub.repository(session, ref);
    this.path = Endpoints.path("/repos/{}/{}", ref.owner(), ref.name());
    this.checks = new CheckWriter(session, path, repository, app.id());
    this.comments = new CommentWriter(session, path);
    this.threads = new ThreadReader(new GraphQl(session), ref, app.slug());
    this.files = new FileReader(new GraphQl(session), new BlobCalls(session, ref), ref);
    this.changes =
        new ChangeReader(session, repository, ref, new TreeReader(repository, ref, listings));
  }

  @Override
  public PullRequest pullRequest(int number) {
    return Hub.ask(
        () -> {
          GHPullRequest pull = repository.getPullRequest(number);
          pulls.put(number, pull);
          return new PullRequest(
              new PullRequestRef(ref, number),
              state(pull),
              pull.isDraft(),
              pull.getHead().getSha(),
              pull.getBase().getRef());
        });
  }

  private static PullRequest.State state(GHPullRequest pull) {
    if (pull.getMergedAt() != null) {
      return PullRequest.State.MERGED;
    }
    return pull.getState() == GHIssueState.OPEN ? PullRequest.State.OPEN : PullRequest.State.CLOSED;
  }

  private GHPullRequest pull(int number) {
    GHPullRequest known = pulls.get(number);
    if (known == null) {
      known = Hub.ask(() -> repository.getPullRequest(number));
      pulls.put(number, known);
    }
    return known;
  }

  @Override
  public HostedChange change(PullRequest pullRequest) {
    GHPullRequest known = pulls.get(pullRequest.ref().number());
    int count = known == null ? -1 : Hub.ask(known::getChangedFiles);
    return changes.read(pullRequest, count);
  }

  @Override
  public Map<String, byte[]> files(String revision, List<String> paths) {
    return paths.isEmpty() ? Map.of() : files.read(revision, paths);
  }

  @Override
  public Discussion discussion(int number) {
    return threads.read(number);
  }

  @Override
  public List<DraftComment> postReview(int number, String headSha, List<DraftComment> drafts) {
    return reviews(number).post(pull(number), headSha, drafts);
  }

  @Override
  public void postFileComment(int number, String headSha, String file, String body) {
    reviews(number).postOnFile(headSha, file, body);
  }

  private ReviewWriter reviews(int number) {
    return new ReviewWriter(session, path + "/pulls/" + number);
  }

  @Override
  public void editComment(long comment, String body) {
    comments.edit(comment, body);
  }

  @Override
  public void deleteComment(long comment) {
    comments.delete(comment);
  }

  @Override
  public void reply(int number, long comment, String body) {
    comments.reply(number, comment, body);
  }

  @Override
  public boolean resolve(String thread) {
    if (!rights.resolveThreads()) {
      return false;
    }
    try {
      threads.resolve(thread);
      return true;
    } catch (HostException.Refused | HostException.Gone _) {
      return false;
    }
  }

  @Override
  public void react(Instruction.Origin origin, Reaction reaction) {
    comments.react(origin, reaction);
  }

  /** A login that nobody can have, or that GitHub does not know here, may nothing. */
  @Override
  public Access access(String login) {
    if (!LOGIN.matcher(login).matches()) {
      return Access.NONE;
    }
    try {
      return switch (Hub.ask(() -> repository.getPermission(login))) {
        case ADMIN -> Access.ADMIN;
        case WRITE -> Access.WRITE;
        case READ -> Access.READ;
        case NONE, UNKNOWN -> Access.NONE;
      };
    } catch (HostException.Gone | HostException.Refused _) {
      return Access.NONE;
    }
  }

  @Override
  public long startCheck(CheckStart start) {
    return checks.start(start);
  }

  @Override
  public Optional<Long> findBegun(CheckStart start) {
    return checks.findBegun(start);
  }

  @Override
  public Optional<Long> findCheck(String headSha, String name) {
    return checks.find(headSha, name);
  }

  @Override
  public Attempted attempted(long check, CheckConclusion conclusion) {
    return checks.attempted(check, conclusion);
  }

  @Override
  public void concludeCheck(long check, CheckConclusion conclusion) {
    checks.conclude(check, conclusion);
  }

  @Override
  public void setStatus(String sha, CommitStatus status) {
    checks.status(sha, status);
  }

  @Override
  public ApiUsage usage() {
    return session.meter().usage();
  }
}
