package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.finding.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reviews changes: what they introduce, and what they fix. Thread-safe. */
public final class Reviewer {
  private final Analyzer analyzer;
  private final Options options;

  /** Analyses both sides of a change in the same way. */
  public Reviewer(Analyzer analyzer, Options options) {
    this.analyzer = analyzer;
    this.options = options;
  }

  /** Analyses what the change may affect on both sides, and compares. */
  public ReviewResult review(Change change) {
    List<ChangedFile> files = change.files();
    if (files.isEmpty()) {
      Analysis nothing = new NothingAnalysed();
      return new Comparison(change, nothing, nothing).result();
    }
    Set<String> paths = new TreeSet<>();
    for (ChangedFile file : files) {
      if (file.basePath() != null) {
        paths.add(file.basePath());
      }
      if (file.headPath() != null) {
        paths.add(file.headPath());
      }
    }
    Analysis head = analyzer.analyze(change.head().tree(), paths, options);
    // A file may depend on the change at the head only: what was found there is looked up at the
    // base in any case.
    Renaming renaming = Renaming.of(files);
    head.findings().stream().map(Finding::path).map(renaming::toBase).forEach(paths::add);
    Analysis base = analyzer.analyze(change.base().tree(), paths, options);
    return new Comparison(change, base, head).result();
  }
}
