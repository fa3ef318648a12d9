package dev.loopwarden.cli;

import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.diff.LineDiff;
import dev.loopwarden.report.Ink;
import java.util.ArrayList;
import java.util.List;

/** Two texts as a patch that git and patch can apply. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final List<String> before;
  private final List<String> after;
  private final FileDiff diff;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  private UnifiedDiff(String before, String after, Ink ink) {
    this.before = lines(before);
    this.after = lines(after);
    this.diff = LineDiff.between(before, after);
    this.ink = ink;
  }

  /** The patch of one file; empty when nothing differs. */
  static String of(String path, String before, String after, Ink ink) {
    UnifiedDiff diff = new UnifiedDiff(before, after, ink);
    diff.hunks();
    return diff.out.isEmpty()
        ? ""
        : ink.bold("--- a/" + path) + "\n" + ink.bold("+++ b/" + path) + "\n" + diff.out;
  }

  /** Lines with their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** One line of a hunk, and how far both files are before it. */
  private record Step(char kind, String line, int before, int after) {}

  private void hunks() {
    List<Step> steps = steps();
    int at = 0;
    while (at < steps.size()) {
      int change = nextChange(steps, at);
      if (change == steps.size()) {
        return;
      }
      int last = change;
      int next = change;
      while (next < steps.size() && next - last <= 2 * CONTEXT) {
        last = next;
        next = nextChange(steps, next + 1);
      }
      int from = Math.max(at, change - CONTEXT);
      int to = Math.min(steps.size(), last + CONTEXT + 1);
      hunk(steps.subList(from, to));
      at = to;
    }
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    int old = 0;
    int fresh = 0;
    while (old < before.size() || fresh < after.size()) {
      if (old < before.size() && diff.removed().contains(old + 1)) {
        steps.add(new Step('-', before.get(old), old++, fresh));
      } else if (fresh < after.size() && diff.added().contains(fresh + 1)) {
        steps.add(new Step('+', after.get(fresh), old, fresh++));
      } else {
        steps.add(new Step(' ', after.get(fresh), old++, fresh++));
      }
    }
    return steps;
  }

  private static int nextChange(List<Step> steps, int from) {
    int at = from;
    while (at < steps.size() && steps.get(at).kind == ' ') {
      at++;
    }
    return at;
  }

  private void hunk(List<Step> steps) {
    long old = steps.stream().filter(step -> step.kind != '+').count();
    long fresh = steps.stream().filter(step -> step.kind != '-').count();
    Step first = steps.getFirst();
    String place =
        "@@ -%s,%s +%s,%s @@"
            .formatted(
                first.before + (old == 0 ? 0 : 1), old, first.after + (fresh == 0 ? 0 : 1), fresh);
    out.append(ink.name(place)).append('\n');
    for (Step step : steps) {
      String line = step.kind + (step.line.endsWith("\n") ? chomp(step.line) : step.line);
      out.append(
              switch (step.kind) {
                case '+' -> ink.added(line);
                case '-' -> ink.removed(line);
                default -> line;
              })
          .append('\n');
      if (!step.line.endsWith("\n")) {
        out.append("\\ No newline at end of file\n");
      }
    }
  }

  private static String chomp(String line) {
    return line.substring(0, line.length() - 1);
  }
}
