package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Compares two texts as git does, with three lines of context. */
final class Hunks {
  private static final int CONTEXT = 3;
  private static final int SECTION = 80;

  private final RawText before;
  private final RawText after;
  private final List<Hunk> hunks = new ArrayList<>();

  private Hunks(byte[] before, byte[] after) {
    this.before = new RawText(before);
    this.after = new RawText(after);
  }

  /** The hunks between two texts. */
  static List<Hunk> between(byte[] before, byte[] after) {
    return new Hunks(before, after).compare();
  }

  /**
   * What became of each line of the old text: its number in the new one, or 0; index 0 is unused.
   */
  static int[] follow(byte[] before, byte[] after) {
    RawText old = new RawText(before);
    int[] lines = new int[old.size() + 1];
    int shift = 0;
    int next = 0;
    for (Edit edit : edits(old, new RawText(after))) {
      while (next < edit.getBeginA()) {
        lines[next + 1] = next + 1 + shift;
        next++;
      }
      next = edit.getEndA();
      shift = edit.getEndB() - edit.getEndA();
    }
    for (; next < old.size(); next++) {
      lines[next + 1] = next + 1 + shift;
    }
    return lines;
  }

  private static EditList edits(RawText before, RawText after) {
    return new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after);
  }

  private List<Hunk> compare() {
    EditList edits = edits(before, after);
    int first = 0;
    while (first < edits.size()) {
      int last = first;
      while (last + 1 < edits.size()
          && edits.get(last + 1).getBeginA() - edits.get(last).getEndA() <= 2 * CONTEXT) {
        last++;
      }
      hunks.add(hunk(edits.subList(first, last + 1)));
      first = last + 1;
    }
    return List.copyOf(hunks);
  }

  private Hunk hunk(List<Edit> edits) {
    int oldStart = Math.max(0, edits.getFirst().getBeginA() - CONTEXT);
    int newStart = Math.max(0, edits.getFirst().getBeginB() - CONTEXT);
    int oldEnd = Math.min(before.size(), edits.getLast().getEndA() + CONTEXT);
    int newEnd = Math.min(after.size(), edits.getLast().getEndB() + CONTEXT);
    List<Hunk.Line> lines = new ArrayList<>();
    int oldLine = oldStart;
    int newLine = newStart;
    for (Edit edit : edits) {
      while (oldLine < edit.getBeginA()) {
        lines.add(context(oldLine++, newLine++));
      }
      while (oldLine < edit.getEndA()) {
        lines.add(line(Hunk.Kind.REMOVED, before, oldLine, oldLine + 1, 0));
        oldLine++;
      }
      while (newLine < edit.getEndB()) {
        lines.add(line(Hunk.Kind.ADDED, after, newLine, 0, newLine + 1));
        newLine++;
      }
    }
    while (oldLine < oldEnd && newLine < newEnd) {
      lines.add(context(oldLine++, newLine++));
    }
    return new Hunk(
        oldEnd == oldStart ? oldStart : oldStart + 1,
        oldEnd - oldStart,
        newEnd == newStart ? newStart : newStart + 1,
        newEnd - newStart,
        section(oldStart),
        lines);
  }

  private Hunk.Line context(int oldLine, int newLine) {
    return line(Hunk.Kind.CONTEXT, before, oldLine, oldLine + 1, newLine + 1);
  }

  private static Hunk.Line line(Hunk.Kind kind, RawText text, int index, int oldLine, int newLine) {
    boolean ended = index < text.size() - 1 || !text.isMissingNewlineAtEnd();
    return new Hunk.Line(kind, oldLine, newLine, text.getString(index), ended);
  }

  /** As git finds it without knowing the language: the last line that begins with a letter. */
  private String section(int start) {
    for (int i = start - 1; i >= 0; i--) {
      String line = before.getString(i);
      if (!line.isEmpty()
          && (Character.isLetter(line.charAt(0)) || "_$".indexOf(line.charAt(0)) >= 0)) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= SECTION
            ? line.stripTrailing()
            : new String(bytes, 0, SECTION, StandardCharsets.UTF_8).stripTrailing();
      }
    }
    return "";
  }
}
