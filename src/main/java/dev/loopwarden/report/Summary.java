package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What a run comes to, in one sentence. */
public final class Summary {
  private Summary() {}

  /** Such as {@code 2 errors and 1 note in 2 of 1,189 files.} */
  static String of(Report report) {
    return switch (report.subject()) {
      case Report.Tree _ -> tree(report);
      case Report.Changes changes -> changes(report, changes);
    };
  }

  private static String tree(Report report) {
    int files = report.analysis().statistics().files();
    if (files == 0) {
      return "No Python files here.";
    }
    if (report.findings().isEmpty()) {
      return "No asyncio pitfalls in %s.".formatted(count(files, "file"));
    }
    long hit = report.findings().stream().map(Finding::path).distinct().count();
    return "%s in %s of %s.".formatted(levels(report::count), number(hit), count(files, "file"));
  }

  private static String changes(Report report, Report.Changes changes) {
    String fixed =
        changes.fixed() == 0
            ? ""
            : " It takes %s away.".formatted(count(changes.fixed(), "finding"));
    if (changes.files() == 0) {
      return "No Python file differs between %s and %s.".formatted(changes.base(), changes.head());
    }
    if (report.findings().isEmpty()) {
      return "This change introduces no asyncio pitfalls (%s changed).%s"
          .formatted(count(changes.files(), "Python file"), fixed);
    }
    return "This change introduces %s.%s Compared: %s with %s."
        .formatted(levels(report::count), fixed, changes.head(), changes.base());
  }

  /** Such as {@code 2 errors, 1 warning and 3 notes}. */
  public static String levels(ToLongFunction<Severity> counts) {
    List<String> parts = new ArrayList<>();
    for (Severity level : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      long count = counts.applyAsLong(level);
      if (count > 0) {
        parts.add(count(count, level.label()));
      }
    }
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /** Such as {@code 1,200 files}. */
  public static String count(long count, String word) {
    return number(count) + " " + word + (count == 1 ? "" : "s");
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
