package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What one side's analysis left out; a finding that lies in a gap of the other side proves nothing.
 */
final class Gaps {
  private final Analysis analysis;
  private final Map<String, Analysis.Skipped> whole = new HashMap<>();
  private final Map<String, Analysis.Skipped> parts = new HashMap<>();

  Gaps(Analysis analysis) {
    this.analysis = analysis;
    for (Analysis.Skipped skipped : analysis.skipped()) {
      (skipped.whole() ? whole : parts).putIfAbsent(skipped.path(), skipped);
    }
  }

  /**
   * Files of this side that would have to be analysed to tell whether a finding of the other side
   * was here as well.
   *
   * @param toThisSide names a file of the other side as it is called here
   * @param isTouched whether the change touches the finding: then a part that was left out matters
   *     no more
   */
  Set<String> hiding(Finding finding, UnaryOperator<String> toThisSide, boolean isTouched) {
    Set<String> paths = new LinkedHashSet<>();
    paths.add(toThisSide.apply(finding.path()));
    finding.chain().stream().map(ChainStep::path).map(toThisSide).forEach(paths::add);
    paths.removeIf(
        path ->
            !whole.containsKey(path)
                && (isTouched || !parts.containsKey(path))
                && !hasFailed(finding, path));
    return paths;
  }

  private boolean hasFailed(Finding finding, String path) {
    return analysis.failures().stream()
        .anyMatch(failure -> failure.rule().equals(finding.rule()) && failure.path().equals(path));
  }

  /** Why a file is a gap. */
  String reason(String path) {
    Analysis.Skipped skipped = whole.getOrDefault(path, parts.get(path));
    return skipped == null ? "a rule failed on it" : skipped.reason();
  }

  /** Files that were left out, as a whole or in part. */
  List<Analysis.Skipped> all() {
    return analysis.skipped();
  }
}
