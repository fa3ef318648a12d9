package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.ImportedName;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.Break;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.Continue;
import dev.loopwarden.analysis.syntax.Statement.ErrorStatement;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.If;
import dev.loopwarden.analysis.syntax.Statement.Import;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import dev.loopwarden.analysis.syntax.Statement.Match;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.List;
import java.util.Set;

/** Walks statements in the order they run and tells the flow what they bind. */
final class StatementFlow {
  private static final Set<String> OVERLOADS =
      Set.of("typing.overload", "typing_extensions.overload");

  private final Flow flow;
  private final ExpressionFlow expressions;
  private final ModuleModel model;
  private final ValueTable table;

  StatementFlow(Flow flow) {
    this.flow = flow;
    this.expressions = flow.expressions();
    this.model = flow.model();
    this.table = model.table();
  }

  void runAll(List<Statement> body) {
    body.forEach(this::run);
  }

  private void run(Statement statement) {
    switch (statement) {
      case FunctionDef definition -> define(definition);
      case ClassDef definition -> define(definition);
      case Assign assign -> assign(assign);
      case AnnotatedAssign assign -> assign(assign);
      case AugmentedAssign assign -> {
        expressions.eval(assign.target());
        expressions.eval(assign.value());
        flow.assign(assign.target(), ValueTable.UNKNOWN);
      }
      case Import statementImport -> bindImports(statementImport);
      case ImportFrom statementImport -> bindImports(statementImport);
      case If conditional -> branch(conditional);
      case For loop -> loop(loop);
      case While loop -> loop(loop);
      case With with -> enter(with);
      case Try attempt -> attempt(attempt);
      case Match match -> match(match);
      case Return result -> {
        if (result.value() == null) {
          model.endsWithoutValue(flow.functionIndex());
        } else {
          model.joinReturned(flow.functionIndex(), expressions.eval(result.value()));
        }
        flow.die();
      }
      case Raise raise -> {
        evalChildren(raise);
        flow.die();
      }
      case Break _, Continue _ -> flow.die();
      case ErrorStatement error -> runAll(error.found());
      default -> evalChildren(statement);
    }
  }

  private void evalChildren(Node node) {
    node.children(
        child -> {
          if (child instanceof Expression expression) {
            expressions.eval(expression);
          } else if (child instanceof Statement inner) {
            run(inner);
          } else {
            evalChildren(child);
          }
        });
  }

  private void define(FunctionDef definition) {
    definition.decorators().forEach(expressions::eval);
    definition.parameters().forEach(expressions::evalDefault);
    for (Parameter parameter : definition.parameters()) {
      if (parameter.annotation() != null) {
        model.setAnnotated(parameter.annotation(), expressions.annotations().parameter(parameter));
      }
    }
    if (definition.returns() != null) {
      model.setAnnotated(
          definition.returns(), expressions.annotations().value(definition.returns()));
    }
    int function = table.add(new Value(Value.Kind.FUNCTION, model.index(definition), ""));
    if (definition.decorators().stream().noneMatch(this::isOverload)) {
      flow.bind(definition.name(), function);
    }
    flow.defer(definition);
  }

  /** The definitions that {@code overload} marks are replaced by the last one. */
  private boolean isOverload(Expression decorator) {
    return OVERLOADS.contains(model.valueOf(decorator).name());
  }

  private void define(ClassDef definition) {
    definition.decorators().forEach(expressions::eval);
    definition.arguments().forEach(argument -> expressions.eval(argument.value()));
    flow.bind(
        definition.name(), table.add(new Value(Value.Kind.CLASS, model.index(definition), "")));
    flow.runClass(definition);
  }

  private void assign(Assign assign) {
    int value = expressions.eval(assign.value());
    for (Expression target : assign.targets()) {
      if (target instanceof TupleDisplay tuple
          && assign.value() instanceof TupleDisplay parts
          && tuple.elements().size() == parts.elements().size()) {
        for (int i = 0; i < parts.elements().size(); i++) {
          flow.assign(tuple.elements().get(i), model.value(parts.elements().get(i)));
        }
      } else {
        flow.assign(target, value);
      }
    }
  }

  private void assign(AnnotatedAssign assign) {
    int declared = expressions.annotations().value(assign.annotation());
    if (assign.value() != null) {
      int value = expressions.eval(assign.value());
      declared = declared == ValueTable.UNKNOWN ? value : declared;
    } else if (!(assign.target() instanceof Name) && declared == ValueTable.UNKNOWN) {
      return;
    }
    flow.assign(assign.target(), declared);
  }

  private void bindImports(Import statement) {
    for (ImportedName imported : statement.names()) {
      model.imports().add(imported.name());
      String bound = ScopeBuilder.boundName(imported);
      flow.bind(bound, table.imported(imported.alias() != null ? imported.name() : bound));
    }
  }

  private void bindImports(ImportFrom statement) {
    String module = ".".repeat(statement.level()) + statement.module();
    model.imports().add(module);
    if (statement.star()) {
      model.starImports().add(module);
    }
    String prefix = module.isEmpty() || module.endsWith(".") ? module : module + ".";
    for (ImportedName imported : statement.names()) {
      model.imports().add(prefix + imported.name());
      flow.bind(ScopeBuilder.alias(imported), table.imported(prefix + imported.name()));
    }
  }

  private void branch(If conditional) {
    Flow.State end = null;
    for (Branch branch : conditional.branches()) {
      expressions.eval(branch.test());
      Flow.State before = flow.save();
      runAll(branch.body());
      end = joined(end);
      flow.restore(before);
    }
    runAll(conditional.orElse());
    if (end != null) {
      flow.merge(end);
    }
  }

  /** The state so far joined with the one at hand. */
  private Flow.State joined(Flow.@org.jspecify.annotations.Nullable State end) {
    if (end != null) {
      flow.merge(end);
    }
    return flow.save();
  }

  private void loop(For loop) {
    int iterated = expressions.eval(loop.iterable());
    Value.Kind kind = loop.async() ? Value.Kind.ASYNC_ITEM : Value.Kind.ITEM;
    Flow.State before = flow.save();
    forgetAssigned(loop.body());
    flow.assign(loop.target(), table.add(kind, iterated));
    runAll(loop.body());
    flow.merge(before);
    runAll(loop.orElse());
  }

  private void loop(While loop) {
    forgetAssigned(loop.body());
    expressions.eval(loop.test());
    Flow.State before = flow.save();
    runAll(loop.body());
    flow.merge(before);
    runAll(loop.orElse());
  }

  /** In a second round of a loop a name may hold what its body assigned in the first. */
  private void forgetAssigned(List<Statement> body) {
    AssignedNames.in(body).forEach(flow::forget);
  }

  private void enter(With with) {
    for (WithItem item : with.items()) {
      int context = expressions.eval(item.context());
      if (item.target() != null) {
        Value.Kind kind = with.async() ? Value.Kind.ASYNC_ENTERED : Value.Kind.ENTERED;
        flow.assign(item.target(), table.add(kind, context));
      }
    }
    runAll(with.body());
  }

  private void attempt(Try attempt) {
    Flow.State before = flow.save();
    runAll(attempt.body());
    Flow.State afterBody = flow.save();
    runAll(attempt.orElse());
    Flow.State end = flow.save();
    for (Handler handler : attempt.handlers()) {
      flow.restore(before);
      flow.merge(afterBody);
      if (handler.type() != null) {
        expressions.eval(handler.type());
      }
      if (handler.name() != null) {
        flow.bind(handler.name(), ValueTable.UNKNOWN);
      }
      runAll(handler.body());
      end = joined(end);
    }
    flow.restore(end);
    runAll(attempt.finallyBody());
  }

  private void match(Match match) {
    expressions.eval(match.subject());
    Flow.State before = flow.save();
    Flow.State end = before;
    for (MatchCase matchCase : match.cases()) {
      flow.restore(before);
      matchCase.values().forEach(expressions::eval);
      matchCase.captures().forEach(name -> flow.bind(name.name(), ValueTable.UNKNOWN));
      if (matchCase.guard() != null) {
        expressions.eval(matchCase.guard());
      }
      runAll(matchCase.body());
      end = joined(end);
    }
    flow.restore(end);
  }
}
