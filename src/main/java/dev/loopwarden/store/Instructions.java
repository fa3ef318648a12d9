package dev.loopwarden.store;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.pullrequest.Instruction;
import dev.loopwarden.pullrequest.ReviewMemory.Pending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What people asked for and what is still to be done. */
final class Instructions {
  /** Who asks for more than this before anything is done is not heard. */
  private static final int MOST = 10;

  private final Database database;

  Instructions(Database database) {
    this.database = database;
  }

  /** Adds what was asked for at a time; what comes late is done in its turn all the same. */
  void add(PullRequestRef pullRequest, Instruction instruction, Instant at) {
    if (pending(pullRequest, instruction.author()) >= MOST) {
      return;
    }
    database
        .writes()
        .sql(
            """
            insert into instruction (id, installation, repository, number, verb, argument, reason,
              author, place, comment_id, thread_id, at)
            values (:id, :installation, :repository, :number, :verb, :argument, :reason,
              :author, :place, :comment, :thread, :at)
            """)
        .param("id", nextId())
        .param("installation", pullRequest.repository().installation())
        .param("repository", pullRequest.repository().id())
        .param("number", pullRequest.number())
        .param("verb", instruction.verb().name())
        .param("argument", Text.of(instruction.argument()))
        .param("reason", Text.of(instruction.reason()))
        .param("author", Text.of(instruction.author()))
        .param("place", instruction.origin().place().name())
        .param("comment", instruction.origin().comment())
        .param("thread", instruction.origin().thread())
        .param("at", at.toEpochMilli())
        .update();
  }

  private long pending(PullRequestRef pullRequest, String author) {
    return database
        .writes()
        .sql(
            """
            select count(*) from instruction
            where repository = :repository and number = :number and author = :author
            """)
        .param("repository", pullRequest.repository().id())
        .param("number", pullRequest.number())
        .param("author", Text.of(author))
        .query(Long.class)
        .single();
  }

  /** Increases in the order of commits, which neither database's own counters promise for both. */
  private long nextId() {
    return database
        .writes()
        .sql(
            """
            insert into counter (name, value) values ('instruction', 1)
            on conflict (name) do update set value = counter.value + 1
            returning value
            """)
        .query(Long.class)
        .single();
  }

  List<Pending> pending(PullRequestRef pullRequest) {
    return database
        .reads()
        .sql(
            """
            select * from instruction
            where repository = :repository and number = :number
            order by at, id
            """)
        .param("repository", pullRequest.repository().id())
        .param("number", pullRequest.number())
        .query(Instructions::read)
        .list();
  }

  private static Pending read(ResultSet row, int ignoredNumber) throws SQLException {
    return new Pending(
        row.getLong("id"),
        new Instruction(
            Instruction.Verb.valueOf(row.getString("verb")),
            row.getString("argument"),
            row.getString("reason"),
            row.getString("author"),
            new Instruction.Origin(
                Instruction.Place.valueOf(row.getString("place")),
                row.getLong("comment_id"),
                row.getLong("thread_id"))));
  }

  void markReviewed(long id) {
    database
        .writes()
        .sql("update instruction set verb = :verb where id = :id")
        .param("verb", Instruction.Verb.REVIEWED.name())
        .param("id", id)
        .update();
  }

  void settle(long id) {
    database.writes().sql("delete from instruction where id = :id").param("id", id).update();
  }
}
