package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.InterpolatedString;
import dev.loopwarden.analysis.syntax.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.List;

/** Builds string and bytes literals, f-strings and t-strings. */
final class StringBuilding {
  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;

  StringBuilding(Building building, ExpressionBuilder expressions) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
  }

  /** A string; an f-string without expressions is still an interpolated one. */
  Expression build(int node) {
    int id = building.id();
    int start = tree.start(node);
    int end = tree.end(node);
    if (isInterpolated(node)) {
      List<Expression> found = new ArrayList<>();
      collect(node, found);
      return new InterpolatedString(id, start, end, found);
    }
    if (tree.is(node, NodeKind.CONCATENATED_STRING)) {
      return new StringLiteral(id, start, end, start, start);
    }
    int opening = tree.child(node, NodeKind.STRING_START);
    int closing = tree.child(node, NodeKind.STRING_END);
    int contentStart = opening < 0 ? start : tree.end(opening);
    int contentEnd = closing < 0 ? end : tree.start(closing);
    return new StringLiteral(id, start, end, contentStart, Math.max(contentStart, contentEnd));
  }

  private boolean isInterpolated(int node) {
    if (tree.is(node, NodeKind.CONCATENATED_STRING)) {
      int end = tree.after(node);
      for (int child = tree.first(node); child < end; child = tree.after(child)) {
        if (isInterpolated(child)) {
          return true;
        }
      }
      return false;
    }
    for (int i = tree.start(node); i < tree.end(node); i++) {
      switch (building.text.charAt(i)) {
        case 'f', 'F', 't', 'T' -> {
          return true;
        }
        case '"', '\'' -> {
          return false;
        }
        default -> {
          // another letter of the prefix
        }
      }
    }
    return false;
  }

  /** Adds the expressions between braces, those in format specifications too. */
  private void collect(int node, List<Expression> found) {
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      switch (tree.kind(child)) {
        case STRING, FORMAT_SPECIFIER -> collect(child, found);
        case INTERPOLATION, FORMAT_EXPRESSION -> {
          found.add(expressions.operand(child, 0));
          int specifier = tree.child(child, NodeKind.FORMAT_SPECIFIER);
          if (specifier >= 0 && building.enter()) {
            collect(specifier, found);
            building.leave();
          }
        }
        default -> {
          // text
        }
      }
    }
  }
}
