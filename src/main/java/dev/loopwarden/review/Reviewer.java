package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.Options;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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
    return review(change, paths);
  }

  private ReviewResult review(Change change, Set<String> paths) {
    Analysis base;
    Analysis head;
    if (options.jobs() == 1) {
      base = analyze(change.base(), paths);
      head = analyze(change.head(), paths);
    } else {
      CompletableFuture<Analysis> meanwhile =
          CompletableFuture.supplyAsync(
              () -> analyze(change.base(), paths), task -> Thread.ofPlatform().start(task));
      head = analyze(change.head(), paths);
      base = meanwhile.join();
    }
    ReviewResult result = new Comparison(change, base, head).result();
    Set<String> more = unseen(change, result, paths);
    if (more.isEmpty()) {
      return result;
    }
    more.addAll(paths);
    return new Comparison(change, analyze(change.base(), more), head).result();
  }

  /**
   * Unchanged files with something new. They may depend on the change at the head only, and then
   * nobody has looked at them at the base.
   */
  private static Set<String> unseen(Change change, ReviewResult result, Set<String> seen) {
    Renaming renaming = Renaming.of(change.files());
    return result.introduced().stream()
        .map(introduced -> renaming.toBase(introduced.finding().path()))
        .filter(path -> !seen.contains(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Analysis analyze(Change.Side side, Set<String> paths) {
    return analyzer.analyze(side.tree(), paths, options);
  }
}
