package dev.loopwarden.cli;

import dev.loopwarden.git.GitRepository;
import dev.loopwarden.git.Head;
import dev.loopwarden.report.Report;
import dev.loopwarden.review.Change;
import dev.loopwarden.review.ReviewResult;
import dev.loopwarden.review.Reviewer;
import java.io.IOException;
import java.nio.file.Path;

/** Looks at a change: what it introduces. */
final class ReviewCommand implements Command {
  private final Tools tools;

  ReviewCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "review";
  }

  @Override
  public Usage spec() {
    Usage spec =
        Specs.command(
            name(),
            "Report the asyncio pitfalls that a change introduces: those at its head that are not"
                + " at the merge base. Reads git objects only; nothing is checked out.",
            "",
            "  loopwarden review                 the commits of this branch",
            "  loopwarden review --staged        what the next commit would add",
            "  loopwarden review --worktree      everything, committed or not",
            "");
    spec.addOption(
        Specs.value("--repo", "DIR", Path.class, "The repository; default: the current folder's."));
    spec.addOption(
        Specs.value(
            "--base",
            "REV",
            String.class,
            "Compare with the merge base with REV; default: the default branch."));
    spec.addOneOf(
        Specs.value("--head", "REV", String.class, "Review REV; default: HEAD."),
        Specs.flag("--staged", "Review what is staged."),
        Specs.flag("--worktree", "Review the files as they lie on disk."));
    return Flags.addTo(spec);
  }

  @Override
  public int run(Typed options) throws IOException {
    Path folder = tools.terminal().folder();
    Path named = Specs.get(options, "--repo");
    try (GitRepository repository =
        GitRepository.open(named == null ? folder : folder.resolve(named))) {
      return run(options, repository);
    }
  }

  private int run(Typed options, GitRepository repository) throws IOException {
    Change change = repository.change(Specs.get(options, "--base"), head(options));
    int code = review(Flags.of(options), repository, head(options), change);
    if (change.files().isEmpty() && isUnsaid(options) && !repository.isBare()) {
      tools.terminal().say("--worktree reviews what is not committed yet");
    }
    return code;
  }

  /** Reviews a change of a repository; returns how that ended. */
  int review(Flags flags, GitRepository repository, Head head, Change change) throws IOException {
    Report report;
    Plan plan;
    try (Caches caches = new Caches(tools.terminal(), flags)) {
      Session session = session(flags, caches, repository, head);
      ReviewResult result;
      try (Progress progress = new Progress(tools.terminal())) {
        Change wanted = WantedChange.of(change, session.wanted(repository.root()), progress);
        result = new Reviewer(session.analyzer(), session.plan().options()).review(wanted);
      }
      report = Report.of(result, session.rules());
      plan = session.plan();
    }
    Path folder = tools.terminal().folder();
    return new Output(tools.terminal(), flags)
        .write(
            report,
            plan.threshold(),
            tools.version(),
            path -> Folders.shown(folder, repository.root(), path));
  }

  private static Head head(Typed options) {
    if (Specs.has(options, "--staged")) {
      return new Head.Staged();
    }
    if (Specs.has(options, "--worktree")) {
      return new Head.WorkingTree();
    }
    String revision = Specs.get(options, "--head");
    return new Head.Commit(revision == null ? "HEAD" : revision);
  }

  private static boolean isUnsaid(Typed options) {
    return !Specs.has(options, "--staged")
        && !Specs.has(options, "--worktree")
        && !Specs.has(options, "--head");
  }

  /** A bare repository has settings in its commits only, and no place for a cache. */
  private Session session(Flags flags, Caches caches, GitRepository repository, Head head)
      throws IOException {
    if (!repository.isBare() || !(head instanceof Head.Commit commit)) {
      return Session.of(tools, flags, caches, repository.root());
    }
    SettingsFinder.Found settings =
        new SettingsFinder(tools)
            .find(
                repository.root(),
                path -> repository.file(commit.revision(), path),
                flags.analysis().config());
    return Session.of(tools, flags, caches, settings);
  }
}
