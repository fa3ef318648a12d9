package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.SetDisplay;
import dev.loopwarden.analysis.syntax.Expression.Starred;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds lists, tuples, sets, dictionaries and comprehensions. */
final class DisplayBuilder {
  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;

  DisplayBuilder(Building building, ExpressionBuilder expressions) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
  }

  Expression sequence(int node) {
    int id = building.id();
    int start = tree.start(node);
    int end = tree.end(node);
    List<Expression> elements = expressions.operands(node);
    return switch (tree.kind(node)) {
      case LIST, LIST_PATTERN -> new ListDisplay(id, start, end, elements);
      case SET -> new SetDisplay(id, start, end, elements);
      default -> new TupleDisplay(id, start, end, elements);
    };
  }

  Expression dictionary(int node) {
    int id = building.id();
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (tree.is(child, NodeKind.PAIR) && !building.isBroken(child)) {
        keys.add(expressions.operand(child, 0));
        values.add(expressions.operand(child, 1));
      } else if (tree.is(child, NodeKind.DICTIONARY_SPLAT) && !building.isBroken(child)) {
        values.add(expressions.starred(child));
      } else if (!tree.kind(child).isToken()) {
        // every value without a key is starred, what did not parse too
        int star = building.id();
        Expression value = expressions.build(child);
        values.add(new Starred(star, value.start(), value.end(), value));
      }
    }
    return new DictDisplay(id, tree.start(node), tree.end(node), keys, values);
  }

  /** A comprehension; its range is given, as a call's only argument has no parentheses. */
  Comprehension comprehension(int node, int start, int end) {
    int id = building.id();
    Comprehension.Kind kind =
        switch (tree.kind(node)) {
          case LIST_COMPREHENSION -> Comprehension.Kind.LIST;
          case SET_COMPREHENSION -> Comprehension.Kind.SET;
          case DICTIONARY_COMPREHENSION -> Comprehension.Kind.DICT;
          default -> Comprehension.Kind.GENERATOR;
        };
    int body = building.operand(node, 0);
    boolean pair = body >= 0 && tree.is(body, NodeKind.PAIR);
    Expression element = pair ? expressions.operand(body, 0) : expressions.build(body, node);
    @Nullable Expression value = pair ? expressions.operand(body, 1) : null;
    return new Comprehension(id, start, end, kind, element, value, clauses(node));
  }

  private List<ComprehensionClause> clauses(int node) {
    List<ComprehensionClause> clauses = new ArrayList<>(1);
    int end = tree.after(node);
    int child = tree.first(node);
    while (child < end) {
      if (!tree.is(child, NodeKind.FOR_IN_CLAUSE)) {
        child = tree.after(child);
        continue;
      }
      int id = building.id();
      int clause = child;
      Expression target = expressions.operand(clause, 0);
      Expression iterable = iterable(clause);
      int last = tree.end(clause);
      List<Expression> conditions = new ArrayList<>(1);
      child = tree.after(child);
      while (child < end && tree.is(child, NodeKind.IF_CLAUSE)) {
        conditions.add(expressions.operand(child, 0));
        last = tree.end(child);
        child = tree.after(child);
      }
      boolean async = tree.child(clause, NodeKind.TOKEN_ASYNC) >= 0;
      clauses.add(
          new ComprehensionClause(
              id, tree.start(clause), last, async, target, iterable, conditions));
    }
    return clauses;
  }

  /** What a clause iterates over; the grammar still takes several expressions there. */
  private Expression iterable(int clause) {
    int second = building.operand(clause, 1);
    int third = building.operand(clause, 2);
    if (third < 0) {
      return expressions.operand(clause, 1);
    }
    int id = building.id();
    List<Expression> all = new ArrayList<>();
    for (int child = second; child < tree.after(clause); child = tree.after(child)) {
      if (!tree.kind(child).isToken()) {
        all.add(expressions.build(child));
      }
    }
    return new TupleDisplay(id, tree.start(second), tree.end(clause), all);
  }
}
