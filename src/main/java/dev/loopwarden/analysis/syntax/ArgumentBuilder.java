package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Part.Argument;
import java.util.ArrayList;
import java.util.List;

/** Builds the arguments of calls and class definitions. */
final class ArgumentBuilder {
  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;

  ArgumentBuilder(Building building, ExpressionBuilder expressions) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
  }

  /** The arguments in a list, or -1 where there is none. */
  List<Argument> build(int list) {
    if (list < 0) {
      return List.of();
    }
    if (tree.is(list, NodeKind.GENERATOR_EXPRESSION)) {
      return List.of(onlyGenerator(list));
    }
    List<Argument> arguments = new ArrayList<>();
    int end = tree.after(list);
    for (int child = tree.first(list); child < end; child = tree.after(child)) {
      if (!tree.kind(child).isToken()) {
        arguments.add(argument(child));
      }
    }
    return arguments;
  }

  private Argument argument(int node) {
    int id = building.id();
    int start = tree.start(node);
    int end = tree.end(node);
    if (building.isBroken(node)) {
      return positional(id, node);
    }
    return switch (tree.kind(node)) {
      case KEYWORD_ARGUMENT -> {
        String name = building.name(building.first(node));
        Expression value = expressions.operand(node, 1);
        yield new Argument(id, start, end, Argument.Kind.KEYWORD, name, value);
      }
      case LIST_SPLAT ->
          new Argument(id, start, end, Argument.Kind.STAR, null, expressions.operand(node, 0));
      case DICTIONARY_SPLAT ->
          new Argument(
              id, start, end, Argument.Kind.DOUBLE_STAR, null, expressions.operand(node, 0));
      default -> positional(id, node);
    };
  }

  private Argument positional(int id, int node) {
    Expression value = expressions.build(node);
    return new Argument(
        id, tree.start(node), tree.end(node), Argument.Kind.POSITIONAL, null, value);
  }

  /** The generator in {@code f(x for x in y)}; its range leaves out the call's parentheses. */
  private Argument onlyGenerator(int node) {
    int id = building.id();
    int body = building.operand(node, 0);
    int start = body < 0 ? tree.start(node) : tree.start(body);
    int end = start;
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (!tree.kind(child).isToken()) {
        end = tree.end(child);
      }
    }
    Expression value = expressions.onlyGenerator(node, start, end);
    return new Argument(id, start, end, Argument.Kind.POSITIONAL, null, value);
  }
}
