package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Scope;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.SetDisplay;
import dev.loopwarden.analysis.syntax.Expression.UnaryOperation;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Local collections that are filled and die with their function: nothing takes an element out, and
 * nobody else gets them.
 */
final class LocalCollections {
  private static final Set<String> MAKERS =
      Set.of("builtins.list", "builtins.set", "builtins.dict", "collections.deque");

  private static final Set<String> FILLING = Set.of("append", "add", "insert", "appendleft");

  /** Methods that take no element out of use. */
  private static final Set<String> HARMLESS =
      Set.of("append", "add", "insert", "appendleft", "discard", "remove", "clear");

  private static final Set<String> ONLY_LOOKING =
      Set.of("builtins.len", "builtins.print", "builtins.bool");

  private final ModuleModel model;
  private final IdentityHashMap<Scope, Set<String>> made = new IdentityHashMap<>();
  private final IdentityHashMap<Scope, Set<String>> spoiled = new IdentityHashMap<>();

  LocalCollections(ModuleModel model) {
    this.model = model;
    model.nodes().forEach(this::collect);
  }

  /** Whether a name is such a collection. */
  boolean isUnread(Name name) {
    Scope binding = model.binding(name);
    return binding != null
        && binding == model.scope(name).body()
        && made.getOrDefault(binding, Set.of()).contains(name.name())
        && !spoiled.getOrDefault(binding, Set.of()).contains(name.name());
  }

  /** Whether a call puts its argument into such a collection. */
  boolean isFilledBy(Call call) {
    return call.callee() instanceof Attribute attribute
        && FILLING.contains(attribute.name())
        && attribute.value() instanceof Name name
        && isUnread(name);
  }

  private void collect(Node node) {
    switch (node) {
      case Name name -> note(name);
      case FunctionDef function ->
          function.parameters().forEach(p -> add(spoiled, model.scope(function), p.name()));
      default -> {}
    }
  }

  private void note(Name name) {
    Scope binding = model.binding(name);
    if (binding == null || binding.kind() != Scope.Kind.FUNCTION) {
      return;
    }
    if (isMade(name)) {
      add(made, binding, name.name());
    } else if (binding != model.scope(name).body() || !isHarmless(name)) {
      add(spoiled, binding, name.name());
    }
  }

  private static void add(IdentityHashMap<Scope, Set<String>> to, Scope scope, String name) {
    to.computeIfAbsent(scope, _ -> new HashSet<>()).add(name);
  }

  private boolean isMade(Name name) {
    return switch (model.parent(name)) {
      case Assign assign ->
          assign.value() != name && assign.targets().size() == 1 && isNew(assign.value());
      case AnnotatedAssign assign ->
          assign.target() == name && assign.value() != null && isNew(assign.value());
      case null, default -> false;
    };
  }

  private boolean isNew(Expression value) {
    return switch (value) {
      case ListDisplay _, SetDisplay _, DictDisplay _ -> true;
      case Comprehension comprehension -> comprehension.kind() != Comprehension.Kind.GENERATOR;
      case Call call -> {
        Value callee = model.valueOf(call.callee());
        yield call.arguments().isEmpty()
            && callee.kind() == Value.Kind.IMPORTED
            && MAKERS.contains(callee.name());
      }
      default -> false;
    };
  }

  private boolean isHarmless(Name name) {
    return switch (model.parent(name)) {
      case Attribute attribute -> HARMLESS.contains(attribute.name());
      case Branch _ -> true;
      case UnaryOperation not -> not.operator().equals("not");
      case Argument argument -> {
        Value callee =
            model.parent(argument) instanceof Call call
                ? model.valueOf(call.callee())
                : model.table().get(0);
        yield callee.kind() == Value.Kind.IMPORTED && ONLY_LOOKING.contains(callee.name());
      }
      case null, default -> false;
    };
  }
}
