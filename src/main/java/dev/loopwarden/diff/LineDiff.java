package dev.loopwarden.diff;

import dev.loopwarden.diff.LineSet.Range;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares two texts line by line: lines that occur once on both sides are lined up first, the rest
 * between them by the shortest way. Line ends do not count.
 */
public final class LineDiff {
  private static final int CONTEXT = 3;

  /** Two stretches of lines that are still to be compared; ends are exclusive. */
  private record Stretch(int oldStart, int oldEnd, int newStart, int newEnd) {}

  private final int[] before;
  private final int[] after;
  private final boolean[] removed;
  private final boolean[] added;
  private final int[] onceBefore;
  private final int[] onceAfter;
  private final Deque<Stretch> open = new ArrayDeque<>();

  private LineDiff(int[] before, int[] after, int kinds) {
    this.before = before;
    this.after = after;
    this.removed = new boolean[before.length];
    this.added = new boolean[after.length];
    this.onceBefore = new int[kinds];
    this.onceAfter = new int[kinds];
  }

  /** What makes the new text of the old one. */
  public static FileDiff between(String oldText, String newText) {
    Map<String, Integer> kinds = new HashMap<>();
    int[] before = kindsOf(oldText, kinds);
    int[] after = kindsOf(newText, kinds);
    return new LineDiff(before, after, kinds.size()).compare();
  }

  private static int[] kindsOf(String text, Map<String, Integer> kinds) {
    List<String> lines = text.lines().toList();
    int[] result = new int[lines.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = kinds.computeIfAbsent(lines.get(i), _ -> kinds.size());
    }
    return result;
  }

  private FileDiff compare() {
    open.push(new Stretch(0, before.length, 0, after.length));
    while (!open.isEmpty()) {
      narrow(open.pop());
    }
    return new FileDiff(LineSet.joining(runs(removed)), LineSet.joining(runs(added)), shown());
  }

  private void narrow(Stretch all) {
    int oldStart = all.oldStart();
    int newStart = all.newStart();
    int oldEnd = all.oldEnd();
    int newEnd = all.newEnd();
    while (oldStart < oldEnd && newStart < newEnd && before[oldStart] == after[newStart]) {
      oldStart++;
      newStart++;
    }
    while (oldStart < oldEnd && newStart < newEnd && before[oldEnd - 1] == after[newEnd - 1]) {
      oldEnd--;
      newEnd--;
    }
    Stretch rest = new Stretch(oldStart, oldEnd, newStart, newEnd);
    if (oldStart == oldEnd || newStart == newEnd) {
      markWhole(rest);
    } else {
      split(rest);
    }
  }

  private void markWhole(Stretch stretch) {
    Arrays.fill(removed, stretch.oldStart(), stretch.oldEnd(), true);
    Arrays.fill(added, stretch.newStart(), stretch.newEnd(), true);
  }

  /** Splits a stretch at the lines that both sides hold once, in their common order. */
  private void split(Stretch stretch) {
    List<int[]> pairs = ascending(oncePairs(stretch));
    if (pairs.isEmpty()) {
      if (!ShortestEdit.mark(
          Arrays.copyOfRange(before, stretch.oldStart(), stretch.oldEnd()),
          Arrays.copyOfRange(after, stretch.newStart(), stretch.newEnd()),
          i -> removed[stretch.oldStart() + i] = true,
          i -> added[stretch.newStart() + i] = true)) {
        markWhole(stretch);
      }
      return;
    }
    int oldStart = stretch.oldStart();
    int newStart = stretch.newStart();
    for (int[] pair : pairs) {
      open.push(new Stretch(oldStart, pair[0], newStart, pair[1]));
      oldStart = pair[0] + 1;
      newStart = pair[1] + 1;
    }
    open.push(new Stretch(oldStart, stretch.oldEnd(), newStart, stretch.newEnd()));
  }

  private List<int[]> oncePairs(Stretch stretch) {
    count(before, stretch.oldStart(), stretch.oldEnd(), onceBefore);
    count(after, stretch.newStart(), stretch.newEnd(), onceAfter);
    List<int[]> pairs = new ArrayList<>();
    for (int i = stretch.oldStart(); i < stretch.oldEnd(); i++) {
      int kind = before[i];
      if (onceBefore[kind] == i + 1 && onceAfter[kind] > 0) {
        pairs.add(new int[] {i, onceAfter[kind] - 1});
      }
    }
    for (int i = stretch.oldStart(); i < stretch.oldEnd(); i++) {
      onceBefore[before[i]] = 0;
    }
    for (int i = stretch.newStart(); i < stretch.newEnd(); i++) {
      onceAfter[after[i]] = 0;
    }
    return pairs;
  }

  /** Notes for each kind its line plus one, or -1 when it has several. */
  private static void count(int[] lines, int start, int end, int[] once) {
    for (int i = start; i < end; i++) {
      once[lines[i]] = once[lines[i]] == 0 ? i + 1 : -1;
    }
  }

  /** The longest run of pairs whose second parts ascend as the first ones do. */
  private static List<int[]> ascending(List<int[]> pairs) {
    int[] tails = new int[pairs.size()];
    int[] previous = new int[pairs.size()];
    int length = 0;
    for (int i = 0; i < pairs.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tails[middle])[1] < pairs.get(i)[1]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    List<int[]> result = new ArrayList<>();
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      result.add(pairs.get(i));
    }
    return result.reversed();
  }

  private static List<Range> runs(boolean[] marked) {
    List<Range> runs = new ArrayList<>();
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        runs.add(new Range(i + 1, i + 1));
      }
    }
    return runs;
  }

  /** New lines within a few lines of an added one, or of the place where one was removed. */
  private LineSet shown() {
    List<Range> ranges = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < removed.length || j < added.length) {
      int changedAt = j;
      boolean changed = false;
      while (i < removed.length && removed[i]) {
        i++;
        changed = true;
      }
      while (j < added.length && added[j]) {
        j++;
        changed = true;
      }
      int first = Math.max(1, changedAt + 1 - CONTEXT);
      int last = Math.min(after.length, j + CONTEXT);
      if (changed && last >= first) {
        ranges.add(new Range(first, last));
      }
      if ((i < removed.length && !removed[i]) || (j < added.length && !added[j])) {
        i++;
        j++;
      }
    }
    return LineSet.joining(ranges);
  }
}
