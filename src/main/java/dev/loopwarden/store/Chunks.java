package dev.loopwarden.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many values, for statements that take a limited number of parameters. */
final class Chunks {
  private static final int SIZE = 1000;

  private Chunks() {}

  static List<List<String>> of(Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += SIZE) {
      chunks.add(all.subList(from, Math.min(all.size(), from + SIZE)));
    }
    return chunks;
  }
}
