package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whom a coroutine cancels, so that it expects a cancellation where it waits for them. */
final class Cancellations {
  private static final Set<String> QUESTIONS = Set.of("cancelling", "uncancel");

  private static final Set<String> WAITS =
      Set.of("asyncio.wait", "asyncio.wait_for", "asyncio.gather", "asyncio.shield");

  private static final int SOURCES_OF_SOURCES = 3;

  private final ModuleModel model;
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

  /** The last part of a dotted name. */
  static String lastName(Expression callee) {
    return switch (callee) {
      case Attribute attribute -> attribute.name();
      case Name name -> name.name();
      default -> "";
    };
  }
}
