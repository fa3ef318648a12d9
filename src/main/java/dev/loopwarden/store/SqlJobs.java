package dev.loopwarden.store;

import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.jobs.JobStates;
import dev.loopwarden.jobs.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Jobs in the tables {@code subject} and {@code scheduled_tasks}. */
final class SqlJobs implements JobStates {

  /** How many executions are put off at a time; when the next ones come up, so are they. */
  private static final int MANY = 500;

  /** In two parts, or an index of all that the installation itself has would be walked through. */
  static final String OTHERS =
      """
      select count(*) from (
        select key from subject
        where installation < :installation and wanted > done and due_at <= :now
          and not parked and run is null
        union all
        select key from subject
        where installation > :installation and wanted > done and due_at <= :now
          and not parked and run is null) others
      """;

  static final String DUE =
      """
      select key from subject
      join scheduled_tasks on task_name = :task and task_instance = key
      where installation = :installation and wanted > done and not parked
        and not picked and execution_time <= :now
      order by execution_time, key
      limit :many
      """;

  private static final String DIED = "the process died in each of %d runs";

  private final Database database;
  private final InstantSource clock;
  private final Executions executions;
  private final Endings endings;

  SqlJobs(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.executions = new Executions(database);
    this.endings = new Endings(database, executions);
  }

  @Override
  public DataSource dataSource() {
    return database.dataSource();
  }

  @Override
  public Optional<Candidate> find(String key) {
    return database
        .reads()
        .sql("select installation, deaths from subject where key = :key")
        .param("key", key)
        .query((row, _) -> new Candidate(row.getLong("installation"), row.getInt("deaths") > 0))
        .optional();
  }

  @Override
  public Beginning begin(Run run, int deaths) {
    return database.inTransaction(
        () -> {
          if (!executions.isPicked(run)) {
            return new Beginning.Idle(); // this process stood still, and another has the job now
          }
          Optional<Beginning> begun = beginWork(run, deaths).map(Beginning.class::cast);
          return begun.orElseGet(() -> leaveAlone(run, deaths));
        });
  }

  private Optional<Beginning.Begun> beginWork(Run run, int deaths) {
    return database
        .writes()
        .sql(
            """
            update subject set run = :run, attempts = attempts + 1, deaths = deaths + 1
            where key = :key and wanted > done and not parked and deaths < :deaths
            returning *
            """)
        .param("run", run.id())
        .param("key", run.key())
        .param("deaths", deaths)
        .query(SqlJobs::begun)
        .optional();
  }

  private static Beginning.Begun begun(ResultSet row, int number) throws SQLException {
    long limited = row.getLong("limited_since");
    return new Beginning.Begun(
        SubjectRow.read(row, number),
        row.getLong("wanted"),
        row.getInt("attempts"),
        limited == 0 ? null : Instant.ofEpochMilli(limited));
  }

  /** Either too many runs died, or there is nothing to do, whatever became of a run before. */
  private Beginning leaveAlone(Run run, int deaths) {
    String reason = DIED.formatted(deaths);
    Optional<Subject> deadly =
        database
            .writes()
            .sql(
                """
                update subject set parked = true, told = false, note = :note, run = null,
                  limited_since = 0, changed_at = :now
                where key = :key and wanted > done and not parked
                returning *
                """)
            .param("key", run.key())
            .param("note", reason)
            .param("now", clock.millis())
            .query(SubjectRow::read)
            .optional();
    database
        .writes()
        .sql("update subject set run = null where key = :key and run is not null")
        .param("key", run.key())
        .update();
    executions.remove(run);
    return deadly.isPresent() ? new Beginning.Deadly(deadly.get(), reason) : new Beginning.Idle();
  }

  @Override
  public Ended end(Run run, Ending ending) {
    return database.inTransaction(() -> endings.write(run, ending, clock.millis()));
  }

  @Override
  public boolean holds(Run run, Instant since) {
    long held =
        database
            .writes()
            .sql(
                """
                select count(*) from subject
                join scheduled_tasks on task_name = :task and task_instance = key
                where key = :key and run = :run
                  and picked and picked_by = :worker and last_heartbeat >= :since
                """)
            .param("task", TASK)
            .param("key", run.key())
            .param("run", run.id())
            .param("worker", run.worker())
            .param("since", since.toEpochMilli())
            .query(Long.class)
            .single();
    return held == 1;
  }

  @Override
  public void release(Run run, Instant until) {
    executions.putBack(run, until.toEpochMilli());
  }

  @Override
  public boolean othersWait(long installation) {
    return database
            .reads()
            .sql(OTHERS)
            .param("installation", installation)
            .param("now", clock.millis())
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public void hold(long installation, Instant until) {
    List<String> due =
        database
            .reads()
            .sql(DUE)
            .param("task", TASK)
            .param("installation", installation)
            .param("now", clock.millis())
            .param("many", MANY)
            .query((row, _) -> row.getString("key"))
            .list();
    move(due, until.toEpochMilli());
  }

  @Override
  public boolean bringForward(long installation, int count) {
    long now = clock.millis();
    List<String> waiting =
        database
            .reads()
            .sql(
                """
                select key from subject
                join scheduled_tasks on task_name = :task and task_instance = key
                where installation = :installation and wanted > done and not parked
                  and due_at <= :now and not picked and execution_time > :now
                order by due_at, key
                limit :count
                """)
            .param("task", TASK)
            .param("installation", installation)
            .param("now", now)
            .param("count", count)
            .query((row, _) -> row.getString("key"))
            .list();
    move(waiting, now);
    return !waiting.isEmpty();
  }

  private void move(List<String> keys, long due) {
    database.inTransaction(
        () -> {
          executions.move(keys, due);
          return keys;
        });
  }

  @Override
  public int repair() {
    return executions.addMissing();
  }

  @Override
  public Optional<JobBoard.Parked> untold(Instant before, Instant again) {
    return database
        .writes()
        .sql(
            """
            update subject set due_at = :again
            where parked and not told and due_at <= :now and key = (
              select key from subject
              where parked and not told and due_at <= :now and changed_at < :before
              order by due_at, key
              limit 1)
            returning *
            """)
        .param("now", clock.millis())
        .param("before", before.toEpochMilli())
        .param("again", again.toEpochMilli())
        .query(SqlBoard::readParked)
        .optional();
  }

  @Override
  public void told(String key) {
    database
        .writes()
        .sql("update subject set told = true where key = :key and parked")
        .param("key", key)
        .update();
  }
}
