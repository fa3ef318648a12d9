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

  /** It is written down, and nothing follows; the reason is a clause of our own, for operators. */
  record Ignored(String because) implements Meaning {}

  /** What follows from it; empty when it is ignored. */
  default List<Work> work() {
    return switch (this) {
      case Asks(List<Work> work) -> work;
      case Ignored _ -> List.of();
    };
  }
}
