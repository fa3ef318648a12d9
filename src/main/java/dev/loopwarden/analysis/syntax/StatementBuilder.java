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

  /** The statements of the file. */
  List<Statement> all() {
    List<Statement> statements = new ArrayList<>();
    if (tree.is(0, NodeKind.ERROR)) {
      recover(0, statements);
    } else {
      addAll(0, statements);
    }
    return statements;
  }

  /** Adds the statements in a node, those in blocks directly in it too. */
  void addAll(int node, List<Statement> statements) {
    int end = tree.after(node);
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      NodeKind kind = tree.kind(child);
      if (kind.isStatement()) {
        statements.add(build(child));
      } else if (kind == NodeKind.ERROR) {
        recover(child, statements);
      } else if (kind == NodeKind.BLOCK) {
        addAll(child, statements);
      }
    }
  }

  /**
   * Adds what an error among statements holds. Definitions stand for themselves, and so does what
   * comes before the first piece that is no statement; what follows that piece may have lost the
   * header it belongs to, and stays inside the error.
   */
  private void recover(int node, List<Statement> statements) {
    int end = tree.after(node);
    int child = tree.first(node);
    if (child == end) {
      statements.add(build(node));
      return;
    }
    boolean lost = false;
    while (child < end) {
      NodeKind kind = tree.kind(child);
      if (kind.isDefinition() || (kind.isStatement() && !lost)) {
        statements.add(build(child));
        child = tree.after(child);
        continue;
      }
      lost = true;
      int from = child;
      while (child < end && !tree.kind(child).isDefinition()) {
        child = tree.after(child);
      }
      statements.add(lost(from, child));
    }
  }

  /** An error made of sibling nodes. */
  private Statement lost(int from, int until) {
    int id = building.id();
    int end = tree.end(from);
    List<Statement> found = new ArrayList<>();
    for (int child = from; child < until; child = tree.after(child)) {
      end = tree.end(child);
      if (tree.kind(child).isStatement()) {
        found.add(build(child));
      } else if (tree.is(child, NodeKind.BLOCK) && building.enter()) {
        addAll(child, found);
        building.leave();
      }
    }
    building.error(tree.start(from), end);
    return new ErrorStatement(id, tree.start(from), Math.max(tree.start(from), end), found);
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
