package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.engine.Loader.Loaded;
import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Decoder;
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
  private final Findings findings;
  private final Map<String, SourceTree.Entry> entries;
  private final Map<String, SourceFile> sources = new HashMap<>();
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
    Project project = new Project(loaded.files(), loaded.modules(), engine.knowledge());
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
    Rule rule = engine.rules().get(finding.rule());
    if (rule == null || rule.info().fix() == RuleInfo.FixKind.NONE) {
      return Optional.empty();
    }
    FixContext context = new FixContext(model(finding.path()), options.python());
    return rule.fix(finding, context).filter(fix -> holds(finding, fix));
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
    SourceFile before = source(fix.path());
    String text = TextEdit.apply(before.text(), fix.edits());
    SourceFile after = SourceFile.of(fix.path(), text);
    if (!(engine.files().analyze(after)
        instanceof FileAnalyzer.Outcome.Analyzed(FileFacts facts, List<RuleFailure> failed))) {
      return false;
    }
    int errorsBefore =
        loaded.files().stream()
            .filter(file -> file.path().equals(fix.path()))
            .mapToInt(file -> file.facts().errors().size())
            .sum();
    if (!failed.isEmpty() || facts.errors().size() > errorsBefore) {
      return false;
    }
    List<ProjectFile> files = new ArrayList<>();
    for (ProjectFile file : loaded.files()) {
      boolean fixed = file.path().equals(fix.path());
      files.add(new ProjectFile(file.path(), fixed ? facts : file.facts()));
    }
    Project project = new Project(files, loaded.modules(), engine.knowledge());
    Function<String, SourceFile> texts = path -> path.equals(fix.path()) ? after : source(path);
    List<Finding> left = new Findings(engine, project, options, fix.path()::equals, texts).shown();
    return isGone(finding, left)
        && countByKind(left).entrySet().stream()
            .allMatch(
                kind -> kind.getValue() <= countHere(fix.path()).getOrDefault(kind.getKey(), 0L));
  }

  private boolean isGone(Finding finding, List<Finding> left) {
    String kind = kind(finding);
    return countByKind(left).getOrDefault(kind, 0L)
        < countHere(finding.path()).getOrDefault(kind, 1L);
  }

  private Map<String, Long> countHere(String path) {
    return countByKind(findings().stream().filter(finding -> finding.path().equals(path)).toList());
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
    return List.of();
  }
}
