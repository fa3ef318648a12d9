package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Skipped;
import dev.loopwarden.analysis.engine.Analysis.Suppressed;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.review.Introduced;
import dev.loopwarden.review.ReviewResult;
import java.util.List;
import java.util.Optional;

/**
 * What one run has to say, in no format yet.
 *
 * @param subject what was looked at
 * @param findings what was found there, sorted by path and place
 * @param skipped what was not analysed
 * @param failures rules that failed
 * @param analysis where sources, fixes and silenced findings come from
 * @param rules what the rules are called and where their pages are
 */
public record Report(
    Subject subject,
    List<Finding> findings,
    List<Skipped> skipped,
    List<RuleFailure> failures,
    Analysis analysis,
    RuleBook rules) {

  /** What was looked at. */
  public sealed interface Subject {}

  /**
   * Everything in some files and folders.
   *
   * @param paths as the user named them
   */
  public record Tree(List<String> paths) implements Subject {}

  /**
   * What a change introduces.
   *
   * @param base the name of the state before, for people
   * @param head the name of the state after, for people
   * @param files number of Python files that differ
   * @param fixed number of findings that the change takes away
   */
  public record Changes(String base, String head, int files, int fixed) implements Subject {}

  public Report {
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
    failures = List.copyOf(failures);
  }

  /** All that an analysis found. */
  public static Report of(List<String> paths, Analysis analysis, RuleBook rules) {
    return new Report(
        new Tree(paths),
        analysis.findings(),
        analysis.skipped(),
        analysis.failures(),
        analysis,
        rules);
  }

  /** What a review found. */
  public static Report of(ReviewResult review, RuleBook rules) {
    return new Report(
        new Changes(
            review.base(),
            review.head(),
            review.statistics().changedFiles(),
            review.fixed().size()),
        review.introduced().stream().map(Introduced::finding).toList(),
        review.skipped(),
        review.failures(),
        review.analysis(),
        rules);
  }

  /** The same with other findings. */
  public Report with(List<Finding> others) {
    return new Report(subject, others, skipped, failures, analysis, rules);
  }

  /** The text of a file that a finding names. */
  public SourceFile source(String path) {
    return analysis.source(path);
  }

  /** A fix that holds; not asked of rules that never have one. */
  public Optional<Fix> fix(Finding finding) {
    return rules.mayFix(finding.rule()) ? analysis.fix(finding) : Optional.empty();
  }

  /** Findings that comments silenced; a review does not say which of them are new. */
  public List<Suppressed> suppressed() {
    return subject instanceof Tree ? analysis.suppressed() : List.of();
  }

  /** Number of findings of a level. */
  public int count(Severity level) {
    return (int) findings.stream().filter(finding -> finding.severity() == level).count();
  }

  /** Whether a finding is at or above a level. */
  public boolean reaches(Severity level) {
    return findings.stream().anyMatch(finding -> finding.severity().compareTo(level) >= 0);
  }
}
