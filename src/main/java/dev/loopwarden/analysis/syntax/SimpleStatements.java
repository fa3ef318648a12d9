package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Part.ImportedName;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assert;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.Break;
import dev.loopwarden.analysis.syntax.Statement.Continue;
import dev.loopwarden.analysis.syntax.Statement.Delete;
import dev.loopwarden.analysis.syntax.Statement.ErrorStatement;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.Global;
import dev.loopwarden.analysis.syntax.Statement.Import;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import dev.loopwarden.analysis.syntax.Statement.Nonlocal;
import dev.loopwarden.analysis.syntax.Statement.Pass;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.TypeAlias;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds statements that hold no other statements. */
final class SimpleStatements {
  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;

  SimpleStatements(Building building, ExpressionBuilder expressions) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
  }

  Statement build(int node) {
    int id = building.id();
    int start = tree.start(node);
    int end = tree.end(node);
    return switch (tree.kind(node)) {
      case EXPRESSION_STATEMENT -> expression(id, node);
      case RETURN_STATEMENT -> new Return(id, start, end, optional(node, 0));
      case DELETE_STATEMENT -> new Delete(id, start, end, targets(node));
      case TYPE_ALIAS_STATEMENT -> {
        Expression name = expressions.operand(node, 0);
        yield new TypeAlias(id, start, end, name, expressions.operand(node, 1));
      }
      case RAISE_STATEMENT -> raise(id, node);
      case ASSERT_STATEMENT -> {
        Expression test = expressions.operand(node, 0);
        yield new Assert(id, start, end, test, optional(node, 1));
      }
      case IMPORT_STATEMENT -> new Import(id, start, end, names(tree.first(node), node));
      case IMPORT_FROM_STATEMENT -> importFrom(id, node);
      case FUTURE_IMPORT_STATEMENT ->
          new ImportFrom(id, start, end, 0, "__future__", names(tree.first(node), node), false);
      case GLOBAL_STATEMENT -> new Global(id, start, end, identifiers(node));
      case NONLOCAL_STATEMENT -> new Nonlocal(id, start, end, identifiers(node));
      case PASS_STATEMENT -> new Pass(id, start, end);
      case BREAK_STATEMENT -> new Break(id, start, end);
      case CONTINUE_STATEMENT -> new Continue(id, start, end);
      default -> {
        building.error(start, end);
        yield new ErrorStatement(id, start, end, List.of());
      }
    };
  }

  private @Nullable Expression optional(int node, int index) {
    int child = building.operand(node, index);
    return child < 0 ? null : expressions.build(child);
  }

  private Statement expression(int id, int node) {
    int start = tree.start(node);
    int end = tree.end(node);
    int value = building.operand(node, 0);
    if (value >= 0 && tree.is(value, NodeKind.ASSIGNMENT)) {
      return assignment(id, node, value);
    }
    if (value >= 0 && tree.is(value, NodeKind.AUGMENTED_ASSIGNMENT)) {
      return augmented(id, node, value);
    }
    if (tree.child(node, NodeKind.TOKEN_COMMA) >= 0) {
      int tuple = building.id();
      Expression all = new TupleDisplay(tuple, start, end, expressions.operands(node));
      return new ExpressionStatement(id, start, end, all);
    }
    return new ExpressionStatement(id, start, end, expressions.operand(node, 0));
  }

  private Statement assignment(int id, int statement, int node) {
    int start = tree.start(statement);
    int end = tree.end(statement);
    if (building.isBroken(node)) {
      return broken(id, statement);
    }
    int type = tree.child(node, NodeKind.TYPE);
    if (type >= 0) {
      Expression target = expressions.operand(node, 0);
      Expression annotation = expressions.build(type);
      return new AnnotatedAssign(id, start, end, target, annotation, optional(node, 2));
    }
    List<Expression> targets = new ArrayList<>(1);
    int value = node;
    while (value >= 0 && tree.is(value, NodeKind.ASSIGNMENT)) {
      if (building.isBroken(value) || tree.child(value, NodeKind.TYPE) >= 0) {
        return broken(id, statement);
      }
      targets.add(expressions.operand(value, 0));
      value = building.operand(value, 1);
    }
    return new Assign(id, start, end, targets, expressions.build(value, node));
  }

  private Statement augmented(int id, int statement, int node) {
    if (building.isBroken(node)) {
      return broken(id, statement);
    }
    Expression target = expressions.operand(node, 0);
    String operator = "";
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (tree.kind(child).isToken()) {
        operator = building.name(child);
      }
    }
    Expression value = expressions.operand(node, 1);
    return new AugmentedAssign(
        id, tree.start(statement), tree.end(statement), target, operator, value);
  }

  private Statement broken(int id, int statement) {
    building.error(tree.start(statement), tree.end(statement));
    return new ErrorStatement(id, tree.start(statement), tree.end(statement), List.of());
  }

  private List<Expression> targets(int node) {
    int only = building.operand(node, 0);
    return only >= 0 && tree.is(only, NodeKind.EXPRESSION_LIST)
        ? expressions.operands(only)
        : expressions.operands(node);
  }

  private Statement raise(int id, int node) {
    @Nullable Expression exception = null;
    @Nullable Expression cause = null;
    boolean afterFrom = false;
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (tree.is(child, NodeKind.TOKEN_FROM)) {
        afterFrom = true;
      } else if (!tree.kind(child).isToken()) {
        Expression built = expressions.build(child);
        exception = afterFrom ? exception : built;
        cause = afterFrom ? built : cause;
      }
    }
    return new Raise(id, tree.start(node), tree.end(node), exception, cause);
  }

  private Statement importFrom(int id, int node) {
    int source = building.operand(node, 0);
    int level = 0;
    String module = "";
    if (source >= 0 && tree.is(source, NodeKind.RELATIVE_IMPORT)) {
      int prefix = tree.child(source, NodeKind.IMPORT_PREFIX);
      level = prefix < 0 ? 0 : dots(prefix);
      int name = tree.child(source, NodeKind.DOTTED_NAME);
      module = name < 0 ? "" : dotted(name);
    } else if (source >= 0) {
      module = dotted(source);
    }
    int from = source < 0 ? tree.after(node) : tree.after(source);
    boolean star = tree.child(node, NodeKind.WILDCARD_IMPORT) >= 0;
    List<ImportedName> names = star ? List.of() : names(from, node);
    return new ImportFrom(id, tree.start(node), tree.end(node), level, module, names, star);
  }

  private int dots(int prefix) {
    int count = 0;
    for (int i = tree.start(prefix); i < tree.end(prefix); i++) {
      count += building.text.charAt(i) == '.' ? 1 : 0;
    }
    return count;
  }

  private List<ImportedName> names(int from, int node) {
    List<ImportedName> names = new ArrayList<>();
    for (int child = from; child < tree.after(node); child = tree.after(child)) {
      int start = tree.start(child);
      int end = tree.end(child);
      if (tree.is(child, NodeKind.DOTTED_NAME)) {
        names.add(new ImportedName(building.id(), start, end, dotted(child), null));
      } else if (tree.is(child, NodeKind.ALIASED_IMPORT)) {
        int name = tree.child(child, NodeKind.DOTTED_NAME);
        int alias = tree.child(child, NodeKind.IDENTIFIER);
        String as = alias < 0 ? null : building.name(alias);
        names.add(new ImportedName(building.id(), start, end, name < 0 ? "" : dotted(name), as));
      }
    }
    return names;
  }

  /** A dotted name without the white space that may stand in it. */
  private String dotted(int node) {
    int first = building.first(node);
    if (first < 0 || tree.after(first) == tree.after(node)) {
      return building.name(node);
    }
    return String.join(".", identifiers(node));
  }

  private List<String> identifiers(int node) {
    List<String> names = new ArrayList<>();
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (tree.is(child, NodeKind.IDENTIFIER)) {
        names.add(building.name(child));
      }
    }
    return names;
  }
}
