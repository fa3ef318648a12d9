package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Statement.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@code match} statements. */
final class MatchBuilder {
  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;
  private final Suites suites;

  MatchBuilder(Building building, ExpressionBuilder expressions, Suites suites) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
    this.suites = suites;
  }

  Statement build(int node) {
    int id = building.id();
    Expression subject = subject(node);
    List<MatchCase> cases = new ArrayList<>();
    int block = tree.child(node, NodeKind.BLOCK);
    int end = tree.end(node);
    if (block >= 0) {
      for (int child = tree.first(block); child < tree.after(block); child = tree.after(child)) {
        if (tree.is(child, NodeKind.CASE_CLAUSE)) {
          cases.add(matchCase(child));
          end = cases.getLast().end();
        } else if (tree.is(child, NodeKind.ERROR)) {
          building.error(tree.start(child), tree.end(child));
        }
      }
    }
    return new Match(id, tree.start(node), end, subject, cases);
  }

  private Expression subject(int node) {
    int first = suites.expression(node);
    if (first < 0 || tree.child(node, NodeKind.TOKEN_COMMA) < 0) {
      return expressions.build(first, node);
    }
    int id = building.id();
    List<Expression> all = new ArrayList<>();
    int end = tree.end(first);
    for (int child = first; child >= 0; child = suites.next(child, node)) {
      all.add(expressions.build(child));
      end = tree.end(child);
    }
    return new TupleDisplay(id, tree.start(first), end, all);
  }

  private MatchCase matchCase(int node) {
    int id = building.id();
    PatternBuilder pattern = new PatternBuilder(building, expressions);
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (tree.is(child, NodeKind.CASE_PATTERN)) {
        pattern.add(child);
      }
    }
    int test = tree.child(node, NodeKind.IF_CLAUSE);
    @Nullable Expression guard = test < 0 ? null : expressions.operand(test, 0);
    List<Statement> body = suites.of(node);
    return new MatchCase(
        id,
        tree.start(node),
        suites.end(node, body),
        pattern.captures(),
        pattern.values(),
        guard,
        body);
  }
}
