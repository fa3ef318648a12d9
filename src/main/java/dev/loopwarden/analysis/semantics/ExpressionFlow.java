package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.BinaryOperation;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.Conditional;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.InterpolatedString;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.NamedExpression;
import dev.loopwarden.analysis.syntax.Expression.NumberLiteral;
import dev.loopwarden.analysis.syntax.Expression.SetDisplay;
import dev.loopwarden.analysis.syntax.Expression.StringLiteral;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Expression.YieldFrom;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import java.util.Set;

/** Evaluates expressions to symbolic values, in the order they run. */
final class ExpressionFlow {
  private static final Set<String> CASTS = Set.of("typing.cast", "typing_extensions.cast");

  private static final Set<String> TYPE_FORMS =
      Set.of("typing.Annotated", "typing_extensions.Annotated", "typing.Optional");

  private final Flow flow;
  private final ModuleModel model;
  private final ValueTable table;
  private final Annotations annotations;

  ExpressionFlow(Flow flow) {
    this.flow = flow;
    this.model = flow.model();
    this.table = model.table();
    this.annotations = new Annotations(this, model);
  }

  Annotations annotations() {
    return annotations;
  }

  /** The value of a name as seen from here. */
  int lookup(String name) {
    return flow.lookup(name);
  }

  int eval(Expression expression) {
    int value = evaluate(expression);
    model.setValue(expression, value);
    return value;
  }

  private int evaluate(Expression expression) {
    return switch (expression) {
      case Name name -> flow.lookup(name.name());
      case Attribute attribute -> table.attribute(eval(attribute.value()), attribute.name());
      case Call call -> evalCall(call);
      case Await await -> table.add(Value.Kind.AWAITED, eval(await.value()));
      case Subscript subscript -> evalSubscript(subscript);
      case NamedExpression named -> {
        int value = eval(named.value());
        flow.assign(named.target(), value);
        yield value;
      }
      case Conditional conditional -> {
        eval(conditional.test());
        yield model.join(eval(conditional.then()), eval(conditional.otherwise()));
      }
      case BooleanOperation operation -> {
        int left = eval(operation.left());
        int right = eval(operation.right());
        yield operation.operator().equals("or") ? model.join(left, right) : ValueTable.UNKNOWN;
      }
      case BinaryOperation operation -> evalBinary(operation);
      case Lambda lambda -> evalLambda(lambda);
      case Comprehension comprehension -> evalComprehension(comprehension);
      case ConstantLiteral constant ->
          table.add(new Value(Value.Kind.CONSTANT, -1, constant.name()));
      case NumberLiteral number ->
          table.add(new Value(Value.Kind.CONSTANT, -1, model.file().text(number.span())));
      case StringLiteral _ -> builtin("str");
      case InterpolatedString string -> {
        string.interpolations().forEach(this::eval);
        yield builtin("str");
      }
      case ListDisplay list -> evalAll(list, "list");
      case TupleDisplay tuple -> evalAll(tuple, "tuple");
      case SetDisplay set -> evalAll(set, "set");
      case DictDisplay dict -> evalAll(dict, "dict");
      case Yield yielded -> {
        int value = yielded.value() == null ? ValueTable.UNKNOWN : eval(yielded.value());
        model.joinReturned(flow.functionIndex(), value);
        yield ValueTable.UNKNOWN;
      }
      case YieldFrom yielded -> {
        int value = table.add(Value.Kind.ITEM, eval(yielded.value()));
        model.joinReturned(flow.functionIndex(), value);
        yield ValueTable.UNKNOWN;
      }
      default -> {
        evalChildren(expression);
        yield ValueTable.UNKNOWN;
      }
    };
  }

  private int evalAll(Expression display, String type) {
    evalChildren(display);
    return builtin(type);
  }

  private void evalChildren(Node node) {
    node.children(
        child -> {
          if (child instanceof Expression expression) {
            eval(expression);
          } else {
            evalChildren(child);
          }
        });
  }

  /** An instance of a builtin class. */
  int builtin(String type) {
    return table.add(Value.Kind.INSTANCE, table.imported("builtins." + type));
  }

  /** Of a type with arguments, such as {@code Queue[int]}, the type; nothing of other items. */
  private int evalSubscript(Subscript subscript) {
    evalChildren(subscript);
    int value = model.value(subscript.value());
    Value of = table.get(value);
    if (of.kind() == Value.Kind.IMPORTED && TYPE_FORMS.contains(of.name())) {
      return subscript.indices().isEmpty()
          ? ValueTable.UNKNOWN
          : model.value(subscript.indices().getFirst());
    }
    boolean type = of.kind() == Value.Kind.CLASS || of.kind() == Value.Kind.IMPORTED;
    return type && isTypeName(subscript.value()) ? value : ValueTable.UNKNOWN;
  }

  private static boolean isTypeName(Expression expression) {
    String name =
        switch (expression) {
          case Name plain -> plain.name();
          case Attribute attribute -> attribute.name();
          default -> "";
        };
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && name.chars().anyMatch(Character::isLowerCase);
  }

  private int evalCall(Call call) {
    int callee = eval(call.callee());
    int first = ValueTable.UNKNOWN;
    for (Argument argument : call.arguments()) {
      int value = eval(argument.value());
      if (argument == call.arguments().getFirst() && argument.kind() == Argument.Kind.POSITIONAL) {
        first = value;
      }
    }
    Value called = table.get(callee);
    if (called.kind() != Value.Kind.IMPORTED) {
      return table.add(Value.Kind.RESULT, callee);
    }
    String name = called.name();
    if (name.equals("builtins.super")) {
      return superOf();
    }
    if (name.equals("functools.partial") || name.equals("functools.partialmethod")) {
      return table.add(Value.Kind.PARTIAL, first);
    }
    if (CASTS.contains(name) && !call.arguments().isEmpty()) {
      return annotations.value(call.arguments().getFirst().value());
    }
    if (name.endsWith(".sessionmaker")) {
      return table.add(Value.Kind.RESULT, sessionFactory(call, callee));
    }
    return name.endsWith("Queue") || name.endsWith("Semaphore")
        ? table.add(new Value(Value.Kind.RESULT, callee, limit(call)))
        : table.add(Value.Kind.RESULT, callee);
  }

  /** The size that a queue or semaphore is made with, as written: a bounded queue can be full. */
  private String limit(Call call) {
    for (Argument argument : call.arguments()) {
      if (argument.kind() == Argument.Kind.POSITIONAL
          || "maxsize".equals(argument.keyword())
          || "value".equals(argument.keyword())) {
        return model.file().text(argument.value().span());
      }
    }
    return "0";
  }

  /** SQLAlchemy's factory of sessions makes those of the class that it is given. */
  private int sessionFactory(Call call, int callee) {
    for (Argument argument : call.arguments()) {
      if ("class_".equals(argument.keyword())) {
        Value type = model.valueOf(argument.value());
        return type.kind() == Value.Kind.IMPORTED && type.name().endsWith(".AsyncSession")
            ? table.imported("sqlalchemy.ext.asyncio.async_sessionmaker")
            : ValueTable.UNKNOWN;
      }
    }
    return callee;
  }

  private int superOf() {
    Node function = model.functions().get(flow.functionIndex());
    int owner = model.index(model.owner(function));
    return owner < 0 ? ValueTable.UNKNOWN : table.add(new Value(Value.Kind.SUPER, owner, ""));
  }

  private int evalBinary(BinaryOperation operation) {
    int left = eval(operation.left());
    eval(operation.right());
    // pathlib's operator is the one that types matter for
    return operation.operator().equals("/")
        ? table.add(Value.Kind.RESULT, table.attribute(left, "__truediv__"))
        : ValueTable.UNKNOWN;
  }

  private int evalLambda(Lambda lambda) {
    lambda.parameters().forEach(this::evalDefault);
    flow.defer(lambda);
    return table.add(new Value(Value.Kind.FUNCTION, model.index(lambda), ""));
  }

  /** Evaluates what is evaluated when a function is defined. */
  void evalDefault(Parameter parameter) {
    if (parameter.defaultValue() != null) {
      eval(parameter.defaultValue());
    }
  }

  private int evalComprehension(Comprehension comprehension) {
    boolean first = true;
    for (ComprehensionClause clause : comprehension.clauses()) {
      if (first) {
        evalClause(comprehension, clause, eval(clause.iterable()));
      } else {
        flow.within(
            comprehension, () -> evalClause(comprehension, clause, eval(clause.iterable())));
      }
      first = false;
    }
    flow.within(
        comprehension,
        () -> {
          eval(comprehension.element());
          if (comprehension.value() != null) {
            eval(comprehension.value());
          }
        });
    return switch (comprehension.kind()) {
      case LIST -> builtin("list");
      case SET -> builtin("set");
      case DICT -> builtin("dict");
      case GENERATOR -> ValueTable.UNKNOWN;
    };
  }

  private void evalClause(Comprehension comprehension, ComprehensionClause clause, int iterated) {
    flow.within(
        comprehension,
        () -> {
          Value.Kind kind = clause.async() ? Value.Kind.ASYNC_ITEM : Value.Kind.ITEM;
          flow.assign(clause.target(), table.add(kind, iterated));
          clause.conditions().forEach(this::eval);
        });
  }
}
