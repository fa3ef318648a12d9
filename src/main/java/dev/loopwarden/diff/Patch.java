package dev.loopwarden.diff;

import dev.loopwarden.diff.LineSet.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the hunks of one file's unified diff, as git prints them and GitHub sends them. */
public final class Patch {
  private static final Pattern HEADER =
      Pattern.compile(
          "@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*", Pattern.DOTALL);

  private final List<Range> removed = new ArrayList<>();
  private final List<Range> added = new ArrayList<>();
  private final List<Range> shown = new ArrayList<>();
  private int oldLine;
  private int newLine;
  private int oldLeft;
  private int newLeft;

  private Patch() {}

  /**
   * The lines that a patch changes and shows. A patch that was cut off counts as far as it goes.
   */
  public static FileDiff parse(String patch) {
    Patch reader = new Patch();
    int at = 0;
    while (at < patch.length()) {
      int end = patch.indexOf('\n', at);
      reader.read(patch.substring(at, end < 0 ? patch.length() : end));
      at = end < 0 ? patch.length() : end + 1;
    }
    return new FileDiff(
        LineSet.joining(reader.removed),
        LineSet.joining(reader.added),
        LineSet.joining(reader.shown));
  }

  private void read(String line) {
    if (oldLeft <= 0 && newLeft <= 0) {
      begin(line);
      return;
    }
    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> add();
      case '-' -> remove();
      case '\\' -> {} // "\ No newline at end of file"
      default -> {
        shown.add(new Range(newLine, newLine));
        oldLine++;
        newLine++;
        oldLeft--;
        newLeft--;
      }
    }
  }

  private void begin(String line) {
    Matcher header = HEADER.matcher(line);
    if (!header.matches()) {
      return;
    }
    oldLine = Math.max(1, Integer.parseInt(header.group(1)));
    oldLeft = count(header.group(2));
    newLine = Math.max(1, Integer.parseInt(header.group(3)));
    newLeft = count(header.group(4));
  }

  private static int count(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private void add() {
    added.add(new Range(newLine, newLine));
    shown.add(new Range(newLine, newLine));
    newLine++;
    newLeft--;
  }

  private void remove() {
    removed.add(new Range(oldLine, oldLine));
    oldLine++;
    oldLeft--;
  }
}
