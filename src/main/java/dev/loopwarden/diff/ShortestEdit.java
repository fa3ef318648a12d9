package dev.loopwarden.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The fewest removed and added lines that lead from one text to another, after Myers. */
final class ShortestEdit {
  /** Beyond this many edits the two sides have too little in common to be worth the work. */
  private static final int MOST_EDITS = 800;

  private ShortestEdit() {}

  /** Hands over the places of removed and added lines; false when there are too many. */
  static boolean mark(int[] before, int[] after, IntConsumer removed, IntConsumer added) {
    int most = Math.min(MOST_EDITS, before.length + after.length);
    int[] reach = new int[2 * most + 3];
    int middle = most + 1;
    List<int[]> history = new ArrayList<>();
    for (int edits = 0; edits <= most; edits++) {
      history.add(Arrays.copyOfRange(reach, middle - edits - 1, middle + edits + 2));
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
        boolean down =
            diagonal == -edits
                || (diagonal != edits
                    && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
        int x = down ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1;
        int y = x - diagonal;
        while (x < before.length && y < after.length && before[x] == after[y]) {
          x++;
          y++;
        }
        reach[middle + diagonal] = x;
        if (x >= before.length && y >= after.length) {
          walkBack(history, diagonal, removed, added);
          return true;
        }
      }
    }
    return false;
  }

  private static void walkBack(
      List<int[]> history, int lastDiagonal, IntConsumer removed, IntConsumer added) {
    int diagonal = lastDiagonal;
    for (int edits = history.size() - 1; edits > 0; edits--) {
      int[] reach = history.get(edits);
      int middle = edits + 1;
      boolean down =
          diagonal == -edits
              || (diagonal != edits && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
      if (down) {
        diagonal++;
        added.accept(reach[middle + diagonal] - diagonal);
      } else {
        diagonal--;
        removed.accept(reach[middle + diagonal]);
      }
    }
  }
}
