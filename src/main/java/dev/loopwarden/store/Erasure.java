package dev.loopwarden.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Deletes what came from an installation or a repository. Thread-safe. */
public final class Erasure {

  /** Which rows go; the subject that asks for it runs now, and stays. */
  private enum Scope {
    INSTALLATION("installation = :installation", "kind <> 'installation'"),
    REPOSITORY(
        "installation = :installation and repository = :repository",
        "kind not in ('installation', 'repository')");

    private final String where;
    private final String subjects;

    Scope(String where, String kinds) {
      this.where = where;
      this.subjects = where + " and " + kinds;
    }
  }

  private static final List<String> TABLES =
      List.of("instruction", "review", "ignored", "paused", "good_settings");

  private final Database database;
  private final InstantSource clock;
  private final FactsWriter facts;
  private final Executions executions;

  Erasure(Database database, InstantSource clock, FactsWriter facts) {
    this.database = database;
    this.clock = clock;
    this.facts = facts;
    this.executions = new Executions(database);
  }

  /**
   * Deletes all data of an installation, waiting jobs included. Of deliveries only the names
   * remain, so that they are not taken for lost.
   *
   * @return false while jobs of it still run, and may write: to be called again when they have
   *     ended
   */
  public boolean installation(long installation) {
    return erase(Scope.INSTALLATION, Map.of("installation", installation));
  }

  /**
   * Deletes all data of a repository in an installation, waiting jobs included. Facts do not say
   * which repository they come from: those of the installation go.
   *
   * @return false while jobs of it still run, and may write: to be called again when they have
   *     ended
   */
  public boolean repository(long installation, long repository) {
    return erase(Scope.REPOSITORY, Map.of("installation", installation, "repository", repository));
  }

  private boolean erase(Scope scope, Map<String, Long> names) {
    boolean complete =
        database.inTransaction(
            () -> {
              eraseDeliveries(scope, names);
              boolean ended = eraseSubjects(scope, names);
              TABLES.forEach(
                  table -> update("delete from " + table + " where " + scope.where, names));
              return ended;
            });
    eraseFacts(names.getOrDefault("installation", 0L));
    return complete;
  }

  /** Jobs that have ended have put theirs, so that nothing is written once this is over. */
  private void eraseFacts(long installation) {
    facts.forget(installation);
    new FactsRemover(database).erase(installation);
  }

  private void eraseDeliveries(Scope scope, Map<String, Long> names) {
    update(
        "delete from delivery_subject where subject in (select key from subject where "
            + scope.subjects
            + ")",
        names);
    if (scope == Scope.INSTALLATION) {
      update(
          "update delivery set installation = 0, action = null where installation = :installation",
          names);
    }
  }

  /** A job that runs is wanted no more, so that it is not run again when its process dies. */
  private boolean eraseSubjects(Scope scope, Map<String, Long> names) {
    List<String> gone =
        database
            .writes()
            .sql("delete from subject where run is null and " + scope.subjects + " returning key")
            .params(names)
            .query((row, _) -> row.getString("key"))
            .list();
    executions.removeAll(gone);
    int running =
        database
            .writes()
            .sql("update subject set done = wanted, changed_at = :now where " + scope.subjects)
            .params(names)
            .param("now", clock.millis())
            .update();
    return running == 0;
  }

  private void update(String sql, Map<String, Long> names) {
    database.writes().sql(sql).params(names).update();
  }
}
