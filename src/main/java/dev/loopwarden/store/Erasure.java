package dev.loopwarden.store;

import dev.loopwarden.jobs.Subject;
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
      this.subjects = where + " and named_at <= :removed and " + kinds;
    }
  }

  /** What is kept of pull requests; that of one that came back since then stays. */
  private static final List<String> OF_PULL_REQUESTS =
      List.of("instruction", "review", "ignored", "paused");

  private static final String UNLESS_BACK =
      """
       and (at <= :removed or not exists (
        select 1 from subject
        where subject.installation = TABLE.installation and subject.repository = TABLE.repository
          and subject.number = TABLE.number and kind = 'pull' and named_at > :removed))
      """;

  private static final String INSTALLATIONS =
      """
      select installation from delivery where installation <> 0
      union select installation from subject where kind <> 'installation'
      union select installation from review
      union select installation from ignored
      union select installation from paused
      union select installation from good_settings
      union select installation from facts
      order by installation
      """;

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
    return erase(
        Scope.INSTALLATION, Map.of("installation", installation, "removed", Long.MAX_VALUE));
  }

  /**
   * Deletes the data of all installations, as {@link #installation} does of one.
   *
   * @return false while jobs still run, and may write
   */
  public boolean everyInstallation() {
    List<Long> installations =
        database.reads().sql(INSTALLATIONS).query((row, _) -> row.getLong("installation")).list();
    return installations.stream().filter(one -> !installation(one)).count() == 0;
  }

  /**
   * Deletes all data of a repository in an installation, waiting jobs included. Facts do not say
   * which repository they come from: those of the installation go. A repository can be added again
   * before this is done: what later deliveries brought stays.
   *
   * @return false while jobs of it still run, and may write: to be called again when they have
   *     ended
   */
  public boolean repository(long installation, long repository) {
    long removed = removed(new Subject.RemovedRepository(installation, repository));
    return erase(
        Scope.REPOSITORY,
        Map.of("installation", installation, "repository", repository, "removed", removed));
  }

  /** When the delivery came that said so. */
  private long removed(Subject subject) {
    return database
        .reads()
        .sql("select named_at from subject where key = :key")
        .param("key", subject.key())
        .query(Long.class)
        .optional()
        .orElse(Long.MAX_VALUE);
  }

  private boolean erase(Scope scope, Map<String, Long> names) {
    boolean complete =
        database.inTransaction(
            () -> {
              eraseDeliveries(scope, names);
              boolean ended = eraseSubjects(scope, names);
              eraseMemory(scope, names);
              return ended;
            });
    eraseFacts(names.getOrDefault("installation", 0L));
    return complete;
  }

  private void eraseMemory(Scope scope, Map<String, Long> names) {
    for (String table : OF_PULL_REQUESTS) {
      String unlessBack = UNLESS_BACK.replace("TABLE", table);
      update("delete from " + table + " where " + scope.where + unlessBack, names);
    }
    update("delete from good_settings where " + scope.where, names);
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
