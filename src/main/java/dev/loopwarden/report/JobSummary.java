package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Skipped;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page that GitHub shows for a job: every finding, in Markdown, as far as there is room. */
public final class JobSummary {
  /** What GitHub takes from one step. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final int CODE_WIDTH = 160;
  private static final int RESERVE = 300;

  /** Each fix is analysed before it is named. */
  private static final int MAX_WITH_FIXES = 40;

  private JobSummary() {}

  /** The page in at most so many bytes of UTF-8. */
  public static String of(Report report, int room) {
    StringBuilder page = new StringBuilder("## Loopwarden\n\n");
    page.append(Markdown.text(Summary.of(report))).append("\n\n");
    String gaps = gaps(report, room / 4);
    int left = room - bytes(page.toString()) - bytes(gaps) - RESERVE;
    if (left < 0) {
      return "";
    }
    int shown = 0;
    for (SharedSinks.Group group : SharedSinks.of(report)) {
      String text = finding(report, group);
      left -= bytes(text);
      if (left < 0) {
        break;
      }
      page.append(text);
      shown += 1 + group.others().size();
    }
    int more = report.findings().size() - shown;
    if (more > 0) {
      page.append("And ").append(Summary.number(more)).append(" more, for which is no room.\n\n");
    }
    return page.append(gaps).toString();
  }

  private static String finding(Report report, SharedSinks.Group group) {
    Finding finding = group.shown();
    SourceFile source = report.source(finding.path());
    RuleInfo rule = report.rules().info(finding.rule());
    int line = source.lines().line(finding.span().start());
    StringBuilder text = new StringBuilder("### ");
    text.append(Markdown.text(finding.path() + ":" + line)).append("\n\n");
    text.append("**").append(finding.severity().label()).append("** [");
    text.append(rule.id()).append("](").append(report.rules().links().page(rule)).append("): ");
    text.append(Markdown.text(finding.message())).append("\n\n");
    int at = finding.span().start();
    String code =
        source.text().substring(Rows.start(source.text(), at), Rows.end(source.text(), at)).strip();
    text.append(Markdown.code("python", Excerpt.plain(code, CODE_WIDTH))).append('\n');
    for (ChainStep step : finding.chain()) {
      int row = report.source(step.path()).lines().line(step.span().start());
      text.append("- via ").append(Markdown.text(step.path() + ":" + row + ": " + step.text()));
      text.append('\n');
    }
    if (!group.others().isEmpty()) {
      text.append("- ").append(group.more()).append('\n');
    }
    Optional<Fix> fix =
        report.findings().size() <= MAX_WITH_FIXES ? report.fix(finding) : Optional.empty();
    fix.ifPresent(f -> text.append("- fix: ").append(Markdown.text(f.title())).append('\n'));
    text.append("- [Solution](").append(report.rules().links().solution(rule));
    text.append("), [Best practice](").append(report.rules().links().bestPractice(rule));
    return text.append(")\n\n").toString();
  }

  private static String gaps(Report report, int room) {
    StringBuilder text = new StringBuilder();
    for (Skipped skipped : report.skipped()) {
      line(text, skipped.path() + ": " + skipped.reason(), room);
    }
    for (RuleFailure failure : report.failures()) {
      line(text, failure.rule() + " failed on " + failure.path() + ": " + failure.cause(), room);
    }
    return text.isEmpty() ? "" : "### Not analysed\n\n" + text;
  }

  private static void line(StringBuilder text, String line, int room) {
    if ((text.length() + line.length()) * 3 < room) {
      text.append("- ").append(Markdown.text(line)).append('\n');
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
