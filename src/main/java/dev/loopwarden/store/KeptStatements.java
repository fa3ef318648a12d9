package dev.loopwarden.store;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that keep what they have prepared: SQLite's driver forgets it when it is closed, and
 * to prepare a statement of ours takes longer than to run it. As JDBC says, only one thread at a
 * time uses a connection and its statements.
 */
final class KeptStatements extends DelegatingDataSource {

  /** For each connection; texts that are made at run time push each other out. */
  static final int MOST = 100;

  KeptStatements(DataSource database) {
    super(database);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    Unused unused = new Unused();
    return Forwarding.proxy(
        Connection.class,
        (_, method, arguments) ->
            method.getName().equals("prepareStatement") && arguments.length == 1
                ? unused.take(connection, (String) arguments[0])
                : Forwarding.invoke(connection, method, arguments));
  }

  /** Statements of one connection that nobody uses; first those that were used longest ago. */
  private static final class Unused {
    private final SequencedMap<String, PreparedStatement> byText = new LinkedHashMap<>();

    PreparedStatement take(Connection connection, String text) throws SQLException {
      PreparedStatement kept = byText.remove(text);
      PreparedStatement statement = kept == null ? connection.prepareStatement(text) : kept;
      Use use = new Use(this, text, statement);
      return Forwarding.proxy(
          PreparedStatement.class, (_, method, arguments) -> use.invoke(method, arguments));
    }

    void give(String text, PreparedStatement statement) throws SQLException {
      PreparedStatement other = byText.put(text, statement);
      if (other != null) {
        other.close();
      }
      if (byText.size() > MOST) {
        byText.pollFirstEntry().getValue().close();
      }
    }
  }

  /** From preparing a statement to closing it. */
  private static final class Use {
    private final Unused unused;
    private final String text;
    private final PreparedStatement statement;
    private @Nullable ResultSet rows;
    private boolean over;

    Use(Unused unused, String text, PreparedStatement statement) {
      this.unused = unused;
      this.text = text;
      this.statement = statement;
    }

    @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
      return switch (method.getName()) {
        case "isClosed" -> over;
        case "close" -> {
          end();
          yield null;
        }
        default -> forward(method, arguments);
      };
    }

    private @Nullable Object forward(Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (over) {
        throw new SQLException("this statement is closed");
      }
      Object result = Forwarding.invoke(statement, method, arguments);
      if (result instanceof ResultSet some) {
        rows = some;
      }
      return result;
    }

    private void end() throws SQLException {
      if (over) {
        return;
      }
      over = true;
      boolean clean = false;
      try {
        clear();
        clean = true;
      } finally {
        if (!clean) {
          statement.close();
        }
      }
      unused.give(text, statement);
    }

    private void clear() throws SQLException {
      if (rows != null) {
        rows.close();
      }
      statement.clearBatch();
      statement.clearParameters();
    }
  }
}
