package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.PythonVersion;
import java.util.Map;
import java.util.Optional;

/**
 * How to analyse.
 *
 * @param preview whether rules in preview run
 * @param levels levels by rule that replace the rule's own; an empty one switches the rule off
 * @param python the oldest Python the project supports
 * @param jobs number of threads, at least 1
 */
public record Options(
    boolean preview, Map<RuleId, Optional<Severity>> levels, PythonVersion python, int jobs) {

  public Options {
    levels = Map.copyOf(levels);
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be at least 1: " + jobs);
    }
  }

  /** Stable rules at their own levels, on all processors. */
  public static Options defaults() {
    return new Options(
        false, Map.of(), PythonVersion.DEFAULT, Runtime.getRuntime().availableProcessors());
  }
}
