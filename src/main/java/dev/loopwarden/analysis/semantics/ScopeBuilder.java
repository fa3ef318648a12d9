package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.NamedExpression;
import dev.loopwarden.analysis.syntax.Expression.Starred;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.ImportedName;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.Delete;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Global;
import dev.loopwarden.analysis.syntax.Statement.Import;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import dev.loopwarden.analysis.syntax.Statement.Nonlocal;
import dev.loopwarden.analysis.syntax.Statement.TypeAlias;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the scopes of a module and the names they bind; scopes are kept by their node's id. */
final class ScopeBuilder {
  /** By node id: the scope that a node opens; once all is built, else the one it stands in. */
  private final @Nullable Scope[] scopes;

  /** By node id: what binds the name, as far as it was asked for. */
  private final @Nullable Scope[] bindings;

  private final @Nullable Node[] parents;

  private ScopeBuilder(Module module) {
    this.scopes = new Scope[module.nodes()];
    this.bindings = new Scope[module.nodes()];
    this.parents = new Node[module.nodes()];
  }

  /** The builder with the module's scopes and parents filled in. */
  static ScopeBuilder build(Module module, List<Node> nodes) {
    ScopeBuilder builder = new ScopeBuilder(module);
    Scope scope = new Scope(Scope.Kind.MODULE, module, null);
    builder.scopes[module.id()] = scope;
    module.children(child -> builder.visit(child, module, scope));
    builder.inherit(nodes);
    return builder;
  }

  private void inherit(List<Node> nodes) {
    for (Node node : nodes) {
      Node parent = parents[node.id()];
      if (parent != null && scopes[node.id()] == null) {
        scopes[node.id()] = scopes[parent.id()];
      }
    }
  }

  /** The scope that a node opens, or else the one it stands in. */
  Scope scope(Node node) {
    Scope scope = scopes[node.id()];
    if (scope == null) {
      throw new IllegalArgumentException("not a node of this module");
    }
    return scope;
  }

  /** The scope that binds a name where it stands, or null. */
  @Nullable Scope binding(Name name) {
    Scope known = bindings[name.id()];
    if (known == null) {
      known = scope(name).binding(name.name());
      bindings[name.id()] = known;
    }
    return known;
  }

  /** The node around a node; null for the module. */
  @Nullable Node parent(Node node) {
    return parents[node.id()];
  }

  private void visit(Node node, Node parent, Scope scope) {
    parents[node.id()] = parent;
    bindNames(node, scope);
    switch (node) {
      case FunctionDef function -> visitFunction(function, scope);
      case Lambda lambda -> visitLambda(lambda, scope);
      case ClassDef definition -> visitClass(definition, scope);
      case Comprehension comprehension -> visitComprehension(comprehension, scope);
      default -> node.children(child -> visit(child, node, scope));
    }
  }

  private void visitFunction(FunctionDef function, Scope scope) {
    Scope inner = open(Scope.Kind.FUNCTION, function, scope);
    function.decorators().forEach(decorator -> visit(decorator, function, scope));
    function.parameters().forEach(parameter -> visitParameter(parameter, function, inner));
    if (function.returns() != null) {
      visit(function.returns(), function, scope);
    }
    function.body().forEach(statement -> visit(statement, function, inner));
  }

  private void visitLambda(Lambda lambda, Scope scope) {
    Scope inner = open(Scope.Kind.FUNCTION, lambda, scope);
    lambda.parameters().forEach(parameter -> visitParameter(parameter, lambda, inner));
    visit(lambda.body(), lambda, inner);
  }

  private void visitParameter(Parameter parameter, Node function, Scope inner) {
    parents[parameter.id()] = function;
    inner.bind(parameter.name());
    Scope outer = inner.parent() == null ? inner : inner.parent();
    parameter.children(child -> visit(child, parameter, outer));
  }

  private void visitClass(ClassDef definition, Scope scope) {
    definition.decorators().forEach(decorator -> visit(decorator, definition, scope));
    definition.arguments().forEach(argument -> visit(argument, definition, scope));
    Scope inner = open(Scope.Kind.CLASS, definition, scope);
    definition.body().forEach(statement -> visit(statement, definition, inner));
  }

  private void visitComprehension(Comprehension comprehension, Scope scope) {
    Scope inner = open(Scope.Kind.COMPREHENSION, comprehension, scope);
    boolean first = true;
    for (ComprehensionClause clause : comprehension.clauses()) {
      parents[clause.id()] = comprehension;
      visit(clause.iterable(), clause, first ? scope : inner);
      bindTarget(clause.target(), inner);
      visit(clause.target(), clause, inner);
      clause.conditions().forEach(condition -> visit(condition, clause, inner));
      first = false;
    }
    visit(comprehension.element(), comprehension, inner);
    if (comprehension.value() != null) {
      visit(comprehension.value(), comprehension, inner);
    }
  }

  private Scope open(Scope.Kind kind, Node node, Scope parent) {
    Scope scope = new Scope(kind, node, parent);
    scopes[node.id()] = scope;
    return scope;
  }

  private static void bindNames(Node node, Scope scope) {
    switch (node) {
      case FunctionDef function -> scope.bind(function.name());
      case ClassDef definition -> scope.bind(definition.name());
      case Assign assign -> assign.targets().forEach(target -> bindTarget(target, scope));
      case AugmentedAssign assign -> bindTarget(assign.target(), scope);
      case AnnotatedAssign assign -> bindTarget(assign.target(), scope);
      case TypeAlias alias -> bindTarget(alias.name(), scope);
      case For loop -> bindTarget(loop.target(), scope);
      case Delete delete -> delete.targets().forEach(target -> bindTarget(target, scope));
      case WithItem item when item.target() != null -> bindTarget(item.target(), scope);
      case Handler handler when handler.name() != null -> scope.bind(handler.name());
      case MatchCase match -> match.captures().forEach(capture -> scope.bind(capture.name()));
      case NamedExpression named -> scope.body().bind(named.target().name());
      case Global global -> global.names().forEach(scope::declareGlobal);
      case Nonlocal nonlocal -> nonlocal.names().forEach(scope::declareNonlocal);
      case Import statement -> statement.names().forEach(name -> scope.bind(boundName(name)));
      case ImportFrom statement -> statement.names().forEach(name -> scope.bind(alias(name)));
      default -> {}
    }
  }

  private static void bindTarget(Expression target, Scope scope) {
    switch (target) {
      case Name name -> scope.bind(name.name());
      case TupleDisplay tuple -> tuple.elements().forEach(element -> bindTarget(element, scope));
      case ListDisplay list -> list.elements().forEach(element -> bindTarget(element, scope));
      case Starred starred -> bindTarget(starred.value(), scope);
      default -> {}
    }
  }

  /** The name that {@code import a.b} or {@code import a.b as c} binds. */
  static String boundName(ImportedName imported) {
    if (imported.alias() != null) {
      return imported.alias();
    }
    int dot = imported.name().indexOf('.');
    return dot < 0 ? imported.name() : imported.name().substring(0, dot);
  }

  /** The name that {@code from m import a} or {@code from m import a as b} binds. */
  static String alias(ImportedName imported) {
    return imported.alias() != null ? imported.alias() : imported.name();
  }
}
