package dev.loopwarden.store;

import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.pullrequest.FactsByInstallation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Facts in a table, read many at a time, and written behind the back of the job. */
final class SqlFacts implements FactsByInstallation {

  /**
   * How exactly it is known when facts were used last: writing it down costs more than it tells.
   */
  private static final Duration GRAIN = Duration.ofDays(1);

  /** What one job keeps at hand at most. */
  private static final long NEAR_BYTES = 96L << 20;

  private final Database database;
  private final InstantSource clock;
  private final FactsWriter writer;

  SqlFacts(Database database, InstantSource clock, FactsWriter writer) {
    this.database = database;
    this.clock = clock;
    this.writer = writer;
  }

  @Override
  public FactsCache of(long installation) {
    return new OfInstallation(installation);
  }

  /** What one job sees: what it has put or fetched is at hand. */
  private final class OfInstallation implements FactsCache {
    private final long installation;
    private final Map<String, byte[]> near = new ConcurrentHashMap<>();
    private final Set<String> absent = ConcurrentHashMap.newKeySet();
    private final AtomicLong nearBytes = new AtomicLong();

    OfInstallation(long installation) {
      this.installation = installation;
    }

    @Override
    public byte @Nullable [] get(String key) {
      byte[] value = near.get(key);
      if (value != null || absent.contains(key)) {
        return value;
      }
      return fetch(List.of(key)).get(key);
    }

    @Override
    public void announce(List<String> keys) {
      List<String> unknown =
          keys.stream()
              .filter(key -> !near.containsKey(key) && !absent.contains(key))
              .distinct()
              .toList();
      Chunks.of(unknown).forEach(this::fetch);
    }

    @Override
    public void put(String key, byte[] value) {
      keep(key, value);
      absent.remove(key);
      writer.put(installation, key, value);
    }

    private Map<String, byte[]> fetch(List<String> keys) {
      Map<String, byte[]> found = new ConcurrentHashMap<>();
      long stale = clock.instant().minus(GRAIN).toEpochMilli();
      database
          .reads()
          .sql(
              """
              select key, value, last_used from facts
              where installation = :installation and key in (:keys)
              """)
          .param("installation", installation)
          .param("keys", keys)
          .query(
              row -> {
                String key = row.getString("key");
                found.put(key, row.getBytes("value"));
                if (row.getLong("last_used") < stale) {
                  writer.touch(installation, key);
                }
              });
      found.forEach(this::keep);
      keys.stream().filter(key -> !found.containsKey(key)).forEach(absent::add);
      return found;
    }

    private void keep(String key, byte[] value) {
      if (nearBytes.addAndGet(value.length) > NEAR_BYTES) {
        nearBytes.addAndGet(-value.length); // the database has it, or will have it soon
      } else if (near.put(key, value) != null) {
        nearBytes.addAndGet(-value.length);
      }
    }
  }
}
