package dev.loopwarden.store;

import dev.loopwarden.jobs.JobStates;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Statements on db-scheduler's table. They bump the version, so that whoever fetched a row before
 * cannot pick it any more. Rows are always touched in the order of their names: so no two
 * transactions wait for each other.
 */
final class Executions {
  static final String ADD_MISSING =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select :task, key, due_at, false, 1
      from subject
      where wanted > done and not parked
        and not exists (
          select 1 from scheduled_tasks
          where task_name = :task and task_instance = subject.key)
      order by key
      on conflict (task_name, task_instance) do nothing
      """;

  private final Database database;

  Executions(Database database) {
    this.database = database;
  }

  /** Schedules a job, or lets it run earlier than scheduled; one that is picked stays as it is. */
  void schedule(String key, long due) {
    database
        .writes()
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values (:task, :key, :due, false, 1)
            on conflict (task_name, task_instance) do update
            set execution_time = excluded.execution_time, version = scheduled_tasks.version + 1
            where not scheduled_tasks.picked
              and scheduled_tasks.execution_time > excluded.execution_time
            """)
        .param("task", JobStates.TASK)
        .param("key", key)
        .param("due", due)
        .update();
  }

  /** Whether the worker still has the execution that it has picked. */
  boolean isPicked(JobStates.Run run) {
    return database
        .writes()
        .sql(
            """
            select version from scheduled_tasks
            where task_name = :task and task_instance = :key and picked and picked_by = :worker
            """)
        .param("task", JobStates.TASK)
        .param("key", run.key())
        .param("worker", run.worker())
        .query(Long.class)
        .optional()
        .isPresent();
  }

  /** Schedules an execution anew that this worker has picked. */
  void putBack(JobStates.Run run, long due) {
    database
        .writes()
        .sql(
            """
            update scheduled_tasks
            set execution_time = :due, picked = false, picked_by = null, last_heartbeat = null,
              version = version + 1
            where task_name = :task and task_instance = :key and picked and picked_by = :worker
            """)
        .param("task", JobStates.TASK)
        .param("key", run.key())
        .param("worker", run.worker())
        .param("due", due)
        .update();
  }

  /** Removes an execution that this worker has picked. */
  void remove(JobStates.Run run) {
    database
        .writes()
        .sql(
            """
            delete from scheduled_tasks
            where task_name = :task and task_instance = :key and picked and picked_by = :worker
            """)
        .param("task", JobStates.TASK)
        .param("key", run.key())
        .param("worker", run.worker())
        .update();
  }

  /** Removes executions, whoever has picked them. */
  void removeAll(List<String> keys) {
    database.batch(
        "delete from scheduled_tasks where task_name = :task and task_instance = :key",
        rows(keys, 0));
  }

  /** Moves executions to another time, if nobody has picked them. */
  void move(List<String> keys, long due) {
    database.batch(
        """
        update scheduled_tasks set execution_time = :due, version = version + 1
        where task_name = :task and task_instance = :key and not picked
        """,
        rows(keys, due));
  }

  /** Schedules jobs that are wanted and have no execution. */
  int addMissing() {
    return database.writes().sql(ADD_MISSING).param("task", JobStates.TASK).update();
  }

  private static List<MapSqlParameterSource> rows(Collection<String> keys, long due) {
    return keys.stream()
        .sorted()
        .map(
            key ->
                new MapSqlParameterSource("key", key)
                    .addValue("task", JobStates.TASK)
                    .addValue("due", due))
        .toList();
  }
}
