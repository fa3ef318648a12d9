package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Scope;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import org.jspecify.annotations.Nullable;

/**
 * State that outlives a call: an attribute of {@code self}, of a class or of an object that was
 * passed in, a variable of the module or of an enclosing function, or an item of any of these.
 *
 * @param text as written
 * @param owner index of the class, {@link RaceFact#MODULE} or {@link RaceFact#ELSEWHERE}
 * @param root name of the attribute or variable, with what tells it from others of that name
 * @param item whether it is an item of the root
 */
record SharedPath(String text, int owner, String root, boolean item) {

  /** The shared state an expression denotes, or null. */
  static @Nullable SharedPath of(Expression expression, ModuleModel model) {
    return switch (expression) {
      case Attribute attribute when attribute.value() instanceof Name of ->
          ofAttribute(attribute, of, model);
      case Name name -> ofName(name, model);
      case Subscript subscript -> {
        SharedPath base = of(subscript.value(), model);
        yield base == null || base.item
            ? null
            : new SharedPath(text(subscript, model), base.owner, base.root, true);
      }
      default -> null;
    };
  }

  private static @Nullable SharedPath ofAttribute(Attribute attribute, Name of, ModuleModel model) {
    Value base = model.valueOf(of);
    String text = text(attribute, model);
    return switch (base.kind()) {
      case SELF, CLASS -> new SharedPath(text, base.base(), attribute.name(), false);
      case VARIABLE, IMPORTED ->
          model.scope(of).binding(of.name()) == null
              ? null
              : new SharedPath(text, RaceFact.MODULE, text, false);
      case INSTANCE ->
          isParameter(of, model) && model.table().get(base.base()).kind() != Value.Kind.UNKNOWN
              ? new SharedPath(text, RaceFact.ELSEWHERE, text, false)
              : null;
      default -> null;
    };
  }

  private static boolean isParameter(Name name, ModuleModel model) {
    Scope binding = model.scope(name).binding(name.name());
    return binding != null
        && binding.node() instanceof FunctionDef function
        && function.parameters().stream().anyMatch(p -> p.name().equals(name.name()));
  }

  private static @Nullable SharedPath ofName(Name name, ModuleModel model) {
    Scope own = model.scope(name);
    Scope binding = own.binding(name.name());
    if (binding == null || binding.kind() == Scope.Kind.CLASS) {
      return null;
    }
    if (binding.kind() == Scope.Kind.MODULE) {
      return isVariable(name, model)
          ? new SharedPath(name.name(), RaceFact.MODULE, name.name(), false)
          : null;
    }
    // a cell of an enclosing function, which its other nested functions see as well
    boolean cell = binding.kind() == Scope.Kind.FUNCTION && binding != own.body();
    return cell ? new SharedPath(name.name(), RaceFact.ELSEWHERE, name.name(), false) : null;
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
