package dev.loopwarden.store;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.pullrequest.CheckConclusion;
import dev.loopwarden.pullrequest.ReviewMemory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered of pull requests, by the numbers of repositories, which survive renames. */
final class SqlMemory implements ReviewMemory {
  private final Database database;
  private final InstantSource clock;
  private final Instructions instructions;

  SqlMemory(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.instructions = new Instructions(database);
  }

  @Override
  public Optional<Remembered> last(PullRequestRef pullRequest) {
    return about(
            database.reads(),
            pullRequest,
            "select * from review where repository = :repository and number = :number")
        .query(SqlMemory::remembered)
        .optional();
  }

  private static Remembered remembered(ResultSet row, int ignoredNumber) throws SQLException {
    @Nullable String result = row.getString("result");
    return new Remembered(
        row.getString("head_sha"),
        row.getString("merge_base"),
        row.getLong("check_run"),
        result == null ? null : CheckConclusion.Result.valueOf(result),
        row.getString("title"),
        row.getString("configuration"),
        Instant.ofEpochMilli(row.getLong("at")));
  }

  @Override
  public void remember(PullRequestRef pullRequest, Remembered review) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("headSha", Text.of(review.headSha()));
    values.put("mergeBase", Text.of(review.mergeBase()));
    values.put("check", review.check());
    values.put("result", review.result() == null ? null : review.result().name());
    values.put("title", Text.of(review.title()));
    values.put("configuration", Text.of(review.configuration()));
    values.put("at", review.at().toEpochMilli());
    about(
            database.writes(),
            pullRequest,
            """
            insert into review (repository, number, installation, head_sha, merge_base, check_run,
              result, title, configuration, at)
            values (:repository, :number, :installation, :headSha, :mergeBase, :check,
              :result, :title, :configuration, :at)
            on conflict (repository, number) do update set installation = excluded.installation,
              head_sha = excluded.head_sha, merge_base = excluded.merge_base,
              check_run = excluded.check_run, result = excluded.result, title = excluded.title,
              configuration = excluded.configuration, at = excluded.at
            """)
        .params(values)
        .update();
  }

  @Override
  public List<Pending> pending(PullRequestRef pullRequest) {
    return instructions.pending(pullRequest);
  }

  @Override
  public void markReviewed(long pending) {
    instructions.markReviewed(pending);
  }

  @Override
  public void settle(long pending) {
    instructions.settle(pending);
  }

  @Override
  public List<Ignored> ignored(PullRequestRef pullRequest) {
    return about(
            database.reads(),
            pullRequest,
            """
            select * from ignored
            where repository = :repository and number = :number
            order by at, what
            """)
        .query(
            (row, _) ->
                new Ignored(
                    row.getString("what"), row.getString("author"), row.getString("reason")))
        .list();
  }

  @Override
  public void ignore(PullRequestRef pullRequest, Ignored ignored) {
    about(
            database.writes(),
            pullRequest,
            """
            insert into ignored (repository, number, what, installation, author, reason, at)
            values (:repository, :number, :what, :installation, :author, :reason, :now)
            on conflict (repository, number, what) do update set
              installation = excluded.installation, author = excluded.author,
              reason = excluded.reason, at = excluded.at
            """)
        .param("what", Text.of(ignored.what()))
        .param("author", Text.of(ignored.author()))
        .param("reason", Text.of(ignored.reason()))
        .param("now", clock.millis())
        .update();
  }

  @Override
  public void unignore(PullRequestRef pullRequest, String what) {
    about(
            database.writes(),
            pullRequest,
            "delete from ignored where repository = :repository and number = :number and what ="
                + " :what")
        .param("what", Text.of(what))
        .update();
  }

  @Override
  public boolean isPaused(PullRequestRef pullRequest) {
    return about(
            database.reads(),
            pullRequest,
            "select at from paused where repository = :repository and number = :number")
        .query(Long.class)
        .optional()
        .isPresent();
  }

  @Override
  public void setPaused(PullRequestRef pullRequest, boolean paused) {
    if (!paused) {
      about(
              database.writes(),
              pullRequest,
              "delete from paused where repository = :repository and number = :number")
          .update();
      return;
    }
    about(
            database.writes(),
            pullRequest,
            """
            insert into paused (repository, number, installation, at)
            values (:repository, :number, :installation, :now)
            on conflict (repository, number) do update set
              installation = excluded.installation, at = excluded.at
            """)
        .param("now", clock.millis())
        .update();
  }

  @Override
  public Optional<String> lastGoodSettings(long repository, String branch) {
    return database
        .reads()
        .sql(
            """
            select content from good_settings where repository = :repository and branch = :branch
            """)
        .param("repository", repository)
        .param("branch", Text.of(branch))
        .query(String.class)
        .optional();
  }

  @Override
  public void rememberSettings(long installation, long repository, String branch, String text) {
    database
        .writes()
        .sql(
            """
            insert into good_settings (repository, branch, installation, content, at)
            values (:repository, :branch, :installation, :content, :now)
            on conflict (repository, branch) do update set
              installation = excluded.installation, content = excluded.content, at = excluded.at
            """)
        .param("repository", repository)
        .param("branch", Text.of(branch))
        .param("installation", installation)
        .param("content", Text.of(text))
        .param("now", clock.millis())
        .update();
  }

  private static JdbcClient.StatementSpec about(
      JdbcClient client, PullRequestRef pullRequest, String sql) {
    JdbcClient.StatementSpec statement =
        client
            .sql(sql)
            .param("repository", pullRequest.repository().id())
            .param("number", pullRequest.number());
    return sql.contains(":installation")
        ? statement.param("installation", pullRequest.repository().installation())
        : statement;
  }
}
