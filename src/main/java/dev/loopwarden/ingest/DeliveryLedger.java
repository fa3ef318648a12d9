package dev.loopwarden.ingest;

import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.jobs.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every delivery that ever counted, and what became of it. Thread-safe. */
public interface DeliveryLedger {

  /** What happened to a delivery when it was written down. */
  enum Receipt {
    /** It and its work are on disk. */
    RECORDED,
    /** It was there already; nothing changed. */
    DUPLICATE
  }

  /** What became of a delivery. */
  enum State {
    /** It asked for nothing. */
    IGNORED,
    /** Its work waits or runs. */
    OPEN,
    /** Some of its work is parked. */
    PARKED,
    /** Its work succeeded, or that of a later delivery on the same subjects. */
    DONE
  }

  /**
   * A delivery as operators see it.
   *
   * @param delivery what came
   * @param state what became of it
   * @param subjects keys of what it is about
   * @param attempts runs that its open work has taken so far
   * @param note why it was ignored, why its work failed last, or null
   */
  record Entry(
      Delivery delivery, State state, List<String> subjects, int attempts, @Nullable String note) {
    public Entry {
      subjects = List.copyOf(subjects);
    }
  }

  /**
   * Writes down a delivery, with the reason where it is ignored, and raises the wanted generation
   * of each subject of its work, in one transaction that is on disk when this returns. One that
   * came before counts as new when it was ignored and asks for work now, or when its work is
   * parked: then somebody had it delivered again on purpose.
   */
  Receipt record(Delivery delivery, Meaning meaning);

  /** Pull requests last seen or reviewed at this head, and the merge group that is built on it. */
  List<Subject> headedBy(RepositoryRef repository, String sha);

  /** Those of the names that the ledger holds. */
  Set<String> known(Collection<String> guids);

  /** Nothing that was delivered to an App before this is missing here; the epoch at first. */
  Instant settled(long app);

  /** Remembers that nothing is missing that was delivered to an App before a time. */
  void settle(long app, Instant time);

  /** The deliveries that came last, newest first. */
  default List<Entry> newest(int count) {
    return newest(count, null);
  }

  /** The deliveries of a state, or of any, that came last, newest first. */
  List<Entry> newest(int count, @Nullable State state);

  /** Forgets deliveries that are done and older than this; returns how many. */
  int forgetBefore(Instant time);
}
