package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a coroutine knows of cancellations: whom it cancels, and whether it passes them on. */
final class Cancellations {
  private static final Set<String> QUESTIONS = Set.of("cancelling", "uncancel");

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

  private static final Set<String> WAITS =
      Set.of("asyncio.wait", "asyncio.wait_for", "asyncio.gather", "asyncio.shield");

  private static final int SOURCES_OF_SOURCES = 3;
  private static final Set<String> PASSING =
      Set.of("sys.exit", "os._exit", "os.abort", "sys.exc_info");

  private final ModuleModel model;
  private final List<Raise> raises = new ArrayList<>();
  private final List<Await> awaits = new ArrayList<>();

  /** What is cancelled, as written, and where first. */
  private final Map<String, Integer> cancelled = new HashMap<>();

  /** What names stand for: the expressions assigned to them, or what they iterate. */
  private final Map<String, Set<String>> sources = new HashMap<>();

  /** Where a method of the same object that cancels something is called first. */
  private int ownMethod = Integer.MAX_VALUE;

  private boolean asks;

  Cancellations(ModuleModel model, FunctionDef function) {
    this.model = model;
    function.body().forEach(this::collect);
    for (int i = 0; i < SOURCES_OF_SOURCES; i++) {
      addSources();
    }
  }

  private void addSources() {
    for (Map.Entry<String, Integer> entry : List.copyOf(cancelled.entrySet())) {
      for (String source : sources.getOrDefault(entry.getKey(), Set.of())) {
        cancelled.merge(source, entry.getValue(), Math::min);
      }
    }
  }

  private void collect(Node node) {
    switch (node) {
      case FunctionDef _, Lambda _ -> {
        return;
      }
      case Call call -> noteCall(call);
      case Await await -> awaits.add(await);
      case Raise raise -> raises.add(raise);
      case Assign assign when assign.targets().size() == 1 ->
          noteSource(assign.targets().getFirst(), assign.value());
      case For loop -> noteSource(loop.target(), loop.iterable());
      case ComprehensionClause clause -> noteSource(clause.target(), clause.iterable());
      default -> {}
    }
    node.children(this::collect);
  }

  private void noteSource(Expression target, Expression source) {
    switch (target) {
      case Name name ->
          sources.computeIfAbsent(name.name(), _ -> new HashSet<>()).addAll(origins(source));
      case TupleDisplay tuple -> tuple.elements().forEach(element -> noteSource(element, source));
      default -> {}
    }
  }

  /** What a value is taken from: {@code self.tasks} for {@code list(self.tasks.values())}. */
  private Set<String> origins(Expression source) {
    return switch (source) {
      case Await await -> origins(await.value());
      case Call call when WAITS.contains(model.valueOf(call.callee()).name()) -> {
        Set<String> waited = new HashSet<>();
        call.arguments().forEach(argument -> addReferences(argument.value(), waited));
        yield waited;
      }
      case Call call
          when call.callee() instanceof Name name
              && model.valueOf(name).name().startsWith("builtins.")
              && !call.arguments().isEmpty() ->
          origins(call.arguments().getFirst().value());
      case Call call when call.callee() instanceof Attribute attribute ->
          references(attribute.value());
      case Call _ -> Set.of();
      default -> references(source);
    };
  }

  private void noteCall(Call call) {
    String name = lastName(call.callee());
    asks = asks || QUESTIONS.contains(name);
    if (name.toLowerCase(Locale.ROOT).contains("cancel")) {
      if (call.callee() instanceof Attribute attribute) {
        references(attribute.value()).forEach(text -> noteCancelled(text, call));
        if (attribute.value() instanceof Name owner && owner.name().equals("self")) {
          ownMethod = Math.min(ownMethod, call.start());
        }
      }
      call.arguments()
          .forEach(
              argument -> references(argument.value()).forEach(text -> noteCancelled(text, call)));
    }
  }

  private void noteCancelled(String text, Call call) {
    cancelled.merge(text, call.start(), Math::min);
  }

  /** The names and attributes in an expression, as written; not {@code self} alone. */
  private Set<String> references(Node node) {
    Set<String> texts = new HashSet<>();
    addReferences(node, texts);
    return texts;
  }

  private void addReferences(Node node, Set<String> texts) {
    switch (node) {
      case Lambda _ -> {
        return;
      }
      case Name name -> {
        if (!name.name().equals("self") && !isModule(name)) {
          texts.add(name.name());
        }
      }
      case Attribute attribute -> texts.add(text(attribute));
      case Subscript subscript -> texts.add(text(subscript));
      default -> {}
    }
    node.children(child -> addReferences(child, texts));
  }

  private boolean isModule(Name name) {
    return model.valueOf(name).kind() == Value.Kind.IMPORTED;
  }

  private String text(Node node) {
    return model.file().text(node.span());
  }

  /** Whether it looks whether the cancellation is meant for itself. */
  boolean asksWhoWasCancelled() {
    return asks;
  }

  /**
   * Whether a suspension waits for a cancellation that the coroutine expects: of something that it
   * cancelled before, or because nothing else can end it.
   */
  boolean isExpectedAt(Suspension suspension) {
    if (suspension.kind() != Suspension.Kind.AWAIT) {
      return false;
    }
    for (Await await : awaits) {
      if (await.span().equals(suspension.span())) {
        return isForEver(await.value())
            || (ownMethod < await.start() && await.value() instanceof Attribute)
            || references(await.value()).stream()
                .anyMatch(text -> cancelled.getOrDefault(text, Integer.MAX_VALUE) < await.end());
      }
    }
    return false;
  }

  /** An event or a future that is made for the wait, so that nobody can end it. */
  private boolean isForEver(Expression awaited) {
    return awaited instanceof Call call
        && switch (call.callee()) {
          case Attribute attribute when attribute.name().equals("create_future") -> true;
          case Attribute attribute
              when attribute.name().equals("wait") && attribute.value() instanceof Call made ->
              model.valueOf(made.callee()).name().equals("asyncio.Event");
          default -> model.valueOf(call.callee()).name().equals("asyncio.Future");
        };
  }

  /** Whether a handler, or what comes after it, raises the cancellation again. */
  boolean goesOn(Try attempt, Handler handler) {
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
          !LOOKING.contains(lastName(call.callee()));
      case null, default -> false;
    };
  }

  private static String lastName(Expression callee) {
    return switch (callee) {
      case Attribute attribute -> attribute.name();
      case Name name -> name.name();
      default -> "";
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
    return lastName(raised).contains("Cancel") || isNamedCancellation(raised);
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
