package dev.loopwarden.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked often must not walk through tables that grow; SQLite says how it would look. */
final class PlanTest {
  private final Database database = Engine.SQLITE.empty();

  @ParameterizedTest
  @ValueSource(strings = {FactsRemover.TOTAL, FactsRemover.LEAST_USED})
  void oldFactsAreFoundWithoutReadingFacts(String sql) throws SQLException {
    assertThat(plan(sql)).containsExactly("SCAN facts USING COVERING INDEX facts_by_use");
  }

  @ParameterizedTest
  @ValueSource(strings = {SqlBoard.LOAD, Executions.ADD_MISSING, SqlJobs.DUE, SqlJobs.OTHERS})
  void jobsThatAreDoneAreNotLookedAt(String sql) throws SQLException {
    assertThat(plan(sql))
        .isNotEmpty()
        .allSatisfy(
            step ->
                assertThat(step)
                    .doesNotMatch("SCAN (subject|scheduled_tasks)(?! USING .*INDEX subject_).*"));
  }

  @Test
  void whatIsAtAHeadIsFoundByIndexes() throws SQLException {
    assertThat(plan(Subjects.AT_HEAD))
        .anyMatch(step -> step.contains("subject USING INDEX subject_by_head"))
        .noneMatch(step -> step.matches("SCAN (subject|review).*"));
  }

  private List<String> plan(String sql) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("explain query plan " + sql)) {
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
    }
    return steps;
  }
}
