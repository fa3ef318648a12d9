package dev.loopwarden.analysis;

import dev.loopwarden.analysis.finding.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments of a file say is to be found in it.
 *
 * <ul>
 *   <li>{@code # expect[rule-id]} at the end of a line, or {@code # expect[rule-id]: part of the
 *       message}; several may follow each other
 *   <li>a line below with {@code #} in the first column and carets pins the range
 *   <li>{@code # miss[rule-id]} is a defect that we know we do not find
 * </ul>
 *
 * @param expected what is to be found
 * @param missed what is known not to be found
 * @param pinned ranges that findings have
 */
record Markers(List<Expected> expected, List<Expected> missed, List<Pinned> pinned) {
  private static final Pattern FIRST = Pattern.compile("# *(?:expect|miss)\\[");
  private static final Pattern MARKER =
      Pattern.compile(
          "(expect|miss)\\[([^\\]]*)\\](?:: *(.*?))?(?= +(?:# *)?(?:expect|miss)\\[| *$)");
  private static final Pattern CARETS = Pattern.compile("# *\\^[ ^]*");
  private static final Pattern RANGE = Pattern.compile("\\^+");

  /**
   * A finding.
   *
   * @param line where it begins, from 1
   * @param rule the rule
   * @param part part of its message
   */
  record Expected(int line, RuleId rule, String part) {

    @Override
    public String toString() {
      return part.isEmpty() ? rule.value() : rule + " with \"" + part + "\"";
    }
  }

  /** A range of a line: columns from 1, the end excluded. */
  record Pinned(int line, int start, int end) {}

  static Markers of(String path, String text) {
    Markers markers = new Markers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (path.endsWith(".ipynb")) {
        for (String source : lines.get(i).split("\\\\n|\",?$", -1)) {
          markers.read(i + 1, source.replace("\\\"", "\""));
        }
      } else {
        markers.read(i + 1, lines.get(i));
      }
    }
    return markers;
  }

  /** The line without its markers and trailing blanks. */
  static String stripped(String line) {
    Matcher first = FIRST.matcher(line);
    return (first.find() ? line.substring(0, first.start()) : line).stripTrailing();
  }

  /** Whether it is a line of carets. */
  static boolean isCarets(String line) {
    return CARETS.matcher(line).matches();
  }

  private void read(int number, String line) {
    if (isCarets(line)) {
      Matcher range = RANGE.matcher(line);
      while (range.find()) {
        pinned.add(new Pinned(number - 1, range.start() + 1, range.end() + 1));
      }
      return;
    }
    Matcher first = FIRST.matcher(line);
    if (!first.find()) {
      return;
    }
    Matcher marker = MARKER.matcher(line).region(first.start(), line.length());
    while (marker.find()) {
      String part = marker.group(3) == null ? "" : marker.group(3).strip();
      Expected one = new Expected(number, new RuleId(marker.group(2)), part);
      (marker.group(1).equals("expect") ? expected : missed).add(one);
    }
  }
}
