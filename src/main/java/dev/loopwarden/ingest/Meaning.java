package dev.loopwarden.ingest;

import java.util.List;

/** What a delivery comes to. */
public sealed interface Meaning {

  /** It asks for work; never empty. */
  record Asks(List<Work> work) implements Meaning {
    public Asks {
      work = List.copyOf(work);
      if (work.isEmpty()) {
        throw new IllegalArgumentException("asks for nothing");
      }
    }
  }

  /**
   * An administrator did what jobs of an installation may have waited for: what is parked there, or
   * in a pause of our own, runs again.
   */
  record Wakes(long installation) implements Meaning {}

  /** It is written down, and nothing follows; the reason is a clause of our own, for operators. */
  record Ignored(String because) implements Meaning {}

  /** The new work that follows from it. */
  default List<Work> work() {
    return switch (this) {
      case Asks(List<Work> work) -> work;
      case Wakes _, Ignored _ -> List.of();
    };
  }
}
