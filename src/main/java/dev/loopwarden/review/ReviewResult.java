package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.Analysis;
import java.util.List;

/**
 * What one review says.
 *
 * @param base the name of the base, for people
 * @param head the name of the head, for people
 * @param introduced what the change brings, sorted by place and rule
 * @param fixed what the change takes away
 * @param skipped files of the change, or needed by it, that were not compared, and why
 * @param failures rules that failed on either side
 * @param statistics how much was done
 * @param analysis the head's analysis: sources, fixes and explanations come from there
 */
public record ReviewResult(
    String base,
    String head,
    List<Introduced> introduced,
    List<Fixed> fixed,
    List<Analysis.Skipped> skipped,
    List<Analysis.RuleFailure> failures,
    Statistics statistics,
    Analysis analysis) {

  /**
   * How much was done.
   *
   * @param changedFiles Python files that differ
   * @param base the analysis of the base
   * @param head the analysis of the head
   */
  public record Statistics(int changedFiles, Analysis.Statistics base, Analysis.Statistics head) {}

  public ReviewResult {
    introduced = List.copyOf(introduced);
    fixed = List.copyOf(fixed);
    skipped = List.copyOf(skipped);
    failures = List.copyOf(failures);
  }
}
