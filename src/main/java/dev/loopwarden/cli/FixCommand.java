package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.git.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applies fixes to files. */
final class FixCommand implements Command {
  private final Tools tools;

  FixCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "fix";
  }

  @Override
  public Usage spec() {
    Usage spec =
        Specs.command(
            name(),
            "Apply the safe fixes of what is found in files and folders. Each was checked: the"
                + " finding is gone afterwards, and no new one is there.",
            "");
    spec.addPositional(
        Specs.parameters(
            "PATH", "0..*", "Files and folders; the current folder when none is given."));
    spec.addOption(
        Specs.flag("--unsafe", "Apply those that may change more than the defect, too."));
    spec.addOption(
        Specs.flag(
            "--diff",
            "Write nothing; show what would change, and end with exit code 1 when that is"
                + " anything."));
    return Flags.addAnalysisTo(spec).addOption(Flags.colour());
  }

  /** Git may store other line ends than lie on disk, and fixes are for what lies there. */
  private record AsOnDisk(Scan.Project project) implements SourceTree {
    @Override
    public List<Entry> files() {
      return project.tree().files().stream()
          .map(file -> new Entry(file.path(), null, file.size()))
          .toList();
    }

    @Override
    public byte[] read(Entry file) throws IOException {
      return Files.readAllBytes(project.file(file.path()));
    }
  }

  @Override
  public int run(Typed options) throws IOException {
    Terminal terminal = tools.terminal();
    Flags flags = Flags.of(options);
    List<String> named = Specs.parameters(options);
    List<String> names = named.isEmpty() ? List.of(".") : named;
    Map<Path, FixedFile> changed = new TreeMap<>();
    int left = 0;
    try (Scan scan = Scan.of(Folders.existing(terminal.folder(), names))) {
      for (Scan.Project project : scan.projects()) {
        left += fix(project, flags, Specs.has(options, "--unsafe"), changed);
      }
    }
    int fixes = changed.values().stream().mapToInt(FixedFile::fixes).sum();
    if (Specs.has(options, "--diff")) {
      return show(changed, fixes, flags);
    }
    FixedFile.writeAll(changed);
    print(sentence(changed.size(), fixes, left));
    return left == 0 ? ExitCode.OK : ExitCode.FINDINGS;
  }

  /** Fixes a project in memory; returns how many findings that count are left. */
  private int fix(Scan.Project project, Flags flags, boolean unsafe, Map<Path, FixedFile> changed)
      throws IOException {
    try (Caches caches = new Caches(tools.terminal(), flags);
        Progress progress = new Progress(tools.terminal())) {
      Session session = Session.of(tools, flags, caches, project.root());
      SourceTree tree =
          progress.watch(FilteredTree.of(new AsOnDisk(project), session.wanted(project.root())));
      Fixer fixer =
          new Fixer(
              state -> session.analyzer().analyze(state, project.asked(), session.plan().options()),
              project.asked()::contains,
              unsafe);
      Fixer.Outcome outcome = fixer.fix(tree);
      outcome.files().forEach((path, file) -> changed.put(project.file(path), file));
      outcome.refused().forEach(tools.terminal()::say);
      Analysis last = outcome.analysis();
      List<Finding> left = new ArrayList<>();
      for (Finding finding : last.findings()) {
        if (project.asked().contains(finding.path())
            && session.plan().threshold() != null
            && finding.severity().compareTo(session.plan().threshold()) >= 0) {
          left.add(finding);
        }
      }
      return left.size();
    }
  }

  private int show(Map<Path, FixedFile> changed, int fixes, Flags flags) throws IOException {
    Path folder = tools.terminal().folder();
    StringBuilder diff = new StringBuilder();
    changed.forEach(
        (path, file) -> {
          String name = path.startsWith(folder) ? Folders.below(folder, path) : path.toString();
          diff.append(
              UnifiedDiff.of(
                  name,
                  file.before(),
                  file.after(),
                  tools.terminal().ink(flags.output().colour())));
        });
    print(diff.toString());
    tools.terminal().say("would apply " + count(fixes, "fix", "fixes") + "; nothing was written");
    return changed.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private static String sentence(int files, int fixes, int left) {
    String done =
        fixes == 0
            ? "Nothing to fix."
            : "Applied %s in %s."
                .formatted(count(fixes, "fix", "fixes"), count(files, "file", "files"));
    String rest =
        left == 0
            ? ""
            : " %s left, which loopwarden scan shows."
                .formatted(count(left, "finding is", "findings are"));
    return done + rest + "\n";
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private void print(String text) throws IOException {
    tools.terminal().out().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
