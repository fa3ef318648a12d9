package dev.loopwarden.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What may and what must not remain of a statement, on the driver itself. */
final class KeptStatementsTest {
  private static final String ECHO = "select ?";

  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = database().getConnection();
  }

  private KeptStatements database() {
    return new KeptStatements(new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("db")));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void theSameTextIsPreparedOnce() throws SQLException {
    assertThat(used(ECHO)).isSameAs(used(ECHO)).isNotSameAs(used("select ? + 1"));
  }

  @Test
  void twoWhoUseTheSameTextAtOnceHaveAStatementEach() throws SQLException {
    try (PreparedStatement first = connection.prepareStatement(ECHO);
        PreparedStatement second = connection.prepareStatement(ECHO)) {
      first.setString(1, "first");
      second.setString(1, "second");

      assertThat(answer(first)).isEqualTo("first");
      assertThat(answer(second)).isEqualTo("second");
    }
    assertThat(used(ECHO)).isSameAs(used(ECHO));
  }

  @Test
  void aValueIsForgotten() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ECHO)) {
      statement.setString(1, "secret");
      assertThat(answer(statement)).isEqualTo("secret");
    }
    try (PreparedStatement statement = connection.prepareStatement(ECHO)) {
      assertThat(answer(statement)).isNull();
    }
  }

  @Test
  void aBatchIsForgotten() throws SQLException {
    execute("create table number (value int)");
    String insert = "insert into number values (?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setInt(1, 1);
      statement.addBatch();
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setInt(1, 2);
      statement.addBatch();
      statement.executeBatch();
    }

    try (PreparedStatement sum = connection.prepareStatement("select sum(value) from number")) {
      assertThat(answer(sum)).isEqualTo("2");
    }
  }

  @Test
  void rowsThatNobodyReadToTheEndBlockNobody() throws SQLException {
    execute("create table number as select 1 as value union select 2");
    try (PreparedStatement statement = connection.prepareStatement("select value from number")) {
      ResultSet rows = statement.executeQuery();
      assertThat(rows.next()).isTrue();
    }

    try (Connection other = database().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("drop table number");
    }
    assertThatThrownBy(() -> used("select value from number")).hasMessageContaining("number");
  }

  @Test
  void aStatementThatFailedCanBePreparedAgain() throws SQLException {
    execute("create table number (value int primary key)");
    String insert = "insert into number values (?)";
    insert(insert, 1);
    assertThatThrownBy(() -> insert(insert, 1)).hasMessageContaining("UNIQUE");

    insert(insert, 2);

    try (PreparedStatement count = connection.prepareStatement("select count(*) from number")) {
      assertThat(answer(count)).isEqualTo("2");
    }
  }

  private void insert(String text, int value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      statement.setInt(1, value);
      statement.executeUpdate();
    }
  }

  @Test
  void aClosedStatementIsOfNoUse() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(ECHO);
    statement.close();
    statement.close();

    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(statement::executeQuery).hasMessage("this statement is closed");
  }

  @Test
  void onlySoManyAreKept() throws SQLException {
    Statement oldest = used(ECHO);
    for (int i = 0; i < KeptStatements.MOST; i++) {
      used("select ? + " + i);
    }

    assertThat(oldest.isClosed()).isTrue();
    assertThat(used(ECHO)).isNotSameAs(oldest);
  }

  /** Prepares and runs a statement; returns the driver's own object. */
  private Statement used(String text) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      answer(statement);
      return statement.unwrap(Statement.class);
    }
  }

  private static String answer(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
