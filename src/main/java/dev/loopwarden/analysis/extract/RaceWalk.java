package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.extract.RaceState.Condition;
import dev.loopwarden.analysis.extract.RaceState.Copy;
import dev.loopwarden.analysis.extract.RaceState.Held;
import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.Break;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.Continue;
import dev.loopwarden.analysis.syntax.Statement.Delete;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.If;
import dev.loopwarden.analysis.syntax.Statement.Match;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks one coroutine in the order it runs: along its branches, loops and handlers. What is read
 * and written on the way, {@link RaceReads} and {@link RaceWrites} know.
 */
final class RaceWalk {
  private final ModuleModel model;
  private final FunctionDef function;
  private final Map<Suspension, Integer> suspensionIndex = new HashMap<>();
  private final RaceState state = new RaceState();
  private final RaceReads reads;
  private final RaceWrites writes;

  RaceWalk(ModuleModel model, FunctionDef function, List<Suspension> suspensions) {
    this.model = model;
    this.function = function;
    this.reads = new RaceReads(model, state);
    this.writes = new RaceWrites(model, function, state, reads);
    for (int i = 0; i < suspensions.size(); i++) {
      suspensionIndex.putIfAbsent(suspensions.get(i), i);
    }
  }

  List<RaceFact> run() {
    walkAll(function.body());
    return writes.races();
  }

  // --- statements

  /** Walks statements; whether the last one leaves, so that nothing after it is reached. */
  private boolean walkAll(List<Statement> body) {
    boolean left = false;
    for (Statement statement : body) {
      left = walk(statement) || left;
    }
    return left;
  }

  private boolean walk(Statement statement) {
    switch (statement) {
      case FunctionDef _, ClassDef _ -> {}
      case Assign assign -> {
        evaluate(assign.value());
        assign.targets().forEach(target -> writes.write(target, assign.value(), assign));
      }
      case AnnotatedAssign assign when assign.value() != null -> {
        evaluate(assign.value());
        writes.write(assign.target(), assign.value(), assign);
      }
      case AugmentedAssign assign -> {
        int position = state.position();
        evaluate(assign.target());
        evaluate(assign.value());
        writes.update(assign, position);
      }
      case If conditional -> {
        return branch(conditional);
      }
      case While loop -> loop(loop);
      case For loop -> loop(loop);
      case With with -> {
        return with(with);
      }
      case Try attempt -> {
        return attempt(attempt);
      }
      case Match match -> match(match);
      case Return _, Raise _, Break _, Continue _ -> {
        evaluate(statement);
        return true;
      }
      case ExpressionStatement _, Delete _ -> {
        evaluate(statement);
        writes.mutate(statement);
      }
      default -> evaluate(statement);
    }
    return false;
  }

  private boolean branch(If conditional) {
    List<Condition> before = state.conditions();
    boolean allLeave = !conditional.orElse().isEmpty();
    boolean anyPasses = false;
    List<Integer> passed = new ArrayList<>();
    for (Branch branch : conditional.branches()) {
      test(branch.test());
      int start = state.position();
      Map<String, Copy> copies = new HashMap<>(state.copies());
      List<Condition> tested = state.conditions();
      boolean leaves = walkAll(branch.body());
      allLeave &= leaves;
      anyPasses |= !leaves;
      if (!leaves) {
        passed.addAll(state.since(start));
        copies.keySet().retainAll(state.copies().keySet());
      }
      state.copying(copies);
      state.knowing(tested);
      state.takeBack(start);
    }
    allLeave &= walkAll(conditional.orElse());
    passed.forEach(state::suspend);
    if (anyPasses) {
      // a path goes on for which the condition said the opposite
      state.knowingOnly(before);
    }
    return allLeave;
  }

  private void loop(While loop) {
    List<Condition> before = state.conditions();
    test(loop.test());
    walkAll(loop.body());
    state.knowing(before);
    // the loop ends right after its condition was tested again
    test(loop.test());
    walkAll(loop.orElse());
  }

  private void loop(For loop) {
    evaluate(loop.iterable());
    if (loop.async()) {
      suspend(
          new Suspension(
              Suspension.Kind.ITERATE, valueOf(loop.iterable()), loop.iterable().span()));
    }
    List<Condition> before = state.conditions();
    walkAll(loop.body());
    state.knowingOnly(before);
    walkAll(loop.orElse());
  }

  private boolean with(With with) {
    int depth = state.held().size();
    for (WithItem item : with.items()) {
      evaluate(item.context());
      if (with.async()) {
        suspend(
            new Suspension(Suspension.Kind.ENTER, valueOf(item.context()), item.context().span()));
      }
      state.enter(new Held(item.id(), valueOf(item.context())));
    }
    boolean left = walkAll(with.body());
    state.leave(depth);
    if (with.async()) {
      with.items()
          .forEach(
              item ->
                  suspend(
                      new Suspension(
                          Suspension.Kind.EXIT, valueOf(item.context()), item.context().span())));
    }
    return left;
  }

  private boolean attempt(Try attempt) {
    boolean left = walkAll(attempt.body());
    List<Condition> afterBody = state.conditions();
    boolean handlersLeave = true;
    for (Handler handler : attempt.handlers()) {
      int position = state.position();
      boolean leaves = walkAll(handler.body());
      handlersLeave &= leaves;
      if (leaves) {
        state.takeBack(position);
      }
      state.knowing(afterBody);
    }
    boolean elseLeft = walkAll(attempt.orElse());
    boolean finallyLeft = walkAll(attempt.finallyBody());
    return finallyLeft || ((left || elseLeft) && handlersLeave);
  }

  private void match(Match match) {
    evaluate(match.subject());
    List<Condition> before = state.conditions();
    for (MatchCase matchCase : match.cases()) {
      int position = state.position();
      if (walkAll(matchCase.body())) {
        state.takeBack(position);
      }
      state.knowingOnly(before);
    }
  }

  // --- expressions

  /** Passes what an expression or a simple statement evaluates, in order. */
  private void evaluate(Node node) {
    if (node instanceof Lambda) {
      return;
    }
    node.children(this::evaluate);
    if (node instanceof Expression.NamedExpression named) {
      reads.copy(named.target(), named.value());
    }
    if (node instanceof Await await) {
      suspend(new Suspension(Suspension.Kind.AWAIT, valueOf(await.value()), await.span()));
    } else if (node instanceof Yield) {
      suspend(new Suspension(Suspension.Kind.YIELD, ValueTable.UNKNOWN, node.span()));
    }
  }

  private int valueOf(Expression expression) {
    return model.value(expression);
  }

  private void suspend(Suspension suspension) {
    Integer index = suspensionIndex.get(suspension);
    if (index != null) {
      state.suspend(index);
    }
  }

  /** Evaluates a condition and remembers the shared state it read. */
  private void test(Expression test) {
    evaluate(test);
    reads.test(test);
  }
}
