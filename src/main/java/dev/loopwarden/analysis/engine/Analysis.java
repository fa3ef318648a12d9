package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.util.List;
import java.util.Optional;

/** What was found in a project. Reading sources and computing fixes happens on demand. */
public interface Analysis {

  /**
   * A file, or a part of it, that was not analysed.
   *
   * @param path the file
   * @param reason what kept it out, for people
   * @param whole whether nothing of the file was analysed
   */
  record Skipped(String path, String reason, boolean whole) {}

  /**
   * A rule that failed; it costs that rule on that file, nothing else.
   *
   * @param rule the rule
   * @param path the file
   * @param cause the exception, for people
   */
  record RuleFailure(RuleId rule, String path, String cause) {}

  /**
   * How much was done.
   *
   * @param files files in the tree
   * @param parsed files parsed in this run
   * @param cached files whose facts came from the cache
   * @param unreached files that hold no asynchronous code and that none reaches
   * @param bytes of all files that were read
   */
  record Statistics(int files, int parsed, int cached, int unreached, long bytes) {}

  /** What one ignore comment or another tool's waiver silenced. */
  record Suppressed(Finding finding, String path, Span comment) {}

  /** Sorted by path, place and rule; suppressed ones left out. */
  List<Finding> findings();

  /** Findings that an ignore comment silenced. */
  List<Suppressed> suppressed();

  /** What was not analysed, sorted by path. */
  List<Skipped> skipped();

  /** Rules that failed. */
  List<RuleFailure> failures();

  /** How much was done. */
  Statistics statistics();

  /** The text of an analysed file. */
  SourceFile source(String path);

  /** A fix that was applied, parsed and analysed again; empty when the rule has none that holds. */
  Optional<Fix> fix(Finding finding);

  /** Why there is a finding on a line (from 1), or what was considered and why it was silent. */
  List<String> explain(String path, int line);
}
