package dev.loopwarden.store;

import dev.loopwarden.jobs.JobStates.Ended;
import dev.loopwarden.jobs.JobStates.Ending;
import dev.loopwarden.jobs.JobStates.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down how runs end. The row of the subject is locked first, as it is when a generation is
 * raised: what is raised before sees the execution again, what is raised later makes a new one.
 */
final class Endings {
  private final Database database;
  private final Executions executions;

  Endings(Database database, Executions executions) {
    this.database = database;
    this.executions = executions;
  }

  /** What is left of a job when its run has ended. */
  private record Left(boolean wanted, boolean parked, long due) {
    static Left read(ResultSet row, int ignoredNumber) throws SQLException {
      return new Left(
          row.getLong("wanted") > row.getLong("done"),
          row.getBoolean("parked"),
          row.getLong("due_at"));
    }
  }

  Ended write(Run run, Ending ending, long now) {
    Optional<Left> left =
        switch (ending) {
          case Ending.Done done -> done(run, done, now);
          case Ending.Failed failed -> failed(run, failed, now);
          case Ending.Deferred deferred -> deferred(run, deferred, now);
          case Ending.Limited limited -> limited(run, limited, now);
          case Ending.Hopeless hopeless -> hopeless(run, hopeless, now);
          case Ending.HandedBack back -> handedBack(run, back, now);
        };
    if (left.isEmpty()) {
      return Ended.LOST;
    }
    long due = left.get().due();
    if (left.get().wanted() && !left.get().parked()) {
      executions.putBack(run, due);
      return due <= now ? Ended.DUE : Ended.RECORDED;
    }
    executions.remove(run);
    return left.get().parked() ? Ended.PARKED : Ended.RECORDED;
  }

  private Optional<Left> done(Run run, Ending.Done done, long now) {
    return update(
        run,
        """
        done = case when done > :generation then done else :generation end,
        attempts = 0, deaths = 0, limited_since = 0, note = null, due_at = :now, not_before = 0,
        """,
        Map.of("generation", done.generation(), "now", now));
  }

  private Optional<Left> failed(Run run, Ending.Failed failed, long now) {
    return update(
        run,
        """
        deaths = deaths - 1, limited_since = 0, note = :note, not_before = 0,
        due_at = case when wanted > :generation then :now else :at end,
        """,
        Map.of(
            "generation",
            failed.generation(),
            "note",
            Text.of(failed.reason()),
            "at",
            failed.at().toEpochMilli(),
            "now",
            now));
  }

  private Optional<Left> deferred(Run run, Ending.Deferred deferred, long now) {
    return update(
        run,
        """
        deaths = deaths - 1, attempts = attempts - 1, note = :note,
        due_at = :at, not_before = :at,
        """,
        Map.of("note", Text.of(deferred.reason()), "at", deferred.at().toEpochMilli(), "now", now));
  }

  private Optional<Left> limited(Run run, Ending.Limited limited, long now) {
    return update(
        run,
        """
        deaths = deaths - 1, attempts = attempts - 1, note = :note,
        due_at = :at, not_before = :at,
        limited_since = case when limited_since = 0 then :now else limited_since end,
        """,
        Map.of("note", Text.of(limited.reason()), "at", limited.at().toEpochMilli(), "now", now));
  }

  private Optional<Left> hopeless(Run run, Ending.Hopeless hopeless, long now) {
    return update(
        run,
        """
        deaths = 0, attempts = 0, limited_since = 0, told = false, parked = (wanted <= :generation),
        note = case when wanted > :generation then null else :note end,
        due_at = :now, not_before = 0,
        """,
        Map.of(
            "generation", hopeless.generation(), "note", Text.of(hopeless.reason()), "now", now));
  }

  private Optional<Left> handedBack(Run run, Ending.HandedBack back, long now) {
    return update(
        run,
        "deaths = deaths - 1, attempts = attempts - 1, due_at = :at, not_before = :at,",
        Map.of("at", back.at().toEpochMilli(), "now", now));
  }

  private Optional<Left> update(Run run, String changes, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("key", run.key());
    all.put("run", run.id());
    return database
        .writes()
        .sql(
            "update subject set "
                + changes
                + " run = null, changed_at = :now where key = :key and run = :run"
                + " returning wanted, done, parked, due_at")
        .params(all)
        .query(Left::read)
        .optional();
  }
}
