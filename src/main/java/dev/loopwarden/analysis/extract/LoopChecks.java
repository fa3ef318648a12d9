package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comparison;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Expression.UnaryOperation;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.Break;
import dev.loopwarden.analysis.syntax.Statement.Continue;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.If;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** What functions ask before they act: whether a loop runs, whether a result is there. */
final class LoopChecks {
  private static final Set<String> LOOP_QUERIES =
      Set.of(
          "asyncio.get_running_loop",
          "asyncio._get_running_loop",
          "asyncio.current_task",
          "sniffio.current_async_library");

  private static final Set<String> RUNTIME_ERRORS =
      Set.of("builtins.RuntimeError", "builtins.Exception", "builtins.BaseException");

  private static final Set<String> EXPECTATIONS =
      Set.of(
          "raises",
          "warns",
          "catch_warnings",
          "assertRaises",
          "assertRaisesRegex",
          "assertWarns",
          "assertWarnsRegex");

  private static final Set<String> COLOUR_TESTS =
      Set.of("iscoroutinefunction", "iscoroutine", "isawaitable", "is_async_callable");

  private static final Set<String> NEGATIONS = Set.of("!=", "not in", "is not");
  private static final Set<String> LOOP_TESTS = Set.of("is_running");
  private static final Set<String> RESULT_TESTS =
      Set.of("done", "as_completed", "ready", "empty", "qsize");

  private static final int DEEPEST = 4;

  private final ModuleModel model;
  private final BitSet loopQueries = new BitSet();
  private final BitSet resultTests = new BitSet();
  private final BitSet broken = new BitSet();

  /** By node id: statements from which a return, break or continue leads out. */
  private final BitSet leaving = new BitSet();

  LoopChecks(ModuleModel model) {
    this.model = model;
    model.nodes().forEach(this::collect);
    model.module().errors().forEach(this::markBroken);
  }

  /** Whether the function looks whether a loop is running, so that it acts accordingly. */
  boolean checksForRunningLoop(Node function) {
    return loopQueries.get(model.index(function));
  }

  /** Whether the function asks a future whether it is done. */
  boolean checksForResult(Node function) {
    return resultTests.get(model.index(function));
  }

  /** Whether a part of the function did not parse. */
  boolean isBroken(Node function) {
    return broken.get(model.index(function));
  }

  /** {@code __name__ == "__main__"}, maybe with more conditions. */
  boolean isMainGuard(Expression test) {
    return switch (test) {
      case Comparison comparison -> comparesName(comparison) && !isNegated(comparison);
      case BooleanOperation operation ->
          operation.operator().equals("and")
              && (isMainGuard(operation.left()) || isMainGuard(operation.right()));
      default -> false;
    };
  }

  /** {@code __name__ != "__main__"}. */
  boolean isImportGuard(Expression test) {
    return test instanceof Comparison comparison
        && comparesName(comparison)
        && isNegated(comparison);
  }

  private static boolean comparesName(Comparison comparison) {
    return comparison.operands().stream()
        .anyMatch(operand -> operand instanceof Name name && name.name().equals("__name__"));
  }

  private static boolean isNegated(Comparison comparison) {
    return comparison.operators().stream().anyMatch(NEGATIONS::contains);
  }

  /** Whether a test is true only when no loop runs: {@code loop is None}. */
  boolean isTrueOffLoop(Expression test) {
    return test instanceof UnaryOperation not && not.operator().equals("not")
        ? isRunningLoop(not.operand())
        : comparesLoop(test, "is");
  }

  /** Whether a test is true whenever a loop runs: {@code loop is not None}. */
  boolean isTrueOnLoop(Expression test) {
    return isRunningLoop(test) || comparesLoop(test, "is not");
  }

  /** {@code if loop is not None: return}: what follows only runs off the loop. */
  boolean leavesOnLoop(If conditional) {
    Branch first = conditional.branches().getFirst();
    Statement last = first.body().isEmpty() ? null : first.body().getLast();
    return (last instanceof Return || last instanceof Raise) && isTrueOnLoop(first.test());
  }

  private boolean comparesLoop(Expression test, String operator) {
    return test instanceof Comparison comparison
        && comparison.operators().equals(List.of(operator))
        && isRunningLoop(comparison.operands().getFirst())
        && comparison.operands().getLast() instanceof ConstantLiteral none
        && none.name().equals("None");
  }

  private boolean isRunningLoop(Expression expression) {
    return expression instanceof Name name && isRunningLoop(model.valueOf(name), 0);
  }

  /** What {@code get_running_loop()} gives, or a function of this file that returns that. */
  private boolean isRunningLoop(Value value, int depth) {
    if (value.kind() != Value.Kind.RESULT || depth > DEEPEST) {
      return false;
    }
    Value callee = model.table().get(value.base());
    return switch (callee.kind()) {
      case IMPORTED -> LOOP_QUERIES.contains(callee.name());
      case FUNCTION -> isRunningLoop(model.table().get(model.returned(callee.base())), depth + 1);
      default -> false;
    };
  }

  /** Whether a try does nothing before it asks for the loop, and the handler is about that. */
  boolean isRunOffLoop(Try attempt, Handler handler) {
    return handler.type() != null
        && model.valueOf(handler.type()).name().equals("builtins.RuntimeError")
        && !attempt.body().isEmpty()
        && asksForLoop(attempt.body().getFirst());
  }

  /** Whether a statement may leave the function, or the loop's round, before its end. */
  boolean mayLeave(Node statement) {
    return leaving.get(statement.id());
  }

  private void markLeaving(Node exit) {
    boolean returns = exit instanceof Return;
    Node at = model.parent(exit);
    while (at instanceof Statement || at instanceof Part) {
      if (at instanceof FunctionDef
          || (!returns && (at instanceof For || at instanceof While))
          || leaving.get(at.id())) {
        return;
      }
      leaving.set(at.id());
      at = model.parent(at);
    }
  }

  /** Whether a test asks whether something is a coroutine, or makes one. */
  boolean testsColour(Node test) {
    boolean[] found = {test instanceof Call call && COLOUR_TESTS.contains(lastName(call.callee()))};
    test.children(child -> found[0] = found[0] || testsColour(child));
    return found[0];
  }

  private static String lastName(Expression callee) {
    return switch (callee) {
      case Name name -> name.name();
      case Attribute attribute -> attribute.name();
      default -> "";
    };
  }

  /** A context such as {@code pytest.raises(...)} or {@code self.assertRaises(...)}. */
  boolean expectsError(Expression context) {
    return context instanceof Call call
        && call.callee() instanceof Attribute attribute
        && EXPECTATIONS.contains(attribute.name());
  }

  /** Whether a handler catches the error of a missing, or of an unexpected, running loop. */
  boolean catchesRuntimeError(Handler handler) {
    return handler.type() == null || namesRuntimeError(handler.type());
  }

  private boolean namesRuntimeError(Expression type) {
    if (type instanceof TupleDisplay tuple) {
      return tuple.elements().stream().anyMatch(this::namesRuntimeError);
    }
    return RUNTIME_ERRORS.contains(model.valueOf(type).name());
  }

  /** Whether the body of a try asks for the running loop. */
  boolean asksForLoop(Try attempt) {
    return attempt.body().stream().anyMatch(this::asksForLoop);
  }

  private boolean asksForLoop(Node node) {
    boolean[] found = {
      node instanceof Call call && LOOP_QUERIES.contains(model.valueOf(call.callee()).name())
    };
    node.children(child -> found[0] = found[0] || asksForLoop(child));
    return found[0];
  }

  private void collect(Node node) {
    if (node instanceof Call call) {
      note(call, model.function(call));
    } else if (node instanceof Return || node instanceof Break || node instanceof Continue) {
      markLeaving(node);
    }
  }

  private void note(Call call, int function) {
    Value callee = model.valueOf(call.callee());
    boolean async = model.functions().get(function) instanceof FunctionDef def && def.async();
    if (!async && callee.kind() == Value.Kind.IMPORTED && LOOP_QUERIES.contains(callee.name())) {
      loopQueries.set(function);
    }
    if (callee.kind() == Value.Kind.IMPORTED && callee.name().endsWith(".as_completed")) {
      resultTests.set(function);
    }
    if (call.callee() instanceof Attribute attribute) {
      if (LOOP_TESTS.contains(attribute.name())) {
        loopQueries.set(function);
      }
      if (RESULT_TESTS.contains(attribute.name())) {
        resultTests.set(function);
      }
    }
  }

  private void markBroken(Span error) {
    Node smallest = null;
    for (Node function : model.functions()) {
      if (!(function instanceof Module) && function.span().contains(error)) {
        smallest = function;
      }
    }
    if (smallest != null) {
      broken.set(model.index(smallest));
    }
  }
}
