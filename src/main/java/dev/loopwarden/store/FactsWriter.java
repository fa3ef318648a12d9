package dev.loopwarden.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Writes facts while jobs go on: what piles up during one transaction goes into the next. What does
 * not fit any more is not written; it will be computed again. Thread-safe.
 */
final class FactsWriter {
  private static final Logger LOG = LoggerFactory.getLogger(FactsWriter.class);
  private static final long MAX_WAITING = 32L << 20;
  private static final int BATCH = 200;

  /** So that no two transactions wait for each other. */
  private static final Comparator<Key> IN_ORDER =
      Comparator.comparingLong(Key::installation).thenComparing(Key::key);

  private final Database database;
  private final InstantSource clock;
  private final Executor executor;

  /** Held while a batch is on its way from those that wait to the database. */
  private final Object turn = new Object();

  private final Map<Key, byte[]> waiting = new LinkedHashMap<>();
  private long waitingBytes;
  private boolean writing;

  private record Key(long installation, String key) {}

  /**
   * A writer.
   *
   * @param executor runs one thing after the other
   */
  FactsWriter(Database database, InstantSource clock, Executor executor) {
    this.database = database;
    this.clock = clock;
    this.executor = executor;
  }

  void put(long installation, String key, byte[] value) {
    add(new Key(installation, key), value);
  }

  /** Facts that are there already were used. */
  void touch(long installation, String key) {
    add(new Key(installation, key), new byte[0]);
  }

  private void add(Key key, byte[] value) {
    synchronized (waiting) {
      if (waitingBytes + value.length > MAX_WAITING || waiting.putIfAbsent(key, value) != null) {
        return;
      }
      waitingBytes += value.length;
      if (writing) {
        return;
      }
      writing = true;
    }
    executor.execute(this::writeAll);
  }

  /** From now on nothing is written of what was put for this installation before. */
  void forget(long installation) {
    synchronized (turn) {
      synchronized (waiting) {
        waiting.keySet().removeIf(key -> key.installation() == installation);
        waitingBytes = waiting.values().stream().mapToLong(value -> value.length).sum();
      }
    }
  }

  private void writeAll() {
    boolean more = true;
    while (more) {
      synchronized (turn) {
        more = writeSome();
      }
    }
  }

  /** Returns whether there is more. */
  private boolean writeSome() {
    Map<Key, byte[]> batch = take();
    if (batch.isEmpty()) {
      return false;
    }
    try {
      database.inTransaction(() -> write(batch));
      return true;
    } catch (RuntimeException e) { // no transaction to be had is none of Spring's data exceptions
      LOG.warn("facts were not written, {} and more; they will be computed again", batch.size(), e);
      giveUp();
      return false;
    }
  }

  /** What waits would only wait longer for a database that does not answer. */
  private void giveUp() {
    synchronized (waiting) {
      waiting.clear();
      waitingBytes = 0;
      writing = false;
    }
  }

  private Map<Key, byte[]> take() {
    Map<Key, byte[]> batch = new TreeMap<>(IN_ORDER);
    synchronized (waiting) {
      List<Key> keys = waiting.keySet().stream().limit(BATCH).toList();
      for (Key key : keys) {
        byte[] value = waiting.remove(key);
        if (value != null) {
          waitingBytes -= value.length;
          batch.put(key, value);
        }
      }
      writing = !batch.isEmpty();
    }
    return batch;
  }

  private int write(Map<Key, byte[]> batch) {
    List<MapSqlParameterSource> added = new ArrayList<>();
    List<MapSqlParameterSource> used = new ArrayList<>();
    batch.forEach((key, value) -> (value.length == 0 ? used : added).add(row(key, value)));
    database.batch(
        """
        insert into facts (installation, key, value, size, last_used)
        values (:installation, :key, :value, :size, :now)
        on conflict (installation, key) do update set last_used = excluded.last_used
        """,
        added);
    database.batch(
        "update facts set last_used = :now where installation = :installation and key = :key",
        used);
    return batch.size();
  }

  private MapSqlParameterSource row(Key key, byte[] value) {
    return new MapSqlParameterSource("installation", key.installation())
        .addValue("key", key.key())
        .addValue("value", value)
        .addValue("size", value.length)
        .addValue("now", clock.millis());
  }
}
