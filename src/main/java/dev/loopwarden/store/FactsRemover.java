package dev.loopwarden.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Deletes facts a few at a time: there can be gigabytes of them, and on SQLite webhooks wait for
 * whoever writes. What is to go is found by indexes alone, beside those who write. Thread-safe.
 */
final class FactsRemover {
  static final String TOTAL = "select coalesce(sum(size), 0) from facts";

  static final String LEAST_USED =
      """
      select installation, key, size, last_used from facts
      order by last_used, installation, key
      limit :count
      """;

  /** How many rows go in one transaction. */
  private static final int FEW = 200;

  private final Database database;

  FactsRemover(Database database) {
    this.database = database;
  }

  private record Row(long installation, String key, long size, long lastUsed) {
    static Row read(ResultSet row, int ignoredNumber) throws SQLException {
      return new Row(
          row.getLong("installation"),
          row.getString("key"),
          row.getLong("size"),
          row.getLong("last_used"));
    }

    MapSqlParameterSource values() {
      return new MapSqlParameterSource("installation", installation)
          .addValue("key", key)
          .addValue("used", lastUsed);
    }
  }

  /** Deletes what nobody has used since a time, and then the least used until the rest is small. */
  int forget(Instant before, long bytes) {
    long tooMuch = database.reads().sql(TOTAL).query(Long.class).single() - bytes;
    int rows = 0;
    while (true) {
      int old = 0;
      List<Row> leastUsed = leastUsed();
      for (Row row : leastUsed) {
        if (row.lastUsed() >= before.toEpochMilli() && tooMuch <= 0) {
          break;
        }
        tooMuch -= row.size();
        old++;
      }
      delete(leastUsed.subList(0, old));
      rows += old;
      if (old < FEW) {
        return rows;
      }
    }
  }

  private List<Row> leastUsed() {
    return database.reads().sql(LEAST_USED).param("count", FEW).query(Row::read).list();
  }

  /** What has been used in between stays. */
  private void delete(List<Row> rows) {
    List<MapSqlParameterSource> values = rows.stream().map(Row::values).toList();
    database.inTransaction(
        () -> {
          database.batch(
              """
              delete from facts
              where installation = :installation and key = :key and last_used = :used
              """,
              values);
          return values;
        });
  }

  /** Deletes all facts of an installation. */
  void erase(long installation) {
    int deleted;
    do {
      deleted =
          database
              .writes()
              .sql(
                  """
                  delete from facts where installation = :installation and key in (
                    select key from facts where installation = :installation limit :count)
                  """)
              .param("installation", installation)
              .param("count", FEW)
              .update();
    } while (deleted > 0);
  }
}
