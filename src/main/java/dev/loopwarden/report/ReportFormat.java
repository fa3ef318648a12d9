package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats a report can take. */
public enum ReportFormat {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON,
  /** For code scanning services and editors. */
  SARIF,
  /** For GitHub Actions. */
  GITHUB,
  /** For CI servers that show tests. */
  JUNIT;

  /** The name in options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A writer of this format.
   *
   * @param text the writer for people
   * @param toolVersion the version of the program
   * @param threshold the lowest level that counts as a failure; null when none does
   */
  public ReportWriter writer(ReportWriter text, String toolVersion, @Nullable Severity threshold) {
    return switch (this) {
      case TEXT -> text;
      case JSON -> new JsonReport(toolVersion);
      case SARIF -> new SarifReport(toolVersion);
      case GITHUB -> new GitHubReport();
      case JUNIT -> new JUnitReport(threshold);
    };
  }
}
