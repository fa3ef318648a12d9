package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Part.WithItem;
import java.util.List;

/** Builds the items of a {@code with}. */
final class WithItems {
  private WithItems() {}

  static void add(
      Building building, ExpressionBuilder expressions, int clause, List<WithItem> items) {
    FlatTree tree = building.tree;
    int only = building.operand(clause, 0);
    if (only >= 0 && building.operand(clause, 1) < 0) {
      int value = building.operand(only, 0);
      if (value >= 0 && tree.is(value, NodeKind.TUPLE) && !building.isBroken(value)) {
        addAll(building, expressions, value, items);
        return;
      }
    }
    addAll(building, expressions, clause, items);
  }

  private static void addAll(
      Building building, ExpressionBuilder expressions, int list, List<WithItem> items) {
    FlatTree tree = building.tree;
    for (int child = tree.first(list); child < tree.after(list); child = tree.after(child)) {
      if (!tree.kind(child).isToken()) {
        boolean item = tree.is(child, NodeKind.WITH_ITEM);
        int value = item ? building.operand(child, 0) : child;
        items.add(item(building, expressions, child, value));
      }
    }
  }

  private static WithItem item(
      Building building, ExpressionBuilder expressions, int node, int value) {
    FlatTree tree = building.tree;
    int id = building.id();
    int start = tree.start(node);
    int end = tree.end(node);
    int inner = unwrapped(building, value);
    if (inner >= 0 && tree.is(inner, NodeKind.AS_PATTERN) && !building.isBroken(inner)) {
      Expression context = expressions.operand(inner, 0);
      return new WithItem(id, start, end, context, expressions.operand(inner, 1));
    }
    return new WithItem(id, start, end, expressions.build(value, node), null);
  }

  /** What {@code (a as b)} holds, which the grammar takes for one expression in parentheses. */
  private static int unwrapped(Building building, int value) {
    FlatTree tree = building.tree;
    if (value < 0 || !tree.is(value, NodeKind.PARENTHESIZED_EXPRESSION)) {
      return value;
    }
    int inner = building.operand(value, 0);
    return inner >= 0 && tree.is(inner, NodeKind.AS_PATTERN) ? inner : value;
  }
}
