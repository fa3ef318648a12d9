package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.LineIndex;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report as workflow commands, which GitHub Actions turns into annotations. */
final class GitHubReport implements ReportWriter {
  /** GitHub drops what a step writes beyond this many of each level. */
  private static final int MAX_PER_LEVEL = 10;

  @Override
  public void write(Report report, OutputStream stream) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    List<SharedSinks.Group> groups = SharedSinks.of(report);
    int hidden = 0;
    for (Severity level : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      List<SharedSinks.Group> findings =
          groups.stream().filter(group -> group.shown().severity() == level).toList();
      int shown = Math.min(findings.size(), MAX_PER_LEVEL);
      hidden += findings.size() - shown;
      for (SharedSinks.Group group : findings.subList(0, shown)) {
        out.write(command(report, group));
      }
    }
    out.write(Summary.of(report) + "\n");
    if (hidden > 0) {
      out.write(
          "%s more than GitHub shows as annotations of one step: see the job's summary.\n"
              .formatted(Summary.number(hidden)));
    }
    if (!report.skipped().isEmpty()) {
      out.write(
          Summary.count(report.skipped().size(), "file") + " not analysed, or not all of it.\n");
    }
    out.flush();
  }

  private static String command(Report report, SharedSinks.Group group) {
    Finding finding = group.shown();
    LineIndex lines = report.source(finding.path()).lines();
    RuleInfo rule = report.rules().info(finding.rule());
    int first = lines.line(finding.span().start());
    int last = lines.line(finding.span().end());
    StringBuilder command = new StringBuilder("::").append(name(finding.severity()));
    command.append(" file=").append(property(finding.path()));
    command.append(",line=").append(first).append(",endLine=").append(last);
    // GitHub refuses columns on several lines; those of a notebook's code are not its JSON's
    if (first == last && !SarifPlaces.isNotebook(finding.path())) {
      command.append(",col=").append(lines.column(finding.span().start()));
      command.append(",endColumn=").append(lines.column(finding.span().end()));
    }
    command.append(",title=").append(property(rule.title() + " (" + rule.id() + ")"));
    return command.append("::").append(data(text(report, group, rule))).append('\n').toString();
  }

  private static String text(Report report, SharedSinks.Group group, RuleInfo rule) {
    StringBuilder text = new StringBuilder(group.shown().message()).append('\n');
    for (ChainStep step : group.shown().chain()) {
      int line = report.source(step.path()).lines().line(step.span().start());
      text.append("via %s:%d: %s\n".formatted(step.path(), line, step.text()));
    }
    if (!group.others().isEmpty()) {
      text.append(group.more()).append('\n');
    }
    text.append("Solution: ").append(report.rules().links().solution(rule)).append('\n');
    text.append("Best practice: ").append(report.rules().links().bestPractice(rule));
    return text.toString();
  }

  private static String name(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.label();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
