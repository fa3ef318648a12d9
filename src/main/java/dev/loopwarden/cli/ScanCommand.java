package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Looks at everything in a tree. */
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
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            name(), "Report every asyncio pitfall in files and folders, new or old.", "");
    spec.addPositional(
        Specs.parameters(
            "PATH", "0..*", "Files and folders; the current folder when none is given."));
    return Flags.addTo(spec).addOption(Specs.help());
  }

  @Override
  public int run(ParseResult options) throws IOException {
    Terminal terminal = tools.terminal();
    List<String> named = Specs.parameters(options);
    List<String> names = named.isEmpty() ? List.of(".") : named;
    Project project = Project.of(terminal.folder(), names);
    Path cacheHome = project.isMarked() ? project.root() : terminal.folder();
    try (Session session =
        Session.open(tools, Flags.of(options), project::read, cacheHome)) {
      SourceTree tree = Sources.of(project, session.plan().settings());
      Analysis analysis = analyze(session, tree);
      Report report = Report.of(names, analysis, session.rules());
      return session.finish(report, path -> project.shown(terminal.folder(), path));
    }
  }

  private Analysis analyze(Session session, SourceTree tree) {
    try (Progress progress = new Progress(tools.terminal())) {
      return session.analyzer().analyze(progress.watch(tree), session.plan().options());
    }
  }
}
