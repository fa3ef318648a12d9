package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;

/** Collects what a pattern of a {@code case} binds and what it compares with. */
final class PatternBuilder {
  private static final int MAX_PARTS = 100;

  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;
  private final List<Name> captures = new ArrayList<>();
  private final List<Expression> values = new ArrayList<>();

  PatternBuilder(Building building, ExpressionBuilder expressions) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
  }

  /** The names bound, in the order of the text. */
  List<Name> captures() {
    return captures;
  }

  /** Dotted names, classes and literals, in the order of the text. */
  List<Expression> values() {
    return values;
  }

  void add(int node) {
    if (!building.enter()) {
      building.error(tree.start(node), tree.end(node));
      return;
    }
    switch (tree.kind(node)) {
      case DOTTED_NAME -> dotted(node, false);
      case IDENTIFIER -> capture(node);
      case CLASS_PATTERN -> {
        int name = tree.child(node, NodeKind.DOTTED_NAME);
        if (name >= 0) {
          dotted(name, true);
        }
        addChildren(node, name);
      }
      case KEYWORD_PATTERN -> addChildren(node, tree.child(node, NodeKind.IDENTIFIER));
      case STRING, CONCATENATED_STRING, INTEGER, FLOAT, TRUE, FALSE, NONE ->
          values.add(expressions.build(node));
      case COMPLEX_PATTERN -> {
        // a number, of which nothing is needed
      }
      case ERROR -> building.error(tree.start(node), tree.end(node));
      default -> addChildren(node, -1);
    }
    building.leave();
  }

  private void addChildren(int node, int except) {
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (child != except && !tree.kind(child).isToken()) {
        add(child);
      }
    }
  }

  private void dotted(int node, boolean isClass) {
    int first = building.operand(node, 0);
    if (first < 0) {
      return;
    }
    if (building.operand(node, 1) >= 0 || isClass) {
      values.add(dottedName(node));
    } else {
      capture(first);
    }
  }

  private void capture(int node) {
    if (!building.name(node).equals("_")) {
      captures.add(expressions.name(node));
    }
  }

  /** {@code a.b.c} as attributes of a name, built from the inside as the chain is flat here. */
  private Expression dottedName(int node) {
    int start = tree.start(node);
    List<Integer> parts = new ArrayList<>();
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (tree.is(child, NodeKind.IDENTIFIER)) {
        parts.add(child);
      }
    }
    if (parts.size() > MAX_PARTS) {
      return expressions.build(node);
    }
    int id = building.ids(parts.size());
    int head = parts.getFirst();
    int last = id + parts.size() - 1;
    Expression built = new Name(last, start, tree.end(head), building.name(head));
    for (int i = 1; i < parts.size(); i++) {
      int part = parts.get(i);
      String name = building.name(part);
      built = new Attribute(last - i, start, tree.end(part), built, name, tree.start(part));
    }
    return built;
  }
}
