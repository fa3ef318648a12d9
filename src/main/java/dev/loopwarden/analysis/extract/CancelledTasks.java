package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Scope;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tasks kept in attributes of {@code self} or in variables around a function that some function
 * cancels: who awaits one of them may mean that cancellation. Collected when first asked for.
 */
final class CancelledTasks {
  private final ModuleModel model;
  private final Set<Kept> cancelled = new HashSet<>();
  private final Map<Span, Kept> awaited = new HashMap<>();
  private boolean collected;

  /** An attribute of a class, or a variable of a scope: what opens that, and the name. */
  private record Kept(int owner, String name) {}

  CancelledTasks(ModuleModel model) {
    this.model = model;
  }

  /** Whether a suspension awaits one of them, and nothing else. */
  boolean include(Suspension suspension) {
    if (!collected) {
      collected = true;
      collect(model.module(), model.module().id());
    }
    Kept task = awaited.get(suspension.span());
    return task != null && cancelled.contains(task);
  }

  private void collect(Node node, int owner) {
    int inner = node instanceof ClassDef definition ? definition.id() : owner;
    if (node instanceof Await await) {
      Kept task = kept(await.value(), owner);
      if (task != null) {
        awaited.put(await.span(), task);
      }
    } else if (node instanceof Call call
        && call.callee() instanceof Attribute method
        && method.name().equals("cancel")) {
      Kept task = kept(method.value(), owner);
      if (task != null) {
        cancelled.add(task);
      }
    }
    node.children(child -> collect(child, inner));
  }

  private @Nullable Kept kept(Expression task, int owner) {
    return switch (task) {
      case Attribute attribute
          when attribute.value() instanceof Name self && self.name().equals("self") ->
          new Kept(owner, attribute.name());
      case Name name -> {
        Scope own = model.scope(name);
        Scope binding = own.binding(name.name());
        yield binding != null && binding != own.body()
            ? new Kept(binding.node().id(), name.name())
            : null;
      }
      default -> null;
    };
  }
}
