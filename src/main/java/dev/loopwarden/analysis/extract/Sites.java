package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.HoldFact;
import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Site.Flag;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Truth;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.Conditional;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.ErrorStatement;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.If;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds calls and other uses, and the places where functions can suspend, in their surroundings.
 */
final class Sites {
  private final ModuleModel model;
  private final LoopChecks checks;
  private final Truth truth;
  private final SiteRecorder recorder;
  private final List<HoldFact> holds = new ArrayList<>();

  Sites(ModuleModel model, Uses uses) {
    this.model = model;
    this.checks = new LoopChecks(model);
    this.truth = new Truth(model);
    this.recorder = new SiteRecorder(model, uses);
    Surroundings top = new Surroundings(0, 0);
    model.module().children(child -> visit(child, top));
  }

  List<Site> sites() {
    return recorder.sites();
  }

  /** What is held over suspensions: by {@code with}, and from acquire to release. */
  List<HoldFact> holds() {
    List<Site> sites = sites();
    List<HoldFact> all = new ArrayList<>(holds);
    for (int i = 0; i < sites.size(); i++) {
      Site taken = sites.get(i);
      if (taken.used(Use.DROPPED) && isMethod(taken, "acquire")) {
        List<Integer> meanwhile = untilRelease(i);
        if (!meanwhile.isEmpty()) {
          int held = model.table().get(taken.callee()).base();
          all.add(new HoldFact(taken.function(), held, taken.span(), meanwhile));
        }
      }
    }
    return all;
  }

  private boolean isMethod(Site site, String name) {
    Value callee = model.table().get(site.callee());
    return callee.kind() == Value.Kind.ATTRIBUTE && callee.name().equals(name);
  }

  private List<Integer> untilRelease(int index) {
    List<Site> sites = sites();
    Site taken = sites.get(index);
    Value callee = model.table().get(taken.callee());
    for (Site later : sites.subList(index + 1, sites.size())) {
      if (later.function() == taken.function()
          && isMethod(later, "release")
          && model.table().get(later.callee()).base() == callee.base()) {
        List<Suspension> all = suspensions(taken.function());
        return IntStream.range(0, all.size())
            .filter(i -> all.get(i).span().start() > taken.span().end())
            .filter(i -> all.get(i).span().start() < later.span().start())
            .boxed()
            .toList();
      }
    }
    return List.of();
  }

  List<Suspension> suspensions(int function) {
    return recorder.suspensions(function);
  }

  private void visit(Node node, Surroundings around) {
    switch (node) {
      case FunctionDef definition -> visitFunction(definition, around);
      case Lambda lambda -> {
        lambda.parameters().forEach(parameter -> visitDefault(parameter, around));
        visit(lambda.body(), inside(lambda));
      }
      case ErrorStatement error -> visitChildren(error, around.with(Flag.BROKEN));
      case For loop -> visitFor(loop, around);
      case While loop -> {
        Surroundings inLoop = around.with(Flag.IN_LOOP);
        visit(loop.test(), inLoop);
        visitBody(loop.body(), inLoop);
        visitBody(loop.orElse(), around);
      }
      case If conditional -> visitIf(conditional, around);
      case Try attempt -> visitTry(attempt, around);
      case With with -> visitWith(with, around);
      case Comprehension comprehension -> visitComprehension(comprehension, around);
      case MatchCase matchCase -> visitChildren(matchCase, around.with(Flag.CONDITIONAL));
      case Conditional conditional -> {
        visit(conditional.test(), around);
        visit(conditional.then(), around.with(Flag.CONDITIONAL));
        visit(conditional.otherwise(), around.with(Flag.CONDITIONAL));
      }
      case BooleanOperation operation -> {
        visit(operation.left(), around);
        visit(operation.right(), around.with(Flag.CONDITIONAL));
      }
      case Expression expression -> {
        recorder.record(expression, around);
        visitChildren(expression, around);
      }
      default -> visitChildren(node, around);
    }
  }

  private void visitChildren(Node node, Surroundings around) {
    node.children(child -> visit(child, around));
  }

  private void visitAll(List<? extends Node> nodes, Surroundings around) {
    nodes.forEach(node -> visit(node, around));
  }

  /** What follows a statement that may leave is only run under a condition. */
  private void visitBody(List<Statement> body, Surroundings around) {
    Surroundings now = around;
    for (Statement statement : body) {
      visit(statement, now);
      now =
          now.withIf(Flag.CONDITIONAL, checks.mayLeave(statement))
              .withIf(Flag.OFF_LOOP, statement instanceof If test && checks.leavesOnLoop(test));
    }
  }

  private void visitFunction(FunctionDef definition, Surroundings around) {
    visitAll(definition.decorators(), around);
    definition.parameters().forEach(parameter -> visitDefault(parameter, around));
    visitBody(definition.body(), inside(definition));
  }

  private void visitDefault(Parameter parameter, Surroundings around) {
    if (parameter.defaultValue() != null) {
      visit(parameter.defaultValue(), around);
    }
  }

  private Surroundings inside(Node function) {
    int index = model.index(function);
    return new Surroundings(index, 0)
        .withIf(Flag.BROKEN, checks.isBroken(function))
        .withIf(Flag.NO_LOOP_RUNNING, checks.checksForRunningLoop(function))
        .withIf(Flag.RESULT_READY, checks.checksForResult(function));
  }

  private void visitFor(For loop, Surroundings around) {
    recorder.record(loop.iterable(), around);
    visitInner(loop.iterable(), around);
    if (loop.async()) {
      recorder.suspend(around, Suspension.Kind.ITERATE, loop.iterable());
    }
    visit(loop.target(), around);
    visitBody(loop.body(), around.with(Flag.IN_LOOP));
    visitBody(loop.orElse(), around);
  }

  /** Visits what is inside an expression that was recorded already. */
  private void visitInner(Expression expression, Surroundings around) {
    if (expression instanceof Lambda || expression instanceof Comprehension) {
      visit(expression, around);
    } else {
      visitChildren(expression, around);
    }
  }

  private void visitIf(If conditional, Surroundings around) {
    boolean colour = false;
    for (Branch branch : conditional.branches()) {
      Expression test = branch.test();
      visit(test, around);
      colour = colour || checks.testsColour(test);
      if (!truth.isNever(test)) {
        Surroundings inside =
            around
                .withIf(Flag.MAIN_GUARD, checks.isMainGuard(test))
                .withIf(Flag.COLOUR_TESTED, colour)
                .withIf(Flag.OFF_LOOP, checks.isTrueOffLoop(test));
        visitBody(branch.body(), inside.with(Flag.CONDITIONAL));
      }
      if (truth.isAlways(test)) {
        return;
      }
    }
    Expression first = conditional.branches().getFirst().test();
    Surroundings otherwise =
        around
            .withIf(Flag.MAIN_GUARD, checks.isImportGuard(first))
            .withIf(Flag.COLOUR_TESTED, colour)
            .withIf(Flag.OFF_LOOP, checks.isTrueOnLoop(first));
    visitBody(conditional.orElse(), otherwise.with(Flag.CONDITIONAL));
  }

  private void visitTry(Try attempt, Surroundings around) {
    boolean handled = attempt.handlers().stream().anyMatch(checks::catchesRuntimeError);
    visitBody(attempt.body(), around.withIf(Flag.IN_TRY, handled));
    attempt
        .handlers()
        .forEach(
            handler -> {
              if (handler.type() != null) {
                visit(handler.type(), around);
              }
              boolean noLoop = checks.catchesRuntimeError(handler) && checks.asksForLoop(attempt);
              visitBody(
                  handler.body(),
                  around
                      .with(Flag.CONDITIONAL)
                      .withIf(Flag.NO_LOOP_RUNNING, noLoop)
                      .withIf(Flag.OFF_LOOP, checks.isRunOffLoop(attempt, handler)));
            });
    visitBody(attempt.orElse(), around);
    visitBody(attempt.finallyBody(), around);
  }

  private void visitWith(With with, Surroundings around) {
    for (WithItem item : with.items()) {
      recorder.record(item.context(), around);
      visitInner(item.context(), around);
      if (with.async()) {
        recorder.suspend(around, Suspension.Kind.ENTER, item.context());
      }
      if (item.target() != null) {
        visit(item.target(), around);
      }
    }
    boolean expected = with.items().stream().anyMatch(item -> checks.expectsError(item.context()));
    int before = suspensions(around.function()).size();
    visitBody(with.body(), around.withIf(Flag.EXPECTED, expected));
    int after = suspensions(around.function()).size();
    if (!with.async() && before < after) {
      List<Integer> inside = IntStream.range(before, after).boxed().toList();
      with.items().forEach(item -> hold(around, item.context(), inside));
    }
    if (with.async()) {
      with.items().forEach(item -> recorder.suspend(around, Suspension.Kind.EXIT, item.context()));
    }
  }

  private void hold(Surroundings around, Expression context, List<Integer> inside) {
    int value = model.value(context);
    if (value != ValueTable.UNKNOWN) {
      holds.add(new HoldFact(around.function(), value, context.span(), inside));
    }
  }

  private void visitComprehension(Comprehension comprehension, Surroundings around) {
    for (ComprehensionClause clause : comprehension.clauses()) {
      recorder.record(clause.iterable(), around);
      visitInner(clause.iterable(), around);
      if (clause.async()) {
        recorder.suspend(around, Suspension.Kind.ITERATE, clause.iterable());
      }
      visitAll(clause.conditions(), around.with(Flag.IN_LOOP));
    }
    boolean kept =
        comprehension.kind() == Comprehension.Kind.GENERATOR
            && !(model.parent(comprehension) instanceof Argument);
    Surroundings inLoop = around.with(Flag.IN_LOOP).withIf(Flag.DEFERRED, kept);
    visit(comprehension.element(), inLoop);
    if (comprehension.value() != null) {
      visit(comprehension.value(), inLoop);
    }
  }
}
