package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.SourceFile;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One project's share of a run that looks at several.
 *
 * @param prefix what its paths begin with in the report: empty, or a folder with its slash
 * @param analysis what was found there
 * @param asked which of its paths to report on
 * @param files number of files to report on
 * @param unlisted what was not even listed
 */
record Part(
    String prefix,
    Analysis analysis,
    Predicate<String> asked,
    int files,
    List<Analysis.Skipped> unlisted) {

  Stream<Finding> findings() {
    return analysis.findings().stream().filter(finding -> asked.test(finding.path()));
  }

  Stream<Analysis.Suppressed> suppressed() {
    return analysis.suppressed().stream().filter(s -> asked.test(s.finding().path()));
  }

  Stream<Analysis.Skipped> skipped() {
    return Stream.concat(analysis.skipped().stream(), unlisted.stream());
  }

  Finding outside(Finding finding) {
    return prefix.isEmpty() ? finding : moved(finding, prefix + finding.path());
  }

  private Finding moved(Finding finding, String path) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        path,
        finding.span(),
        finding.symbol(),
        finding.message(),
        outside(finding.chain()),
        outside(finding.related()),
        finding.sink());
  }

  private List<ChainStep> outside(List<ChainStep> steps) {
    return steps.stream()
        .map(step -> new ChainStep(prefix + step.path(), step.span(), step.text()))
        .toList();
  }

  Analysis.Suppressed outside(Analysis.Suppressed suppressed) {
    return new Analysis.Suppressed(
        outside(suppressed.finding()), prefix + suppressed.path(), suppressed.comment());
  }

  Analysis.Skipped outside(Analysis.Skipped skipped) {
    return new Analysis.Skipped(prefix + skipped.path(), skipped.reason(), skipped.whole());
  }

  Analysis.RuleFailure outside(Analysis.RuleFailure failure) {
    return new Analysis.RuleFailure(failure.rule(), prefix + failure.path(), failure.cause());
  }

  Fix outside(Fix fix) {
    return new Fix(fix.title(), fix.safety(), prefix + fix.path(), fix.edits());
  }

  SourceFile outside(SourceFile source) {
    return new SourceFile(prefix + source.path(), source.text(), source.lines());
  }
}
