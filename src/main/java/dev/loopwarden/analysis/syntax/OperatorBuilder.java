package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.BinaryOperation;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.Comparison;
import dev.loopwarden.analysis.syntax.Expression.Conditional;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.NamedExpression;
import dev.loopwarden.analysis.syntax.Expression.UnaryOperation;
import java.util.ArrayList;
import java.util.List;

/** Builds operations, comparisons, unions of types and conditional expressions. */
final class OperatorBuilder {
  private static final int MAX_MEMBERS = 100;

  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;

  OperatorBuilder(Building building, ExpressionBuilder expressions) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
  }

  Expression binary(int node) {
    int id = building.id();
    Expression left = expressions.operand(node, 0);
    String operator = operator(node);
    Expression right = expressions.operand(node, 1);
    return new BinaryOperation(id, tree.start(node), tree.end(node), left, operator, right);
  }

  /** A union in an annotation, which the grammar may group from the right. */
  Expression union(int node) {
    List<Integer> members = new ArrayList<>();
    addMembers(node, members);
    if (members.size() < 2 || members.size() > MAX_MEMBERS) {
      return expressions.broken(node);
    }
    int last = building.ids(members.size() - 1) + members.size() - 2;
    Expression union = expressions.build(members.getFirst());
    for (int i = 1; i < members.size(); i++) {
      Expression right = expressions.build(members.get(i));
      int end = tree.end(members.get(i));
      union = new BinaryOperation(last - i + 1, tree.start(node), end, union, "|", right);
    }
    return union;
  }

  private void addMembers(int node, List<Integer> members) {
    NodeKind kind = tree.kind(node);
    boolean union =
        kind == NodeKind.UNION_TYPE
            || kind == NodeKind.TYPE
            || (kind == NodeKind.BINARY_OPERATOR && operator(node).equals("|"));
    if (!union || building.isBroken(node) || !building.enter()) {
      members.add(node);
      return;
    }
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (!tree.kind(child).isToken()) {
        addMembers(child, members);
      }
    }
    building.leave();
  }

  Expression logical(int node) {
    int id = building.id();
    Expression left = expressions.operand(node, 0);
    String operator = operator(node);
    Expression right = expressions.operand(node, 1);
    return new BooleanOperation(id, tree.start(node), tree.end(node), left, operator, right);
  }

  Expression unary(int node) {
    int id = building.id();
    String operator = operator(node);
    return new UnaryOperation(
        id, tree.start(node), tree.end(node), operator, expressions.operand(node, 0));
  }

  /** The text of the first token. */
  private String operator(int node) {
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (tree.kind(child).isToken()) {
        return building.name(child);
      }
    }
    return "";
  }

  Expression comparison(int node) {
    int id = building.id();
    List<Expression> operands = new ArrayList<>(2);
    List<String> operators = new ArrayList<>(1);
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      switch (tree.kind(child)) {
        case TOKEN_NOT_IN -> operators.add("not in");
        case TOKEN_IS_NOT -> operators.add("is not");
        case TOKEN -> operators.add(building.name(child));
        default -> operands.add(expressions.build(child));
      }
    }
    return new Comparison(id, tree.start(node), tree.end(node), operands, operators);
  }

  /** In {@code x := a if b else c} the grammar takes {@code x := a} for the first operand. */
  Expression conditional(int node) {
    int then = building.operand(node, 0);
    if (then >= 0 && tree.is(then, NodeKind.NAMED_EXPRESSION) && !building.isBroken(then)) {
      int id = building.id();
      Name target = expressions.name(building.first(then));
      int value = building.operand(then, 1);
      Expression chosen = conditional(node, value);
      return new NamedExpression(id, tree.start(node), tree.end(node), target, chosen);
    }
    return conditional(node, then);
  }

  private Expression conditional(int node, int first) {
    int id = building.id();
    Expression then = expressions.build(first, node);
    Expression test = expressions.operand(node, 1);
    Expression otherwise = expressions.operand(node, 2);
    int start = first < 0 ? tree.start(node) : tree.start(first);
    return new Conditional(id, start, tree.end(node), test, then, otherwise);
  }
}
