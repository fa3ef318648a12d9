package dev.loopwarden.analysis.syntax;

import java.util.ArrayList;
import java.util.List;

/** Finds the expressions in the headers of compound statements, and builds their bodies. */
final class Suites {
  private final FlatTree tree;
  private final StatementBuilder statements;

  Suites(Building building, StatementBuilder statements) {
    this.tree = building.tree;
    this.statements = statements;
  }

  /** The first expression or pattern in a header, or -1. */
  int expression(int node) {
    return expressionFrom(tree.first(node), node);
  }

  int next(int child, int node) {
    return expressionFrom(tree.after(child), node);
  }

  private int expressionFrom(int from, int node) {
    for (int child = from; child < tree.after(node); child = tree.after(child)) {
      NodeKind kind = tree.kind(child);
      if (kind == NodeKind.BLOCK) {
        return -1;
      }
      if (kind.isExpression() || kind.isTarget()) {
        return child;
      }
    }
    return -1;
  }

  /** The statements of a node's blocks, with what did not parse in its header. */
  List<Statement> of(int node) {
    List<Statement> body = new ArrayList<>();
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (tree.is(child, NodeKind.BLOCK)) {
        statements.addAll(child, body);
      } else if (tree.is(child, NodeKind.ERROR)) {
        body.add(statements.build(child));
      }
    }
    return body;
  }

  int end(int node, List<Statement> body) {
    return body.isEmpty() ? tree.end(node) : body.getLast().end();
  }
}
