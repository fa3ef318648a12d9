package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Part.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the parameters of functions and lambdas. */
final class ParameterBuilder {
  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;

  ParameterBuilder(Building building, ExpressionBuilder expressions) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
  }

  List<Parameter> build(int list) {
    List<Parameter> parameters = new ArrayList<>();
    int end = tree.after(list);
    boolean positionalOnly = tree.child(list, NodeKind.POSITIONAL_SEPARATOR) >= 0;
    boolean keywordOnly = false;
    for (int child = tree.first(list); child < end; child = tree.after(child)) {
      NodeKind kind = tree.kind(child);
      if (kind == NodeKind.POSITIONAL_SEPARATOR) {
        positionalOnly = false;
      } else if (kind == NodeKind.KEYWORD_SEPARATOR) {
        keywordOnly = true;
      } else if (kind == NodeKind.ERROR) {
        building.error(tree.start(child), tree.end(child));
      } else if (!kind.isToken()) {
        Parameter.Kind place =
            keywordOnly
                ? Parameter.Kind.KEYWORD_ONLY
                : positionalOnly ? Parameter.Kind.POSITIONAL_ONLY : Parameter.Kind.NORMAL;
        Parameter parameter = parameter(child, place);
        parameters.add(parameter);
        keywordOnly |= parameter.kind() == Parameter.Kind.STAR;
      }
    }
    return parameters;
  }

  private Parameter parameter(int node, Parameter.Kind place) {
    int id = building.id();
    NodeKind kind = tree.kind(node);
    boolean typed = kind == NodeKind.TYPED_PARAMETER || kind == NodeKind.TYPED_DEFAULT_PARAMETER;
    boolean defaulted =
        kind == NodeKind.DEFAULT_PARAMETER || kind == NodeKind.TYPED_DEFAULT_PARAMETER;
    if (building.isBroken(node)) {
      building.error(tree.start(node), tree.end(node));
    }
    int name = typed || defaulted ? building.operand(node, 0) : node;
    @Nullable Expression annotation = null;
    @Nullable Expression value = null;
    if (typed) {
      int type = tree.child(node, NodeKind.TYPE);
      annotation = type < 0 ? null : expressions.build(type);
    }
    if (defaulted) {
      value = expressions.operand(node, typed ? 2 : 1);
    }
    Parameter.Kind actual = name < 0 ? place : kind(name, place);
    return new Parameter(
        id, tree.start(node), tree.end(node), actual, name(name), annotation, value);
  }

  private Parameter.Kind kind(int name, Parameter.Kind place) {
    return switch (tree.kind(name)) {
      case LIST_SPLAT_PATTERN -> Parameter.Kind.STAR;
      case DICTIONARY_SPLAT_PATTERN -> Parameter.Kind.DOUBLE_STAR;
      default -> place;
    };
  }

  /** The name of a parameter; a tuple of Python 2 has none. */
  private String name(int node) {
    if (node < 0) {
      return "";
    }
    if (tree.is(node, NodeKind.IDENTIFIER)) {
      return building.name(node);
    }
    int name = tree.child(node, NodeKind.IDENTIFIER);
    if (name < 0 || tree.is(node, NodeKind.TUPLE_PATTERN)) {
      building.error(tree.start(node), tree.end(node));
      return "";
    }
    return building.name(name);
  }
}
