package dev.loopwarden.store;

import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.DeliveryLedger.Entry;
import dev.loopwarden.ingest.DeliveryLedger.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts deliveries together from rows, of which each names at most one subject. */
final class Entries {
  private static final String OPEN =
      """
      exists (
        select 1 from delivery_subject join subject on key = delivery_subject.subject
        where delivery_subject.guid = delivery.guid and done < generation)
      """;
  private static final String PARKED = OPEN.replace("generation)", "generation and parked)");

  private final Map<String, Entry> byGuid = new LinkedHashMap<>();

  /** What is true of rows of deliveries that are read as this state; of all for none. */
  static String condition(@Nullable State state) {
    return switch (state) {
      case null -> "1 = 1";
      case IGNORED -> "ignored_because is not null";
      case OPEN -> OPEN + " and not " + PARKED;
      case PARKED -> PARKED;
      case DONE -> "ignored_because is null and not " + OPEN;
    };
  }

  void add(ResultSet row) throws SQLException {
    Entry entry = read(row);
    byGuid.merge(entry.delivery().guid(), entry, Entries::merge);
  }

  List<Entry> list() {
    return List.copyOf(byGuid.values());
  }

  private static Entry read(ResultSet row) throws SQLException {
    Delivery delivery =
        new Delivery(
            row.getString("guid"),
            row.getString("event"),
            row.getString("action"),
            row.getLong("installation"),
            Instant.ofEpochMilli(row.getLong("received_at")));
    @Nullable String because = row.getString("ignored_because");
    if (because != null) {
      return new Entry(delivery, State.IGNORED, List.of(), 0, because);
    }
    @Nullable String subject = row.getString("subject");
    State state = subject == null ? State.DONE : state(row);
    boolean over = state == State.DONE;
    return new Entry(
        delivery,
        state,
        subject == null ? List.of() : List.of(subject),
        over ? 0 : row.getInt("attempts"),
        over ? null : row.getString("note"));
  }

  /** A subject that is gone was erased: nothing is left to do for it. */
  private static State state(ResultSet row) throws SQLException {
    long done = row.getLong("done");
    if (row.wasNull() || done >= row.getLong("generation")) {
      return State.DONE;
    }
    return row.getBoolean("parked") ? State.PARKED : State.OPEN;
  }

  private static Entry merge(Entry one, Entry other) {
    List<String> subjects = new ArrayList<>(one.subjects());
    subjects.addAll(other.subjects());
    return new Entry(
        one.delivery(),
        worse(one.state(), other.state()),
        subjects,
        Math.max(one.attempts(), other.attempts()),
        one.note() == null ? other.note() : one.note());
  }

  private static State worse(State one, State other) {
    if (one == State.PARKED || other == State.PARKED) {
      return State.PARKED;
    }
    return one == State.OPEN ? one : other;
  }
}
