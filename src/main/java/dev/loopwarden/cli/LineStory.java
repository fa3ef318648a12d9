package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.source.LineIndex;
import dev.loopwarden.report.Ink;
import dev.loopwarden.report.Report;
import dev.loopwarden.report.RuleBook;
import dev.loopwarden.report.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** All that there is to say about one line: its findings, what silences others, and why. */
record LineStory(Analysis analysis, RuleBook rules, Terminal terminal) {

  String of(String path, int line, Ink ink) throws IOException {
    StringBuilder story = new StringBuilder(findings(path, line, ink));
    for (Analysis.Suppressed silenced : analysis.suppressed()) {
      if (isOn(silenced.finding(), path, line)) {
        LineIndex lines = analysis.source(silenced.path()).lines();
        story.append(
            "%s is silenced by the comment at %s:%d: %s%n"
                .formatted(
                    silenced.finding().rule(),
                    silenced.path(),
                    lines.line(silenced.comment().start()),
                    silenced.finding().message()));
      }
    }
    analysis.explain(path, line).forEach(reason -> story.append(reason).append('\n'));
    return story.isEmpty()
        ? "There is nothing to report on this line, and nothing was considered.\n"
        : story.toString();
  }

  private String findings(String path, int line, Ink ink) throws IOException {
    List<Finding> here =
        analysis.findings().stream().filter(finding -> isOn(finding, path, line)).toList();
    if (here.isEmpty()) {
      return "";
    }
    Report report = Report.of(List.of(path), analysis, rules).with(here);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TextReport(ink, terminal.width(), UnaryOperator.identity()).writeFindings(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private boolean isOn(Finding finding, String path, int line) {
    if (!finding.path().equals(path)) {
      return false;
    }
    LineIndex lines = analysis.source(path).lines();
    return lines.line(finding.span().start()) <= line && line <= lines.line(finding.span().end());
  }
}
