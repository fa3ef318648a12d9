package dev.loopwarden.cli;

import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.report.JobSummary;
import dev.loopwarden.report.Report;
import dev.loopwarden.report.ReportFormat;
import dev.loopwarden.report.ReportWriter;
import dev.loopwarden.report.TextReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes a report where the user wants it. */
final class Output {
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";
  private static final int FILE_WIDTH = 100;

  private final Terminal terminal;
  private final Flags.Output flags;
  private final boolean strict;

  Output(Terminal terminal, Flags flags) {
    this.terminal = terminal;
    this.flags = flags.output();
    this.strict = flags.verdict().strict();
  }

  /**
   * Writes the report; returns how the run ended.
   *
   * @param threshold the lowest level that fails the run; null when none does
   * @param shownPath how a path of the project is called where the user stands
   */
  int write(
      Report report, @Nullable Severity threshold, String version, UnaryOperator<String> shownPath)
      throws IOException {
    Path file = flags.file();
    boolean toTerminal = file == null || flags.colour() == Terminal.Colour.ALWAYS;
    TextReport text =
        new TextReport(
            terminal.ink(toTerminal ? flags.colour() : Terminal.Colour.NEVER),
            file == null ? terminal.width() : FILE_WIDTH,
            shownPath);
    ReportWriter writer = flags.format().writer(text, version, threshold);
    if (file == null) {
      writer.write(report, terminal.out());
    } else {
      toFile(terminal.folder().resolve(file), out -> writer.write(report, out));
    }
    if (flags.format() == ReportFormat.GITHUB && terminal.isSet(SUMMARY)) {
      summary(report, Path.of(terminal.environment().getOrDefault(SUMMARY, "")));
    }
    if (threshold != null && report.reaches(threshold)) {
      return ExitCode.FINDINGS;
    }
    boolean incomplete = !report.skipped().isEmpty() || !report.failures().isEmpty();
    return strict && incomplete ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private static void toFile(Path file, AtomicFile.Content content) throws IOException {
    Path parent = file.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new UsageException("cannot write " + file + ": there is no folder " + parent);
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("cannot write " + file + ": it is a folder");
    }
    try {
      if (!Files.exists(file)) {
        AtomicFile.write(file, content);
      } else if (Files.isRegularFile(file)) {
        AtomicFile.write(file.toRealPath(), content);
      } else {
        try (OutputStream out = Files.newOutputStream(file)) { // a device or a pipe
          content.writeTo(out);
        }
      }
    } catch (AccessDeniedException _) {
      throw new UsageException("cannot write " + file + ": permission denied");
    }
  }

  /** GitHub takes a megabyte from one step, and drops all of it when there is more. */
  private void summary(Report report, Path file) {
    try {
      long there = Files.exists(file) ? Files.size(file) : 0;
      String page = JobSummary.of(report, (int) Math.max(0, JobSummary.MAX_BYTES - there));
      Files.writeString(
          file, page, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      terminal.say("cannot write the job's summary to " + file + ": " + e.getMessage());
    }
  }
}
