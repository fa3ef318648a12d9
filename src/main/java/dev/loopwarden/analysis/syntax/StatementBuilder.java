package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Statement.ErrorStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds statements. What did not parse inside a simple statement makes an error of the whole
 * statement; inside the header of a compound one it becomes an error at the top of its body.
 */
final class StatementBuilder {
  private final Building building;
  private final FlatTree tree;
  private final SimpleStatements simple;
  private final CompoundStatements compound;

  StatementBuilder(Building building) {
    this.building = building;
    this.tree = building.tree;
    ExpressionBuilder expressions = new ExpressionBuilder(building);
    simple = new SimpleStatements(building, expressions);
    compound = new CompoundStatements(building, expressions, this);
  }

  /** The statements in a module or block. */
  List<Statement> in(int node) {
    List<Statement> statements = new ArrayList<>();
    addAll(node, statements);
    return statements;
  }

  /** Adds the statements in a node, those in blocks directly in it too. */
  void addAll(int node, List<Statement> statements) {
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      NodeKind kind = tree.kind(child);
      if (kind.isStatement() || kind == NodeKind.ERROR) {
        statements.add(build(child));
      } else if (kind == NodeKind.BLOCK) {
        addAll(child, statements);
      }
    }
  }

  Statement build(int node) {
    if (!building.enter()) {
      building.error(tree.start(node), tree.end(node));
      return error(building.id(), node, List.of());
    }
    Statement built = dispatch(node);
    building.leave();
    return built;
  }

  /** A statement that cannot be had, with those in it that can. */
  Statement broken(int node) {
    int id = building.id();
    building.error(tree.start(node), tree.end(node));
    List<Statement> found = new ArrayList<>();
    addAll(node, found);
    return error(id, node, found);
  }

  private Statement dispatch(int node) {
    NodeKind kind = tree.kind(node);
    if (kind == NodeKind.ERROR) {
      return broken(node);
    }
    return switch (kind) {
      case FUNCTION_DEFINITION,
          CLASS_DEFINITION,
          DECORATED_DEFINITION,
          IF_STATEMENT,
          FOR_STATEMENT,
          WHILE_STATEMENT,
          TRY_STATEMENT,
          WITH_STATEMENT,
          MATCH_STATEMENT ->
          compound.build(node);
      case PRINT_STATEMENT, EXEC_STATEMENT -> broken(node);
      default -> building.isBroken(node) ? broken(node) : simple.build(node);
    };
  }

  private Statement error(int id, int node, List<Statement> found) {
    return new ErrorStatement(id, tree.start(node), tree.end(node), found);
  }
}
