package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Skipped;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** The report for people: each finding with its code, its reasons, its fix and its links. */
public final class TextReport implements ReportWriter {
  private static final int MAX_FIX_LINES = 12;

  /** Each fix is analysed before it is shown; nobody reads that many. */
  private static final int MAX_WITH_FIXES = 40;

  private final Ink ink;
  private final int width;
  private final UnaryOperator<String> shownPath;

  /**
   * A report for a terminal or a file.
   *
   * @param ink whether in colours
   * @param width columns that a line may take
   * @param shownPath how a path of the project is called where the user stands
   */
  public TextReport(Ink ink, int width, UnaryOperator<String> shownPath) {
    this.ink = ink;
    this.width = Math.clamp(width, 40, 140);
    this.shownPath = shownPath;
  }

  @Override
  public void write(Report report, OutputStream stream) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    writeFindings(report, out);
    out.write(gaps(report));
    out.write(closing(report));
    out.flush();
  }

  /** Writes the findings alone. */
  public void writeFindings(Report report, OutputStream stream) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    writeFindings(report, out);
    out.flush();
  }

  private void writeFindings(Report report, Writer out) throws IOException {
    for (SharedSinks.Group group : SharedSinks.of(report)) {
      out.write(finding(report, group));
      out.write('\n');
    }
  }

  private String finding(Report report, SharedSinks.Group group) {
    Finding finding = group.shown();
    SourceFile source = report.source(finding.path());
    int line = source.lines().line(finding.span().start());
    int gutter = Integer.toString(line).length() + 1;
    StringBuilder text = new StringBuilder(512);
    text.append(ink.bold(place(source, finding.span()))).append(": ");
    text.append(ink.level(finding.severity(), finding.severity().label()));
    text.append('[').append(finding.rule()).append("] ");
    text.append(ink.bold(Glyphs.tame(finding.message()))).append('\n');
    code(text, source, finding, gutter);
    steps(text, "via", gutter, report, finding.chain());
    steps(text, "see", gutter, report, finding.related());
    others(text, gutter, report, group);
    if (showsFixes(report)) {
      report.fix(finding).ifPresent(fix -> fix(text, gutter, report, fix));
    }
    RuleInfo rule = report.rules().info(finding.rule());
    detail(text, gutter, "help", report.rules().links().solution(rule));
    more(text, gutter, report.rules().links().bestPractice(rule));
    return text.toString();
  }

  private String place(SourceFile source, Span span) {
    return "%s:%s:%s"
        .formatted(
            Glyphs.tame(shownPath.apply(source.path())),
            source.lines().line(span.start()),
            source.lines().column(span.start()));
  }

  private void code(StringBuilder text, SourceFile source, Finding finding, int gutter) {
    int room = width - gutter - 3;
    int line = source.lines().line(finding.span().start());
    Excerpt excerpt = Excerpt.of(source, finding.span(), room);
    gutter(text, gutter, "").append('\n');
    before(text, source, finding.span(), gutter);
    gutter(text, gutter, Integer.toString(line)).append(' ').append(excerpt.code()).append('\n');
    gutter(text, gutter, "").append(' ').repeat(' ', excerpt.indent());
    text.append(ink.level(finding.severity(), "^".repeat(excerpt.marked()))).append('\n');
  }

  /** The line before, unless it is blank or, in a notebook, in another cell. */
  private void before(StringBuilder text, SourceFile source, Span span, int gutter) {
    int start = Rows.start(source.text(), span.start());
    int line = source.lines().line(span.start());
    if (start == 0 || source.lines().line(start - 1) != line - 1) {
      return;
    }
    int before = start - (source.text().startsWith("\r\n", start - 2) ? 2 : 1);
    String code = source.text().substring(Rows.start(source.text(), before), before);
    if (!code.isBlank()) {
      gutter(text, gutter, Integer.toString(line - 1));
      text.append(' ').append(Excerpt.plain(code, width - gutter - 3)).append('\n');
    }
  }

  private StringBuilder gutter(StringBuilder text, int gutter, String number) {
    return text.append(ink.faint(" ".repeat(gutter - number.length()) + number + " |"));
  }

  private void steps(
      StringBuilder text, String label, int gutter, Report report, List<ChainStep> steps) {
    List<String> places =
        steps.stream().map(step -> place(report.source(step.path()), step.span())).toList();
    int longest = places.stream().mapToInt(Glyphs::width).max().orElse(0);
    for (int i = 0; i < steps.size(); i++) {
      String place = places.get(i);
      String line =
          place + " ".repeat(longest - Glyphs.width(place) + 2) + Glyphs.tame(steps.get(i).text());
      if (i == 0) {
        detail(text, gutter, label, line);
      } else {
        more(text, gutter, line);
      }
    }
  }

  private void others(StringBuilder text, int gutter, Report report, SharedSinks.Group group) {
    if (!group.others().isEmpty()) {
      detail(text, gutter, "and", group.more());
      group
          .named()
          .forEach(step -> more(text, gutter, place(report.source(step.path()), step.span())));
      if (group.others().size() > SharedSinks.NAMED) {
        more(text, gutter, ink.faint("..."));
      }
    }
  }

  private void fix(StringBuilder text, int gutter, Report report, Fix fix) {
    String safety = fix.safety() == Fix.Safety.SAFE ? "safe" : "look before you apply it";
    detail(text, gutter, "fix", Glyphs.tame(fix.title()) + ink.faint(" (" + safety + ")"));
    int shown = 0;
    for (FixPreview preview : FixPreview.of(report.source(fix.path()), fix)) {
      shown += preview.removed().size() + preview.added().size();
      if (shown > MAX_FIX_LINES) {
        more(text, gutter, ink.faint("and more lines"));
        return;
      }
      String number = "%4d ".formatted(preview.line());
      int room = width - gutter - number.length() - 10;
      for (String line : preview.removed()) {
        more(text, gutter, ink.faint(number) + ink.removed("- " + Excerpt.plain(line, room)));
      }
      for (String line : preview.added()) {
        more(text, gutter, ink.faint(number) + ink.added("+ " + Excerpt.plain(line, room)));
      }
    }
  }

  private void detail(StringBuilder text, int gutter, String label, String line) {
    text.repeat(' ', gutter).append(ink.faint(" = "));
    text.append(ink.bold(label)).append(": ").repeat(' ', 4 - label.length());
    text.append(line).append('\n');
  }

  private static void more(StringBuilder text, int gutter, String line) {
    text.repeat(' ', gutter + 9).append(line).append('\n');
  }

  private String gaps(Report report) {
    StringBuilder text = new StringBuilder();
    if (!report.skipped().isEmpty()) {
      text.append(ink.bold("Not analysed:")).append('\n');
      for (Skipped skipped : report.skipped()) {
        text.append("  ").append(Glyphs.tame(shownPath.apply(skipped.path())));
        text.append(": ").append(Glyphs.tame(skipped.reason()));
        text.append(skipped.whole() ? "" : " (a part of the file)").append('\n');
      }
    }
    if (!report.failures().isEmpty()) {
      text.append(ink.bold("Rules that failed, which is our defect:")).append('\n');
      for (RuleFailure failure : report.failures()) {
        text.append("  ").append(failure.rule()).append(" on ");
        text.append(Glyphs.tame(shownPath.apply(failure.path()))).append(": ");
        text.append(Glyphs.tame(failure.cause())).append('\n');
      }
    }
    return text.isEmpty() ? "" : text.append('\n').toString();
  }

  private static boolean showsFixes(Report report) {
    return report.findings().size() <= MAX_WITH_FIXES || report.subject() instanceof Report.Changes;
  }

  private String closing(Report report) {
    String line = Summary.of(report);
    String shown =
        report.reaches(Severity.ERROR) ? ink.level(Severity.ERROR, line) : ink.bold(line);
    String fixes = showsFixes(report) ? "" : "Which of them can be fixed: loopwarden fix --diff\n";
    return shown + "\n" + fixes;
  }
}
