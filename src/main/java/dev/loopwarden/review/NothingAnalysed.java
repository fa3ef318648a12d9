package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.SourceFile;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The analysis of a change without Python. */
record NothingAnalysed() implements Analysis {

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public List<Suppressed> suppressed() {
    return List.of();
  }

  @Override
  public List<Skipped> skipped() {
    return List.of();
  }

  @Override
  public List<RuleFailure> failures() {
    return List.of();
  }

  @Override
  public Statistics statistics() {
    return new Statistics(0, 0, 0, 0, 0);
  }

  @Override
  public SourceFile source(String path) {
    throw new NoSuchElementException(path);
  }

  @Override
  public Optional<Fix> fix(Finding finding) {
    return Optional.empty();
  }

  @Override
  public List<String> explain(String path, int line) {
    return List.of("The change has no Python, so nothing was analysed.");
  }
}
