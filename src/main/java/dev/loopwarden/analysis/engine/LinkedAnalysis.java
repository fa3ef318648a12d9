package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.engine.Loader.Loaded;
import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Trial;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Decoder;
import dev.loopwarden.analysis.source.LineIndex;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An analysis of one tree; sources and fixes are computed when they are asked for. */
final class LinkedAnalysis implements Analysis {
  private final Engine engine;
  private final SourceTree tree;
  private final Loaded loaded;
  private final Options options;
  private final Project project;
  private final Map<String, ProjectFile> files;
  private final Findings findings;
  private final Map<String, SourceTree.Entry> entries;
  private final Map<String, SourceFile> sources = new HashMap<>();

  /** By path: how many findings of each kind there are, before any fix. */
  private final Map<String, Map<String, Long>> kinds = new HashMap<>();

  private @Nullable ModuleModel lastModel;

  LinkedAnalysis(
      Engine engine, SourceTree tree, Loaded loaded, Options options, Predicate<String> focus) {
    this.engine = engine;
    this.tree = tree;
    this.loaded = loaded;
    this.options = options;
    this.entries =
        tree.files().stream()
            .collect(Collectors.toMap(SourceTree.Entry::path, Function.identity()));
    this.files =
        loaded.files().stream().collect(Collectors.toMap(ProjectFile::path, Function.identity()));
    this.project = new Project(loaded.files(), loaded.modules(), engine.knowledge());
    this.findings = new Findings(engine, project, options, focus, this::source);
  }

  @Override
  public List<Finding> findings() {
    return findings.shown();
  }

  @Override
  public List<Suppressed> suppressed() {
    return findings.suppressed();
  }

  @Override
  public List<Skipped> skipped() {
    List<Skipped> all = new ArrayList<>(loaded.skipped());
    for (ProjectFile file : loaded.files()) {
      for (Span error : file.facts().errors()) {
        int line = source(file.path()).lines().line(error.start());
        all.add(new Skipped(file.path(), "a syntax error at line " + line, false));
      }
    }
    all.sort(Comparator.comparing(Skipped::path));
    return all;
  }

  @Override
  public List<RuleFailure> failures() {
    List<RuleFailure> all = new ArrayList<>(loaded.failures());
    all.addAll(findings.failures());
    return all;
  }

  @Override
  public Statistics statistics() {
    return loaded.statistics();
  }

  @Override
  public SourceFile source(String path) {
    SourceFile known = sources.get(path);
    if (known == null) {
      known = read(path);
      sources.put(path, known);
    }
    return known;
  }

  private SourceFile read(String path) {
    SourceTree.Entry entry = entries.get(path);
    if (entry == null) {
      throw new IllegalArgumentException("not a file of this tree: " + path);
    }
    try {
      return switch (Decoder.decode(path, tree.read(entry))) {
        case Decoder.Decoded.Text(SourceFile file) -> file;
        case Decoder.Decoded.Undecodable(String reason) ->
            throw new IllegalStateException(path + ": " + reason);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  @Override
  public Optional<Fix> fix(Finding finding) {
    return proposed(finding).filter(fix -> holds(finding, fix));
  }

  /** The rule's fix as it is, before it is tried. */
  Optional<Fix> proposed(Finding finding) {
    Rule rule = engine.rules().get(finding.rule());
    if (rule == null || rule.info().fix() == RuleInfo.FixKind.NONE) {
      return Optional.empty();
    }
    return rule.fix(finding, new FixContext(model(finding.path()), options.python()));
  }

  /** The model of a file; the last one is kept, because findings are asked for file by file. */
  private ModuleModel model(String path) {
    ModuleModel known = lastModel;
    if (known == null || !known.file().path().equals(path)) {
      known = engine.files().model(source(path));
      lastModel = known;
    }
    return known;
  }

  /** Whether the fixed file parses, the finding is gone, and no other one came. */
  private boolean holds(Finding finding, Fix fix) {
    Changed changed = changed(fix.path(), fix.edits());
    if (changed == null || changed.facts.errors().size() > changed.file.facts().errors().size()) {
      return false;
    }
    List<Finding> tried = tried(changed);
    Map<String, Long> left = countByKind(tried == null ? relinked(changed) : tried);
    Map<String, Long> before =
        kinds.computeIfAbsent(fix.path(), path -> countByKind(findingsIn(path)));
    String kind = kind(finding);
    return left.getOrDefault(kind, 0L) < before.getOrDefault(kind, 1L)
        && left.entrySet().stream()
            .allMatch(entry -> entry.getValue() <= before.getOrDefault(entry.getKey(), 0L));
  }

  /** A file, what it would say, and what that would come to. */
  record Changed(ProjectFile file, SourceFile text, FileFacts facts) {}

  /** A file after some edits; null if that cannot be analysed. */
  @Nullable Changed changed(String path, List<TextEdit> edits) {
    ProjectFile file = files.get(path);
    SourceFile text = SourceFile.of(path, TextEdit.apply(source(path).text(), edits));
    return file != null
            && engine.files().analyze(text)
                instanceof FileAnalyzer.Outcome.Analyzed(FileFacts facts, List<RuleFailure> failed)
            && failed.isEmpty()
        ? new Changed(file, text, facts)
        : null;
  }

  /** The findings in a changed file; null if other files may notice the change. */
  @Nullable List<Finding> tried(Changed changed) {
    try (Trial trial = Trial.of(project, changed.file, changed.facts)) {
      return trial == null ? null : findings(trial.project(), changed);
    }
  }

  /** The findings in a changed file, everything linked again. */
  List<Finding> relinked(Changed changed) {
    List<ProjectFile> all = new ArrayList<>();
    for (ProjectFile file : loaded.files()) {
      boolean same = file != changed.file;
      all.add(new ProjectFile(file.path(), same ? file.facts() : changed.facts));
    }
    return findings(new Project(all, loaded.modules(), engine.knowledge()), changed);
  }

  private List<Finding> findings(Project changedProject, Changed changed) {
    return new Findings(
            engine, changedProject, options, changed.file.path()::equals, texts(changed.text))
        .shown();
  }

  private Function<String, SourceFile> texts(SourceFile after) {
    return path -> path.equals(after.path()) ? after : source(path);
  }

  private List<Finding> findingsIn(String path) {
    return findings().stream().filter(finding -> finding.path().equals(path)).toList();
  }

  private static Map<String, Long> countByKind(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(LinkedAnalysis::kind, Collectors.counting()));
  }

  private static String kind(Finding finding) {
    return finding.rule() + " " + finding.symbol();
  }

  @Override
  public List<String> explain(String path, int line) {
    ProjectFile file = files.get(path);
    if (file == null) {
      return List.of(
          "Nothing in this file was looked at: it was skipped, or it holds no asynchronous code and"
              + " none reaches it.");
    }
    LineIndex lines = source(path).lines();
    List<String> told = new ArrayList<>(findings.silenced(path, lines, line));
    ProjectContext context = new ProjectContext(project, options.python(), this::source);
    told.addAll(new Considered(project, context).on(file, lines, line));
    return told;
  }
}
