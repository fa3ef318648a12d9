package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.BinaryOperation;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comparison;
import dev.loopwarden.analysis.syntax.Expression.Conditional;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.ErrorExpression;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.NamedExpression;
import dev.loopwarden.analysis.syntax.Expression.NumberLiteral;
import dev.loopwarden.analysis.syntax.Expression.Slice;
import dev.loopwarden.analysis.syntax.Expression.Starred;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.UnaryOperation;
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

  ExpressionBuilder(Building building) {
    this.building = building;
    this.tree = building.tree;
    displays = new DisplayBuilder(building, this);
    strings = new StringBuilding(building, this);
    parameters = new ParameterBuilder(building, this);
    arguments = new ArgumentBuilder(building, this);
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

  private Expression broken(int node) {
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
      case ATTRIBUTE, MEMBER_TYPE -> attribute(node);
      case CALL -> call(node);
      case STRING, CONCATENATED_STRING -> strings.build(node);
      case INTEGER, FLOAT -> new NumberLiteral(building.id(), tree.start(node), tree.end(node));
      case TRUE, FALSE, NONE, ELLIPSIS -> constant(node);
      case PARENTHESIZED_EXPRESSION, PARENTHESIZED_LIST_SPLAT, TYPE, AS_PATTERN_TARGET ->
          operand(node, 0);
      case SUBSCRIPT -> subscript(node);
      case GENERIC_TYPE -> genericType(node);
      case SLICE -> slice(node);
      case AWAIT -> await(node);
      case BINARY_OPERATOR, UNION_TYPE -> binary(node);
      case UNARY_OPERATOR, NOT_OPERATOR -> unary(node);
      case BOOLEAN_OPERATOR -> logical(node);
      case COMPARISON_OPERATOR -> comparison(node);
      case CONDITIONAL_EXPRESSION -> conditional(node);
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

  private Expression binary(int node) {
    int id = building.id();
    Expression left = operand(node, 0);
    String operator = operator(node);
    Expression right = operand(node, 1);
    return new BinaryOperation(id, tree.start(node), tree.end(node), left, operator, right);
  }

  private Expression logical(int node) {
    int id = building.id();
    Expression left = operand(node, 0);
    String operator = operator(node);
    Expression right = operand(node, 1);
    return new BooleanOperation(id, tree.start(node), tree.end(node), left, operator, right);
  }

  private Expression unary(int node) {
    int id = building.id();
    String operator = operator(node);
    return new UnaryOperation(id, tree.start(node), tree.end(node), operator, operand(node, 0));
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

  private Expression comparison(int node) {
    int id = building.id();
    List<Expression> operands = new ArrayList<>(2);
    List<String> operators = new ArrayList<>(1);
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      switch (tree.kind(child)) {
        case TOKEN_NOT_IN -> operators.add("not in");
        case TOKEN_IS_NOT -> operators.add("is not");
        case TOKEN -> operators.add(building.name(child));
        default -> operands.add(build(child));
      }
    }
    return new Comparison(id, tree.start(node), tree.end(node), operands, operators);
  }

  private Expression conditional(int node) {
    int id = building.id();
    Expression then = operand(node, 0);
    Expression test = operand(node, 1);
    Expression otherwise = operand(node, 2);
    return new Conditional(id, tree.start(node), tree.end(node), test, then, otherwise);
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

  private Expression starred(int node) {
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
