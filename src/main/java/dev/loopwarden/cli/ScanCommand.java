package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.git.Scan;
import dev.loopwarden.report.Report;
import dev.loopwarden.report.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at everything in some files and folders. */
final class ScanCommand implements Command {
  private final Tools tools;

  ScanCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public Usage spec() {
    Usage spec =
        Specs.command(name(), "Report every asyncio pitfall in files and folders, new or old.", "");
    spec.addPositional(
        Specs.parameters(
            "PATH", "0..*", "Files and folders; the current folder when none is given."));
    return Flags.addTo(spec);
  }

  /** What is known when all projects were analysed. */
  private record Outcome(List<Part> parts, RuleBook rules, @Nullable Severity threshold) {}

  @Override
  public int run(Typed options) throws IOException {
    Terminal terminal = tools.terminal();
    Flags flags = Flags.of(options);
    List<String> named = Specs.parameters(options);
    List<String> names = named.isEmpty() ? List.of(".") : named;
    try (Scan scan = Scan.of(Folders.existing(terminal.folder(), names))) {
      List<Path> roots = scan.projects().stream().map(Scan.Project::root).toList();
      Path home = Folders.home(roots, terminal.folder());
      Outcome outcome = analyze(scan.projects(), flags, home);
      Report report = Report.of(names, new Joined(outcome.parts), outcome.rules);
      return new Output(terminal, flags)
          .write(
              report,
              outcome.threshold,
              tools.version(),
              path -> Folders.shown(terminal.folder(), home, path));
    }
  }

  /** The strictest of the projects' thresholds counts for all. */
  private Outcome analyze(List<Scan.Project> projects, Flags flags, Path home) throws IOException {
    try (Caches caches = new Caches(tools.terminal(), flags);
        Progress progress = new Progress(tools.terminal())) {
      List<Share> shares = new ArrayList<>();
      for (Scan.Project project : projects) {
        Session session = Session.of(tools, flags, caches, project.root());
        SourceTree tree = session.files(project);
        String prefix = Folders.prefix(home, project.root());
        shares.add(new Share(project, session, tree, progress.watch(tree), prefix));
      }
      Session first = shares.getFirst().session;
      return new Outcome(Parallel.map(shares, Share::part), first.rules(), threshold(shares));
    }
  }

  private static @Nullable Severity threshold(List<Share> shares) {
    return shares.stream()
        .map(share -> Optional.ofNullable(share.session.plan().threshold()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** What is needed to analyse one project. */
  private record Share(
      Scan.Project project, Session session, SourceTree tree, SourceTree watched, String prefix) {

    Part part() {
      Set<String> asked = project.asked();
      int files = (int) tree.files().stream().filter(f -> asked.contains(f.path())).count();
      Analysis analysis =
          files == tree.files().size()
              ? session.analyzer().analyze(watched, session.plan().options())
              : session.analyzer().analyze(watched, asked, session.plan().options());
      return new Part(prefix, analysis, asked::contains, files, unlisted(project));
    }
  }

  private static List<Analysis.Skipped> unlisted(Scan.Project project) {
    return project.unreadable().stream()
        .map(path -> new Analysis.Skipped(path, "the folder cannot be listed", true))
        .toList();
  }
}
