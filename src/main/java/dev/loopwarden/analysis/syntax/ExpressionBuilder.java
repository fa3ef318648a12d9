package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.ErrorExpression;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.NamedExpression;
import dev.loopwarden.analysis.syntax.Expression.NumberLiteral;
import dev.loopwarden.analysis.syntax.Expression.Slice;
import dev.loopwarden.analysis.syntax.Expression.Starred;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Expression.YieldFrom;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Builds expressions; displays, strings, arguments and parameters have builders of their own. */
final class ExpressionBuilder {
  private final Building building;
  private final FlatTree tree;
  private final DisplayBuilder displays;
  private final StringBuilding strings;
  private final ParameterBuilder parameters;
  private final ArgumentBuilder arguments;
  private final OperatorBuilder operators;

  ExpressionBuilder(Building building) {
    this.building = building;
    this.tree = building.tree;
    displays = new DisplayBuilder(building, this);
    strings = new StringBuilding(building, this);
    parameters = new ParameterBuilder(building, this);
    arguments = new ArgumentBuilder(building, this);
    operators = new OperatorBuilder(building, this);
  }

  ParameterBuilder parameters() {
    return parameters;
  }

  ArgumentBuilder arguments() {
    return arguments;
  }

  /** The expression that a node stands for, or an error in its parent where there is none. */
  Expression build(int node, int parent) {
    return node < 0 ? missing(parent) : build(node);
  }

  Expression build(int node) {
    if (!building.enter()) {
      building.error(tree.start(node), tree.end(node));
      return new ErrorExpression(building.id(), tree.start(node), tree.end(node), List.of());
    }
    Expression built = building.isBroken(node) ? broken(node) : dispatch(node);
    building.leave();
    return built;
  }

  /** The expression in the given place among a node's children that are not tokens. */
  Expression operand(int node, int index) {
    return build(building.operand(node, index), node);
  }

  /** The expressions among a node's children. */
  List<Expression> operands(int node) {
    List<Expression> found = new ArrayList<>();
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (!tree.kind(child).isToken()) {
        found.add(build(child));
      }
    }
    return found;
  }

  /** A generator that is a call's only argument, with the range it has without parentheses. */
  Expression onlyGenerator(int node, int start, int end) {
    return building.isBroken(node) ? broken(node) : displays.comprehension(node, start, end);
  }

  Name name(int node) {
    return new Name(building.id(), tree.start(node), tree.end(node), building.name(node));
  }

  private Expression missing(int node) {
    int at = tree.end(node);
    building.error(at, at);
    return new ErrorExpression(building.id(), at, at, List.of());
  }

  Expression broken(int node) {
    int id = building.id();
    List<Expression> found = new ArrayList<>();
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (tree.is(child, NodeKind.ERROR)) {
        building.error(tree.start(child), tree.end(child));
      } else if (tree.kind(child).isExpression()) {
        found.add(build(child));
      }
    }
    building.error(tree.start(node), tree.end(node));
    return new ErrorExpression(id, tree.start(node), tree.end(node), found);
  }

  private Expression dispatch(int node) {
    NodeKind kind = tree.kind(node);
    return switch (kind) {
      case IDENTIFIER -> name(node);
      case ATTRIBUTE, MEMBER_TYPE -> splat(node) ? stretched(node) : attribute(node);
      case CALL -> splat(node) ? stretched(node) : call(node);
      case STRING, CONCATENATED_STRING -> strings.build(node);
      case INTEGER, FLOAT -> new NumberLiteral(building.id(), tree.start(node), tree.end(node));
      case TRUE, FALSE, NONE, ELLIPSIS -> constant(node);
      case PARENTHESIZED_EXPRESSION, PARENTHESIZED_LIST_SPLAT, TYPE, AS_PATTERN_TARGET ->
          operand(node, 0);
      case SUBSCRIPT -> splat(node) ? stretched(node) : subscript(node);
      case GENERIC_TYPE -> genericType(node);
      case SLICE, CONSTRAINED_TYPE -> slice(node);
      case AWAIT -> await(node);
      case BINARY_OPERATOR -> splat(node) ? stretched(node) : operators.binary(node);
      case UNION_TYPE -> operators.union(node);
      case UNARY_OPERATOR, NOT_OPERATOR -> operators.unary(node);
      case BOOLEAN_OPERATOR -> splat(node) ? stretched(node) : operators.logical(node);
      case COMPARISON_OPERATOR -> splat(node) ? stretched(node) : operators.comparison(node);
      case CONDITIONAL_EXPRESSION -> splat(node) ? stretched(node) : operators.conditional(node);
      case LAMBDA -> lambda(node);
      case NAMED_EXPRESSION -> named(node);
      case LIST_SPLAT, LIST_SPLAT_PATTERN, SPLAT_TYPE, DICTIONARY_SPLAT, DICTIONARY_SPLAT_PATTERN ->
          starred(node);
      case YIELD -> yielded(node);
      case LIST, LIST_PATTERN, TUPLE, TUPLE_PATTERN, EXPRESSION_LIST, PATTERN_LIST, SET ->
          displays.sequence(node);
      case DICTIONARY -> displays.dictionary(node);
      case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION, GENERATOR_EXPRESSION ->
          displays.comprehension(node, tree.start(node), tree.end(node));
      default -> broken(node);
    };
  }

  private boolean splat(int node) {
    return building.text.charAt(tree.start(node)) == '*';
  }

  /**
   * In {@code *a.b + c} the grammar takes {@code *a} for the first operand. Here the star is taken
   * off that operand, and stands before the whole.
   */
  private Expression stretched(int node) {
    int splat = node;
    while (!tree.is(splat, NodeKind.LIST_SPLAT)) {
      if (tree.first(splat) == tree.after(splat)) {
        return broken(node);
      }
      splat = tree.first(splat);
    }
    int value = building.operand(splat, 0);
    if (value < 0) {
      return broken(node);
    }
    int id = building.id();
    int start = tree.start(node);
    for (int inner = node; inner != splat; inner = tree.first(inner)) {
      tree.setStart(inner, tree.start(value));
    }
    tree.setStart(splat, tree.start(value));
    tree.setKind(splat, NodeKind.PARENTHESIZED_EXPRESSION);
    return new Starred(id, start, tree.end(node), dispatch(node));
  }

  private Expression constant(int node) {
    return new ConstantLiteral(
        building.id(), tree.start(node), tree.end(node), building.name(node));
  }

  private Expression attribute(int node) {
    int id = building.id();
    Expression value = operand(node, 0);
    int name = building.operand(node, 1);
    if (name < 0) {
      return missing(node);
    }
    return new Attribute(
        id, tree.start(node), tree.end(node), value, building.name(name), tree.start(name));
  }

  private Expression call(int node) {
    int id = building.id();
    Expression callee = operand(node, 0);
    int list = building.operand(node, 1);
    return new Call(id, tree.start(node), tree.end(node), callee, arguments.build(list));
  }

  private Expression subscript(int node) {
    int id = building.id();
    List<Expression> parts = operands(node);
    return new Subscript(
        id, tree.start(node), tree.end(node), parts.getFirst(), parts.subList(1, parts.size()));
  }

  private Expression genericType(int node) {
    int id = building.id();
    int name = building.first(node);
    Expression value = tree.kind(name).isToken() ? name(name) : build(name);
    int parameter = tree.child(node, NodeKind.TYPE_PARAMETER);
    List<Expression> indices = parameter < 0 ? List.of() : operands(parameter);
    return new Subscript(id, tree.start(node), tree.end(node), value, indices);
  }

  private Expression slice(int node) {
    int id = building.id();
    return new Slice(id, tree.start(node), tree.end(node), operands(node));
  }

  private Expression await(int node) {
    int id = building.id();
    return new Await(id, tree.start(node), tree.end(node), operand(node, 0));
  }

  private Expression lambda(int node) {
    int id = building.id();
    int list = tree.child(node, NodeKind.LAMBDA_PARAMETERS);
    List<Parameter> built = list < 0 ? List.of() : parameters.build(list);
    Expression body = operand(node, list < 0 ? 0 : 1);
    return new Lambda(id, tree.start(node), tree.end(node), built, body);
  }

  private Expression named(int node) {
    int id = building.id();
    int target = building.first(node);
    Name name = name(target);
    return new NamedExpression(id, tree.start(node), tree.end(node), name, operand(node, 1));
  }

  Expression starred(int node) {
    int id = building.id();
    return new Starred(id, tree.start(node), tree.end(node), operand(node, 0));
  }

  private Expression yielded(int node) {
    int id = building.id();
    int value = building.operand(node, 0);
    if (tree.child(node, NodeKind.TOKEN_FROM) >= 0) {
      return new YieldFrom(id, tree.start(node), tree.end(node), build(value, node));
    }
    return new Yield(id, tree.start(node), tree.end(node), value < 0 ? null : build(value));
  }
}
