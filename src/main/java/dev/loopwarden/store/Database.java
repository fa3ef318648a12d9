package dev.loopwarden.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database: SQLite in a file, which other processes may open at the same time, or PostgreSQL.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final int TRIES = 3;

  private final Pools pools;
  private final JdbcClient reads;
  private final NamedParameterJdbcTemplate batches;
  private final JdbcClient writes;
  private final TransactionTemplate transactions;
  private final @Nullable GroupCommit group;

  private Database(Pools pools) {
    this.pools = pools;
    this.reads = JdbcClient.create(pools.reads());
    this.batches = new NamedParameterJdbcTemplate(pools.writes());
    this.writes = JdbcClient.create(batches);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(pools.writes()));
    this.group = pools.hasOneWriter() ? new GroupCommit(this) : null;
  }

  /** Opens the database for the service, and brings its schema up to date. */
  public static Database open(DatabaseSettings settings) {
    return connect(Pools.open(settings), Flyway::migrate);
  }

  /**
   * Opens the database beside a service that may be running.
   *
   * @throws IllegalStateException when the service has not made the schema yet
   */
  public static Database join(DatabaseSettings settings) {
    return connect(
        Pools.join(settings),
        flyway -> {
          if (flyway.info().pending().length > 0) {
            throw new IllegalStateException(
                "The database " + settings + " is not up to date: start the service first.");
          }
        });
  }

  private static Database connect(Pools pools, Consumer<Flyway> schema) {
    try {
      schema.accept(schema().dataSource(pools.writes()).load());
      return new Database(pools);
    } catch (RuntimeException e) {
      pools.close();
      throw e;
    }
  }

  /** What the tables should be. */
  static FluentConfiguration schema() {
    return Flyway.configure(Database.class.getClassLoader()).locations("classpath:migrations");
  }

  /** The connection that writes; db-scheduler uses it, too. */
  public DataSource dataSource() {
    return pools.writes();
  }

  /** Outside of transactions. */
  JdbcClient reads() {
    return reads;
  }

  /** Inside a transaction, and for single statements. */
  JdbcClient writes() {
    return writes;
  }

  /** One statement for many rows. */
  void batch(String sql, List<? extends SqlParameterSource> rows) {
    if (!rows.isEmpty()) {
      batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }
  }

  /**
   * All or nothing, on disk when it returns. May run again when another transaction was in the way.
   */
  <T> T inTransaction(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return transactions.execute(_ -> work.get());
      } catch (ConcurrencyFailureException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * The same for small work of which there are bursts: with one writer, what waits for it at the
   * same time is committed at once.
   */
  <T> T inSharedTransaction(Supplier<T> work) {
    return group == null ? inTransaction(work) : group.run(work);
  }

  @Override
  public void close() {
    pools.close();
  }
}
