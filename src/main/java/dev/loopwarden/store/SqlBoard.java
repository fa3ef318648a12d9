package dev.loopwarden.store;

import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue as operators see it. */
final class SqlBoard implements JobBoard {
  /** Of the open jobs and the parked ones alone: those that are done are many. */
  static final String LOAD =
      """
      select count(case when not parked then 1 end) as waiting,
        count(run) as running,
        min(case when not parked and run is null and due_at <= :now then due_at end) as oldest,
        (select count(*) from subject where parked) as parked
      from subject
      where wanted > done
      """;

  private final Database database;
  private final InstantSource clock;
  private final Bell bell;
  private final Executions executions;

  SqlBoard(Database database, InstantSource clock, Bell bell) {
    this.database = database;
    this.clock = clock;
    this.bell = bell;
    this.executions = new Executions(database);
  }

  @Override
  public List<Parked> parked() {
    return database
        .reads()
        .sql("select * from subject where parked order by changed_at, key")
        .query(SqlBoard::readParked)
        .list();
  }

  static Parked readParked(ResultSet row, int number) throws SQLException {
    return new Parked(
        SubjectRow.read(row, number),
        row.getString("note"),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }

  @Override
  public boolean retry(String key) {
    boolean retried = database.inTransaction(() -> unpark(key));
    if (retried) {
      bell.ring();
    }
    return retried;
  }

  private boolean unpark(String key) {
    long now = clock.millis();
    int changed =
        database
            .writes()
            .sql(
                """
                update subject set parked = false, note = null, attempts = 0, deaths = 0,
                  due_at = :now, not_before = 0, changed_at = :now
                where key = :key and parked
                """)
            .param("now", now)
            .param("key", key)
            .update();
    if (changed == 1) {
      executions.schedule(key, now);
    }
    return changed == 1;
  }

  @Override
  public Load load() {
    return database
        .reads()
        .sql(LOAD)
        .param("now", clock.millis())
        .query(SqlBoard::readLoad)
        .single();
  }

  private static Load readLoad(ResultSet row, int ignoredNumber) throws SQLException {
    long oldest = row.getLong("oldest");
    @Nullable Instant since = row.wasNull() ? null : Instant.ofEpochMilli(oldest);
    return new Load(row.getInt("waiting"), row.getInt("running"), row.getInt("parked"), since);
  }
}
