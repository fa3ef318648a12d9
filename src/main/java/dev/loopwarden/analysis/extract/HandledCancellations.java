package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a coroutine does with cancellations that it catches: whether it passes them on. */
final class HandledCancellations {
  /** What only looks at an exception, or prints it. */
  private static final Set<String> LOOKING =
      Set.of(
          "print",
          "str",
          "repr",
          "type",
          "format",
          "isinstance",
          "debug",
          "info",
          "warning",
          "warn",
          "error",
          "exception",
          "critical",
          "log");

  private static final Set<String> PASSING =
      Set.of("sys.exit", "os._exit", "os.abort", "sys.exc_info");

  private final ModuleModel model;
  private final List<Raise> raises = new ArrayList<>();

  HandledCancellations(ModuleModel model, FunctionDef function) {
    this.model = model;
    function.body().forEach(this::collect);
  }

  private void collect(Node node) {
    switch (node) {
      case FunctionDef _, Lambda _ -> {
        return;
      }
      case Raise raise -> raises.add(raise);
      default -> {}
    }
    node.children(this::collect);
  }

  /** Whether a handler, or what comes after it, raises the cancellation again. */
  boolean goOn(Try attempt, Handler handler) {
    Set<String> carried = carried(handler);
    for (Raise raise : raises) {
      boolean within = handler.span().contains(raise.span());
      boolean later = raise.start() >= handler.end() && !inOther(attempt, raise);
      if ((within && raise.exception() == null)
          || ((within || later) && passesOn(raise, carried))) {
        return true;
      }
    }
    return passesByCall(handler) || handsOn(handler, carried);
  }

  /** Whether the exception itself is kept or given to somebody, other than to be printed. */
  private boolean handsOn(Node node, Set<String> carried) {
    boolean[] found = {node instanceof Name name && carried.contains(name.name()) && isKept(name)};
    if (!(node instanceof Raise)) {
      node.children(child -> found[0] = found[0] || handsOn(child, carried));
    }
    return found[0];
  }

  private boolean isKept(Name name) {
    Node parent = model.parent(name);
    return switch (parent) {
      case Return _, Yield _ -> true;
      case Assign assign ->
          assign.value() == name && !(assign.targets().getFirst() instanceof Name);
      case TupleDisplay _, ListDisplay _, DictDisplay _ -> true;
      case Argument argument when model.parent(argument) instanceof Call call ->
          !LOOKING.contains(Cancellations.lastName(call.callee()));
      case null, default -> false;
    };
  }

  private static boolean inOther(Try attempt, Raise raise) {
    return attempt.handlers().stream().anyMatch(h -> h.span().contains(raise.span()));
  }

  private boolean passesOn(Raise raise, Set<String> carried) {
    return switch (raise.exception()) {
      case null -> false;
      case Name name when carried.contains(name.name()) -> true;
      case Call call -> isCancellation(call.callee()) || names(call.callee(), carried);
      case Expression raised -> isCancellation(raised);
    };
  }

  /** {@code error.with_traceback(...)}. */
  private static boolean names(Expression callee, Set<String> carried) {
    return callee instanceof Attribute attribute
        && attribute.value() instanceof Name name
        && carried.contains(name.name());
  }

  private boolean isCancellation(Expression raised) {
    return Cancellations.lastName(raised).contains("Cancel") || isNamedCancellation(raised);
  }

  private boolean isNamedCancellation(Expression raised) {
    return model.valueOf(raised).name().endsWith("CancelledError");
  }

  /** The handler's name for the exception, and the names that it is assigned to. */
  private static Set<String> carried(Handler handler) {
    Set<String> names = new HashSet<>();
    if (handler.name() != null) {
      names.add(handler.name());
      addCopies(handler, handler.name(), names);
    }
    return names;
  }

  private static void addCopies(Node node, String name, Set<String> names) {
    if (node instanceof Assign assign
        && assign.value() instanceof Name value
        && value.name().equals(name)
        && assign.targets().getFirst() instanceof Name copy) {
      names.add(copy.name());
    }
    node.children(child -> addCopies(child, name, names));
  }

  /** Ends the program, cancels the task again, or takes what is being handled to hand it on. */
  private boolean passesByCall(Node node) {
    boolean[] found = {
      node instanceof Call call
          && (PASSING.contains(model.valueOf(call.callee()).name()) || cancelsItself(call))
    };
    node.children(child -> found[0] = found[0] || passesByCall(child));
    return found[0];
  }

  private boolean cancelsItself(Call call) {
    return call.callee() instanceof Attribute attribute
        && attribute.name().equals("cancel")
        && attribute.value() instanceof Call task
        && model.valueOf(task.callee()).name().equals("asyncio.current_task");
  }
}
