package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Scope;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import org.jspecify.annotations.Nullable;

/**
 * State that outlives a call: an attribute of {@code self}, or a variable of the module, or an item
 * of either.
 *
 * @param text as written
 * @param owner index of the class, or -1 for a variable of the module
 * @param root name of the attribute or variable
 * @param item whether it is an item of the root
 */
record SharedPath(String text, int owner, String root, boolean item) {

  /** The shared state an expression denotes, or null. */
  static @Nullable SharedPath of(Expression expression, ModuleModel model) {
    return switch (expression) {
      case Attribute attribute -> {
        Value base = model.valueOf(attribute.value());
        yield base.kind() == Value.Kind.SELF && attribute.value() instanceof Name
            ? new SharedPath(text(attribute, model), base.base(), attribute.name(), false)
            : null;
      }
      case Name name -> {
        Scope binding = model.scope(name).binding(name.name());
        yield binding != null && binding.kind() == Scope.Kind.MODULE && isVariable(name, model)
            ? new SharedPath(name.name(), -1, name.name(), false)
            : null;
      }
      case Subscript subscript -> {
        SharedPath base = of(subscript.value(), model);
        yield base == null || base.item
            ? null
            : new SharedPath(text(subscript, model), base.owner, base.root, true);
      }
      default -> null;
    };
  }

  private static boolean isVariable(Name name, ModuleModel model) {
    Value.Kind kind = model.table().get(model.variables().getOrDefault(name.name(), 0)).kind();
    return kind != Value.Kind.IMPORTED && kind != Value.Kind.FUNCTION && kind != Value.Kind.CLASS;
  }

  private static String text(Expression expression, ModuleModel model) {
    return model.file().text(expression.span()).replaceAll("\\s+", " ");
  }

  /** Whether both are of the same attribute or variable. */
  boolean sameRoot(SharedPath other) {
    return owner == other.owner && root.equals(other.root);
  }
}
