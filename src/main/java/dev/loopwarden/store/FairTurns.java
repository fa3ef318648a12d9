package dev.loopwarden.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out the one connection that writes in the order in which it is asked for. The pool itself
 * lets whoever comes while it is given back go first, so that an unlucky webhook waits while others
 * have several turns.
 */
final class FairTurns extends DelegatingDataSource {
  private final Semaphore turn = new Semaphore(1, true);
  private final long patienceMillis;

  FairTurns(HikariDataSource pool) {
    super(pool);
    this.patienceMillis = pool.getConnectionTimeout();
  }

  @Override
  public Connection getConnection() throws SQLException {
    await();
    boolean given = false;
    try {
      Connection connection = given(super.getConnection());
      given = true;
      return connection;
    } finally {
      if (!given) {
        turn.release();
      }
    }
  }

  private void await() throws SQLException {
    try {
      if (!turn.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException(
            "another write took longer than " + patienceMillis + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting to write", e);
    }
  }

  /** The connection, whose first closing gives the turn to the next. */
  private Connection given(Connection connection) {
    AtomicBoolean open = new AtomicBoolean(true);
    return Forwarding.proxy(
        Connection.class,
        (_, method, arguments) -> {
          try {
            return Forwarding.invoke(connection, method, arguments);
          } finally {
            if (method.getName().equals("close") && open.getAndSet(false)) {
              turn.release();
            }
          }
        });
  }
}
