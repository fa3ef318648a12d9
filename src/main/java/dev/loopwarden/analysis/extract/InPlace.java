package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Assignments such as {@code names |= await f()} that change the container which was read: what
 * other tasks put into it meanwhile stays in it.
 */
final class InPlace {
  /** On numbers these are rare; who uses them has a set or a dict. */
  private static final Set<String> OF_SETS = Set.of("|=", "&=", "^=");

  private static final Set<String> CONTAINERS =
      Set.of(
          "builtins.list",
          "builtins.set",
          "builtins.dict",
          "builtins.bytearray",
          "collections.deque",
          "collections.defaultdict",
          "collections.Counter",
          "collections.OrderedDict");

  private static final Set<String> IMMUTABLE =
      Set.of(
          "builtins.str",
          "builtins.bytes",
          "builtins.int",
          "builtins.float",
          "builtins.tuple",
          "builtins.frozenset");

  private InPlace() {}

  static boolean changes(AugmentedAssign assign, SharedPath path, ModuleModel model) {
    List<Expression> given = new ArrayList<>();
    collectGiven(model.module(), path, model, given);
    if (given.stream().anyMatch(value -> isImmutable(value, model))) {
      return false;
    }
    return given.stream().anyMatch(value -> isContainer(value, model))
        || OF_SETS.contains(assign.operator());
  }

  /** What the state is given by plain assignments; None aside. */
  private static void collectGiven(
      Node node, SharedPath path, ModuleModel model, List<Expression> given) {
    switch (node) {
      case Assign assign -> {
        for (Expression target : assign.targets()) {
          add(target, assign.value(), path, model, given);
        }
      }
      case AnnotatedAssign assign -> add(assign.target(), assign.value(), path, model, given);
      case Expression _ -> {
        return;
      }
      default -> {}
    }
    node.children(child -> collectGiven(child, path, model, given));
  }

  private static void add(
      Expression target,
      @Nullable Expression value,
      SharedPath path,
      ModuleModel model,
      List<Expression> given) {
    SharedPath assigned = SharedPath.of(target, model);
    boolean none = value instanceof ConstantLiteral constant && constant.name().equals("None");
    if (value != null && !none && assigned != null && isOf(assigned, path)) {
      given.add(value);
    }
  }

  private static boolean isOf(SharedPath assigned, SharedPath path) {
    return assigned.sameRoot(path) && assigned.item() == path.item();
  }

  private static boolean isContainer(Expression value, ModuleModel model) {
    Value made = model.valueOf(value);
    return (made.kind() == Value.Kind.INSTANCE || made.kind() == Value.Kind.RESULT)
        && CONTAINERS.contains(model.table().get(made.base()).name());
  }

  private static boolean isImmutable(Expression value, ModuleModel model) {
    Value made = model.valueOf(value);
    return made.kind() == Value.Kind.CONSTANT
        || (made.kind() == Value.Kind.INSTANCE
            && IMMUTABLE.contains(model.table().get(made.base()).name()));
  }
}
