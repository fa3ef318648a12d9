package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.If;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds statements with bodies. They end where the last statement in them ends. */
final class CompoundStatements {
  private final Building building;
  private final FlatTree tree;
  private final ExpressionBuilder expressions;
  private final StatementBuilder statements;
  private final Suites suites;
  private final MatchBuilder match;

  CompoundStatements(
      Building building, ExpressionBuilder expressions, StatementBuilder statements) {
    this.building = building;
    this.tree = building.tree;
    this.expressions = expressions;
    this.statements = statements;
    suites = new Suites(building, statements);
    match = new MatchBuilder(building, expressions, suites);
  }

  Statement build(int node) {
    return switch (tree.kind(node)) {
      case DECORATED_DEFINITION -> decorated(node);
      case FUNCTION_DEFINITION -> function(building.id(), node, List.of());
      case CLASS_DEFINITION -> type(building.id(), node, List.of());
      case IF_STATEMENT -> conditional(node);
      case FOR_STATEMENT -> loop(node);
      case WHILE_STATEMENT -> whileLoop(node);
      case TRY_STATEMENT -> attempt(node);
      case WITH_STATEMENT -> with(node);
      default -> match.build(node);
    };
  }

  private Statement decorated(int node) {
    int id = building.id();
    List<Expression> decorators = new ArrayList<>(1);
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      switch (tree.kind(child)) {
        case DECORATOR -> decorators.add(expressions.operand(child, 0));
        case FUNCTION_DEFINITION -> {
          return function(id, child, decorators);
        }
        case CLASS_DEFINITION -> {
          return type(id, child, decorators);
        }
        case ERROR -> building.error(tree.start(child), tree.end(child));
        default -> {
          // nothing that belongs to a definition
        }
      }
    }
    return statements.broken(node);
  }

  private Statement function(int id, int node, List<Expression> decorators) {
    int name = tree.child(node, NodeKind.IDENTIFIER);
    int list = tree.child(node, NodeKind.PARAMETERS);
    if (name < 0 || list < 0) {
      return statements.broken(node);
    }
    boolean async = tree.child(node, NodeKind.TOKEN_ASYNC) >= 0;
    List<Parameter> parameters = expressions.parameters().build(list);
    int type = tree.child(node, NodeKind.TYPE);
    @Nullable Expression returns = type < 0 ? null : expressions.build(type);
    List<Statement> body = suites.of(node);
    return new FunctionDef(
        id,
        tree.start(node),
        suites.end(node, body),
        building.name(name),
        tree.start(name),
        async,
        decorators,
        parameters,
        returns,
        body);
  }

  private Statement type(int id, int node, List<Expression> decorators) {
    int name = tree.child(node, NodeKind.IDENTIFIER);
    if (name < 0) {
      return statements.broken(node);
    }
    List<Argument> arguments =
        expressions.arguments().build(tree.child(node, NodeKind.ARGUMENT_LIST));
    List<Statement> body = suites.of(node);
    return new ClassDef(
        id,
        tree.start(node),
        suites.end(node, body),
        building.name(name),
        tree.start(name),
        decorators,
        arguments,
        body);
  }

  private Statement conditional(int node) {
    int id = building.id();
    List<Branch> branches = new ArrayList<>(1);
    branches.add(branch(building.id(), node));
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (tree.is(child, NodeKind.ELIF_CLAUSE)) {
        branches.add(branch(building.id(), child));
      }
    }
    List<Statement> orElse = clause(node, NodeKind.ELSE_CLAUSE);
    int end = orElse.isEmpty() ? branches.getLast().end() : orElse.getLast().end();
    return new If(id, tree.start(node), end, branches, orElse);
  }

  private Branch branch(int id, int node) {
    int test = suites.expression(node);
    Expression built = expressions.build(test, node);
    List<Statement> body = suites.of(node);
    return new Branch(id, tree.start(node), suites.end(node, body), built, body);
  }

  private Statement loop(int node) {
    int id = building.id();
    int left = suites.expression(node);
    int right = left < 0 ? -1 : suites.next(left, node);
    boolean async = tree.child(node, NodeKind.TOKEN_ASYNC) >= 0;
    Expression target = expressions.build(left, node);
    Expression iterable = expressions.build(right, node);
    List<Statement> body = suites.of(node);
    List<Statement> orElse = clause(node, NodeKind.ELSE_CLAUSE);
    int end = suites.end(node, orElse.isEmpty() ? body : orElse);
    return new For(id, tree.start(node), end, async, target, iterable, body, orElse);
  }

  private Statement whileLoop(int node) {
    int id = building.id();
    Expression test = expressions.build(suites.expression(node), node);
    List<Statement> body = suites.of(node);
    List<Statement> orElse = clause(node, NodeKind.ELSE_CLAUSE);
    int end = suites.end(node, orElse.isEmpty() ? body : orElse);
    return new While(id, tree.start(node), end, test, body, orElse);
  }

  private Statement attempt(int node) {
    int id = building.id();
    List<Statement> body = suites.of(node);
    List<Handler> handlers = new ArrayList<>(1);
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (tree.is(child, NodeKind.EXCEPT_CLAUSE)) {
        handlers.add(handler(child));
      }
    }
    List<Statement> orElse = clause(node, NodeKind.ELSE_CLAUSE);
    List<Statement> last = clause(node, NodeKind.FINALLY_CLAUSE);
    int end = suites.end(node, body);
    end = handlers.isEmpty() ? end : handlers.getLast().end();
    end = orElse.isEmpty() ? end : orElse.getLast().end();
    end = last.isEmpty() ? end : last.getLast().end();
    return new Try(id, tree.start(node), end, body, handlers, orElse, last);
  }

  private Handler handler(int node) {
    int id = building.id();
    boolean group = tree.child(node, NodeKind.TOKEN_STAR) >= 0;
    List<Integer> types = new ArrayList<>(1);
    int alias = -1;
    boolean afterAs = false;
    for (int child = tree.first(node); child < tree.after(node); child = tree.after(child)) {
      if (tree.is(child, NodeKind.TOKEN_AS)) {
        afterAs = true;
      } else if (tree.is(child, NodeKind.AS_PATTERN) && !building.isBroken(child)) {
        types.add(building.operand(child, 0));
        alias = building.operand(child, 1);
      } else if (tree.kind(child).isExpression() && afterAs) {
        alias = child;
      } else if (tree.kind(child).isExpression()) {
        types.add(child);
      }
    }
    @Nullable Expression type = handled(types);
    String name = alias < 0 ? null : building.name(alias);
    List<Statement> body = suites.of(node);
    return new Handler(id, tree.start(node), suites.end(node, body), group, type, name, body);
  }

  /** The exceptions of a handler; several stand in a tuple, with or without parentheses. */
  private @Nullable Expression handled(List<Integer> types) {
    if (types.size() < 2) {
      return types.isEmpty() ? null : expressions.build(types.getFirst());
    }
    int id = building.id();
    int start = tree.start(types.getFirst());
    int end = tree.end(types.getLast());
    List<Expression> all = types.stream().map(expressions::build).toList();
    return new TupleDisplay(id, start, end, all);
  }

  private Statement with(int node) {
    int id = building.id();
    int clause = tree.child(node, NodeKind.WITH_CLAUSE);
    boolean async = tree.child(node, NodeKind.TOKEN_ASYNC) >= 0;
    List<WithItem> items = new ArrayList<>(1);
    if (clause >= 0) {
      WithItems.add(building, expressions, clause, items);
    }
    List<Statement> body = suites.of(node);
    return new With(id, tree.start(node), suites.end(node, body), async, items, body);
  }

  /** The body of an {@code else} or {@code finally}. */
  private List<Statement> clause(int node, NodeKind kind) {
    int clause = tree.child(node, kind);
    return clause < 0 ? List.of() : suites.of(clause);
  }
}
