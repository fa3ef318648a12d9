package dev.loopwarden.store;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.ingest.Work;
import dev.loopwarden.jobs.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How wanted generations are raised. */
final class Subjects {
  private final Database database;

  Subjects(Database database) {
    this.database = database;
  }

  /** What raising or waking a subject came to. */
  record Raised(String key, long generation, long due) {
    static Raised read(ResultSet row, int ignoredNumber) throws SQLException {
      return new Raised(row.getString("key"), row.getLong("wanted"), row.getLong("due_at"));
    }
  }

  /**
   * Wants work on the newest state of a subject. A job that waits keeps its place in the queue; one
   * in a growing pause may run now, one that waits for a time that others named may not; a parked
   * one is as new. The names of the newest delivery stay. Locks the subject until the transaction
   * ends.
   *
   * @param work the subject, and its head where the delivery says it
   * @param at when the delivery came
   */
  Raised raise(Work work, Instant at, long now) {
    SubjectRow row = SubjectRow.of(work.subject());
    String head =
        work instanceof Work.Look(Subject.PullRequest _, String headSha)
            ? Text.of(headSha)
            : row.headSha();
    return database
        .writes()
        .sql(
            """
            insert into subject (key, kind, installation, repository, owner, name, number,
              head_sha, head_ref, wanted, done, attempts, deaths, parked, told, due_at, not_before,
              limited_since, named_at, changed_at)
            values (:key, :kind, :installation, :repository, :owner, :name, :number,
              :headSha, :headRef, 1, 0, 0, 0, false, false, :now, 0,
              0, :at, :now)
            on conflict (key) do update set
              installation = case
                when excluded.named_at >= subject.named_at then excluded.installation else subject.installation end,
              owner = case
                when excluded.named_at >= subject.named_at then excluded.owner else subject.owner end,
              name = case
                when excluded.named_at >= subject.named_at then excluded.name else subject.name end,
              head_sha = case
                when excluded.named_at >= subject.named_at and excluded.head_sha <> ''
                  then excluded.head_sha else subject.head_sha end,
              head_ref = case
                when excluded.named_at >= subject.named_at then excluded.head_ref else subject.head_ref end,
              named_at = case
                when excluded.named_at >= subject.named_at then excluded.named_at else subject.named_at end,
              wanted = subject.wanted + 1,
              attempts = case when subject.parked then 0 else subject.attempts end,
              deaths = case when subject.parked then 0 else subject.deaths end,
              note = case when subject.parked then null else subject.note end,
              parked = false,
              due_at = case
                when subject.wanted > subject.done and not subject.parked
                  and subject.due_at <= excluded.due_at then subject.due_at
                when subject.not_before > excluded.due_at then subject.not_before
                else excluded.due_at end,
              changed_at = excluded.changed_at
            returning key, wanted, due_at
            """)
        .param("key", row.key())
        .param("kind", row.kind())
        .param("installation", row.installation())
        .param("repository", row.repository())
        .param("owner", row.owner())
        .param("name", row.name())
        .param("number", row.number())
        .param("headSha", head)
        .param("headRef", row.headRef())
        .param("at", at.toEpochMilli())
        .param("now", now)
        .query(Raised::read)
        .single();
  }

  /**
   * Lets what is parked in an installation, or in a growing pause, run now. What waits for a time
   * that others named has to wait, and what killed its process is left to an operator.
   */
  List<Raised> wake(long installation, long now) {
    return database
        .writes()
        .sql(
            """
            update subject set parked = false, note = null, due_at = :now, changed_at = :now,
              attempts = case when parked then 0 else attempts end
            where installation = :installation and wanted > done and run is null and deaths = 0
              and (parked or (due_at > :now and not_before <= :now))
            returning key, wanted, due_at
            """)
        .param("installation", installation)
        .param("now", now)
        .query(Raised::read)
        .list();
  }

  static final String AT_HEAD =
      """
      select number from review where repository = :repository and head_sha = :sha
      union
      select number from subject
      where repository = :repository and head_sha = :sha and head_sha <> '' and kind = 'pull'
      order by number
      """;

  /** Pull requests last seen or reviewed at this head, and the merge group that is built on it. */
  List<Subject> headedBy(RepositoryRef repository, String sha) {
    List<Subject> found =
        new ArrayList<>(
            database
                .reads()
                .sql(AT_HEAD)
                .param("repository", repository.id())
                .param("sha", Text.of(sha))
                .query((row, _) -> row.getInt("number"))
                .list()
                .stream()
                .map(number -> new Subject.PullRequest(new PullRequestRef(repository, number)))
                .toList());
    database
        .reads()
        .sql("select * from subject where key = :key")
        .param("key", Text.of(new Subject.MergeGroup(repository, sha, "").key()))
        .query(SubjectRow::read)
        .optional()
        .ifPresent(found::add);
    return found;
  }
}
