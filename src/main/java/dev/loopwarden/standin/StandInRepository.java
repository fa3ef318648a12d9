package dev.loopwarden.standin;

import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/** A repository on the stand-in, for who does there what people do. */
public final class StandInRepository {
  private static final String AUTHOR = "ada";

  private final World world;
  private final Urls urls;
  private final Hooks hooks;
  private final Repo repo;

  StandInRepository(World world, Urls urls, Hooks hooks, Repo repo) {
    this.world = world;
    this.urls = urls;
    this.hooks = hooks;
    this.repo = repo;
  }

  /** Its number. */
  public long id() {
    return repo.id;
  }

  /** Its owner and name. */
  public String fullName() {
    synchronized (world) {
      return repo.fullName();
    }
  }

  /**
   * Commits on a branch and pushes; the branch is made when there is none. Who has a pull request
   * from that branch is told.
   *
   * @return the commit
   */
  public String commit(String branch, String message, FileEdit... edits) {
    String commit;
    synchronized (world) {
      List<String> parents = repo.tip(branch).stream().toList();
      commit =
          new GitWriter(repo.git).commit(parents, AUTHOR, world.now(), message, List.of(edits));
    }
    push(branch, commit);
    return commit;
  }

  /** Makes a commit that no branch leads to yet, such as one to force-push. */
  public String commitOn(String parent, String message, FileEdit... edits) {
    synchronized (world) {
      return new GitWriter(repo.git)
          .commit(List.of(parent), AUTHOR, world.now(), message, List.of(edits));
    }
  }

  /** Merges one commit into another without conflicts: the files are those of the first, edited. */
  public String mergeOn(String parent, String other, String message, FileEdit... edits) {
    synchronized (world) {
      return new GitWriter(repo.git)
          .commit(List.of(parent, other), AUTHOR, world.now(), message, List.of(edits));
    }
  }

  /** Moves a branch to a commit, forwards or not; it is made when there is none. */
  public void push(String branch, String commit) {
    Sending told;
    synchronized (world) {
      String before = repo.tip(branch).orElse(ObjectId.zeroId().getName());
      repo.git.point(repo.reference(branch), commit);
      told = new Pushes(world, hooks).pushed(repo, branch, before, commit);
    }
    told.await();
  }

  /** Makes a branch that begins where another one is; nobody is told. */
  public void branch(String name, String from) {
    synchronized (world) {
      repo.git.point(repo.reference(name), repo.commit(from).orElseThrow());
    }
  }

  /** Where a branch is. */
  public String tip(String branch) {
    synchronized (world) {
      return repo.tip(branch).orElseThrow();
    }
  }

  /** Opens a pull request. */
  public StandInPullRequest openPullRequest(String title, String base, String head) {
    return open(new Pull.Branches(title, base, repo, head), false);
  }

  /** Opens a draft. */
  public StandInPullRequest openDraft(String title, String base, String head) {
    return open(new Pull.Branches(title, base, repo, head), true);
  }

  /** Opens a pull request from a fork of this repository. */
  public StandInPullRequest openPullRequestFrom(
      StandInRepository fork, String title, String base, String head) {
    return open(new Pull.Branches(title, base, fork.repo, head), false);
  }

  private StandInPullRequest open(Pull.Branches branches, boolean draft) {
    Sending told;
    Pull pull;
    synchronized (world) {
      int number = repo.pulls.size() + 1;
      Account author = world.person(AUTHOR);
      pull = new Pull(world.nextId(), number, repo, author, branches, world.now());
      pull.draft = draft;
      repo.pulls.put(number, pull);
      repo.git.point("refs/pull/" + number + "/head", pull.headSha);
      told = hooks.pull("opened", pull, author, Map.of());
    }
    told.await();
    return new StandInPullRequest(world, urls, hooks, pull);
  }

  /** Forks it to somebody's account. */
  public StandInRepository fork(String owner) {
    synchronized (world) {
      Repo fork =
          new Repo(world.nextId(), world.person(owner), repo.name, repo.git, repo, world.now());
      repo.tip(Repo.DEFAULT_BRANCH)
          .ifPresent(tip -> repo.git.point(fork.reference(Repo.DEFAULT_BRANCH), tip));
      world.repos.add(fork);
      return new StandInRepository(world, urls, hooks, fork);
    }
  }

  /** Lets a person do something: none, read, write or admin. */
  public void grant(String login, String role) {
    synchronized (world) {
      world.person(login);
      repo.grant(login, role);
    }
  }

  /** Renames it; nobody is told. */
  public void rename(String name) {
    synchronized (world) {
      repo.name = name;
    }
  }

  /** A merge queue asks for the checks of a commit. */
  public HookDelivery requestMergeGroupChecks(String headSha) {
    Sending told;
    synchronized (world) {
      told = hooks.mergeGroup(repo, headSha, world.person(AUTHOR));
    }
    return told.await();
  }

  /** The check runs of a commit, oldest first. */
  public List<StandInPullRequest.Check> checks(String commit) {
    synchronized (world) {
      return repo.checks.stream()
          .filter(run -> run.headSha.equals(commit))
          .map(StandInPullRequest.Check::of)
          .toList();
    }
  }

  /** The statuses of a commit as {@code context: state}, oldest first. */
  public List<String> statuses(String commit) {
    synchronized (world) {
      return repo.statuses.stream()
          .filter(status -> status.sha().equals(commit))
          .map(status -> status.context() + ": " + status.state())
          .toList();
    }
  }
}
