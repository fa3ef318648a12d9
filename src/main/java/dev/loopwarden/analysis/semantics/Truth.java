package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.UnaryOperation;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Statement.If;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Conditions that always come out the same: what stands in the other branches never runs. */
public final class Truth {
  private final ModuleModel model;

  /** For the conditions of one module. */
  public Truth(ModuleModel model) {
    this.model = model;
  }

  /** The statements of the module that no path leads to, because of what is tested before. */
  public List<Span> neverReached() {
    List<Span> dead = new ArrayList<>();
    for (Node node : model.nodes()) {
      if (node instanceof If conditional) {
        addDead(conditional, dead);
      }
    }
    return dead;
  }

  private void addDead(If conditional, List<Span> dead) {
    boolean decided = false;
    for (Branch branch : conditional.branches()) {
      if (decided || isNever(branch.test())) {
        branch.body().forEach(statement -> dead.add(statement.span()));
      }
      decided = decided || isAlways(branch.test());
    }
    if (decided) {
      conditional.orElse().forEach(statement -> dead.add(statement.span()));
    }
  }

  /** Whether a test is never true: {@code TYPE_CHECKING}, {@code False} and the like. */
  public boolean isNever(Expression test) {
    return switch (test) {
      case Name name ->
          name.name().equals("TYPE_CHECKING")
              || model.valueOf(name).name().equals("typing.TYPE_CHECKING")
              || isConstant(name, "False");
      case Attribute attribute -> attribute.name().equals("TYPE_CHECKING");
      case ConstantLiteral constant -> constant.name().equals("False");
      case UnaryOperation not when not.operator().equals("not") -> isAlways(not.operand());
      case BooleanOperation operation when operation.operator().equals("and") ->
          isNever(operation.left()) || isNever(operation.right());
      case BooleanOperation operation -> isNever(operation.left()) && isNever(operation.right());
      default -> false;
    };
  }

  /** Whether a test is always true. */
  public boolean isAlways(Expression test) {
    return switch (test) {
      case Name name -> isConstant(name, "True");
      case ConstantLiteral constant -> constant.name().equals("True");
      case UnaryOperation not when not.operator().equals("not") -> isNever(not.operand());
      case BooleanOperation operation when operation.operator().equals("and") ->
          isAlways(operation.left()) && isAlways(operation.right());
      case BooleanOperation operation -> isAlways(operation.left()) || isAlways(operation.right());
      default -> false;
    };
  }

  /** A variable of the module, written as constants are, that is never given anything else. */
  private boolean isConstant(Name name, String value) {
    Value of = model.valueOf(name);
    return of.kind() == Value.Kind.VARIABLE
        && name.name().equals(name.name().toUpperCase(Locale.ROOT))
        && isText(model.variables().getOrDefault(name.name(), ValueTable.UNKNOWN), value);
  }

  private boolean isText(int value, String text) {
    Value of = model.table().get(value);
    return of.kind() == Value.Kind.CONSTANT && of.name().equals(text);
  }
}
