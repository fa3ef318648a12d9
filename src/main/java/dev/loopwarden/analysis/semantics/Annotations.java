package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.BinaryOperation;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.StringLiteral;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import java.util.Set;

/** Reads annotations: which class an annotated name is an instance of. */
final class Annotations {
  /** Forms whose first argument is the type. */
  private static final Set<String> WRAPPERS =
      Set.of("Optional", "Annotated", "ClassVar", "Final", "Required", "NotRequired");

  private static final Set<String> INJECTIONS =
      Set.of("fastapi.Depends", "fastapi.params.Depends", "fastapi.Security");

  private final ExpressionFlow expressions;
  private final ModuleModel model;
  private final ValueTable table;

  Annotations(ExpressionFlow expressions, ModuleModel model) {
    this.expressions = expressions;
    this.model = model;
    this.table = model.table();
  }

  /** What a parameter is, by its annotation or by what its default injects. */
  int parameter(Parameter parameter) {
    int declared =
        parameter.annotation() == null ? ValueTable.UNKNOWN : value(parameter.annotation());
    return declared == ValueTable.UNKNOWN && parameter.defaultValue() instanceof Call call
        ? injected(call)
        : declared;
  }

  /** An instance of what the annotation names; unknown if it names several or none. */
  int value(Expression annotation) {
    return switch (annotation) {
      case Name name -> table.add(Value.Kind.INSTANCE, expressions.eval(name));
      case Attribute attribute -> table.add(Value.Kind.INSTANCE, expressions.eval(attribute));
      case ConstantLiteral constant when constant.name().equals("None") ->
          expressions.eval(constant);
      case StringLiteral string -> quoted(content(string));
      case Subscript subscript -> subscript(subscript);
      case BinaryOperation union when union.operator().equals("|") ->
          model.join(value(union.left()), value(union.right()));
      default -> ValueTable.UNKNOWN;
    };
  }

  private int subscript(Subscript subscript) {
    String form = form(subscript.value());
    if (subscript.indices().isEmpty()) {
      return ValueTable.UNKNOWN;
    }
    Expression first = subscript.indices().getFirst();
    if (WRAPPERS.contains(form)) {
      return value(first);
    }
    if (form.equals("Union")) {
      int joined = value(first);
      for (Expression other : subscript.indices().subList(1, subscript.indices().size())) {
        joined = model.join(joined, value(other));
      }
      return joined;
    }
    if (form.equals("type") || form.equals("Type")) {
      return expressions.eval(first);
    }
    return value(subscript.value());
  }

  private int injected(Call call) {
    Value callee = table.get(expressions.eval(call.callee()));
    if (callee.kind() != Value.Kind.IMPORTED || !INJECTIONS.contains(callee.name())) {
      return ValueTable.UNKNOWN;
    }
    return call.arguments().isEmpty()
        ? ValueTable.UNKNOWN
        : table.add(Value.Kind.INJECTED, expressions.eval(call.arguments().getFirst().value()));
  }

  private String content(StringLiteral string) {
    return model.file().text().substring(string.contentStart(), string.contentEnd());
  }

  /** An annotation in quotes: a dotted name, with type arguments or None beside it. */
  private int quoted(String text) {
    String type = text.strip();
    if (type.startsWith("Optional[") && type.endsWith("]")) {
      return quoted(type.substring("Optional[".length(), type.length() - 1));
    }
    int bracket = type.indexOf('[');
    if (bracket > 0 && type.endsWith("]")) {
      type = type.substring(0, bracket);
    }
    int bar = type.indexOf('|');
    if (bar >= 0) {
      return model.join(quoted(type.substring(0, bar)), quoted(type.substring(bar + 1)));
    }
    if (type.equals("None")) {
      return table.add(new Value(Value.Kind.CONSTANT, -1, "None"));
    }
    int value = ValueTable.UNKNOWN;
    for (String part : type.split("\\.", -1)) {
      if (part.isEmpty() || !part.chars().allMatch(Character::isJavaIdentifierPart)) {
        return ValueTable.UNKNOWN;
      }
      value = value == ValueTable.UNKNOWN ? expressions.lookup(part) : table.attribute(value, part);
    }
    return table.add(Value.Kind.INSTANCE, value);
  }

  /** The name of {@code typing.Optional} and its kin, under whatever name it is imported here. */
  private String form(Expression expression) {
    Value value = table.get(expressions.eval(expression));
    return value.kind() == Value.Kind.IMPORTED
        ? value.name().substring(value.name().lastIndexOf('.') + 1)
        : lastName(expression);
  }

  private static String lastName(Expression expression) {
    return switch (expression) {
      case Name name -> name.name();
      case Attribute attribute -> attribute.name();
      default -> "";
    };
  }
}
