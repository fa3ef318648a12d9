package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of expressions. Parentheses have no node; a parenthesised expression has the span of
 * what is inside.
 */
public sealed interface Expression extends Node {

  /** A name that is read, written or deleted. */
  record Name(int id, int start, int end, String name) implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** {@code value.name}; {@code nameStart} is where the name after the dot begins. */
  record Attribute(int id, int start, int end, Expression value, String name, int nameStart)
      implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(value);
    }
  }

  /** {@code callee(arguments)}. */
  record Call(int id, int start, int end, Expression callee, List<Argument> arguments)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(callee);
      arguments.forEach(visitor);
    }
  }

  /** {@code await value}. */
  record Await(int id, int start, int end, Expression value) implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(value);
    }
  }

  /** {@code value[indices]}. */
  record Subscript(int id, int start, int end, Expression value, List<Expression> indices)
      implements Expression {
    public Subscript {
      indices = List.copyOf(indices);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(value);
      indices.forEach(visitor);
    }
  }

  /** {@code lower:upper:step} within a subscript; the parts that are there. */
  record Slice(int id, int start, int end, List<Expression> parts) implements Expression {
    public Slice {
      parts = List.copyOf(parts);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      parts.forEach(visitor);
    }
  }

  /** {@code left operator right}, arithmetic or bitwise. */
  record BinaryOperation(
      int id, int start, int end, Expression left, String operator, Expression right)
      implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(left);
      visitor.accept(right);
    }
  }

  /** {@code operator operand}; {@code not} too. */
  record UnaryOperation(int id, int start, int end, String operator, Expression operand)
      implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(operand);
    }
  }

  /** {@code left and right} or {@code left or right}. */
  record BooleanOperation(
      int id, int start, int end, Expression left, String operator, Expression right)
      implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(left);
      visitor.accept(right);
    }
  }

  /**
   * {@code a < b in c}: one operator less than operands; {@code not in} and {@code is not} are one
   * operator.
   */
  record Comparison(int id, int start, int end, List<Expression> operands, List<String> operators)
      implements Expression {
    public Comparison {
      operands = List.copyOf(operands);
      operators = List.copyOf(operators);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      operands.forEach(visitor);
    }
  }

  /** {@code then if test else otherwise}. */
  record Conditional(
      int id, int start, int end, Expression test, Expression then, Expression otherwise)
      implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(test);
      visitor.accept(then);
      visitor.accept(otherwise);
    }
  }

  /** {@code lambda parameters: body}. */
  record Lambda(int id, int start, int end, List<Parameter> parameters, Expression body)
      implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      parameters.forEach(visitor);
      visitor.accept(body);
    }
  }

  /** {@code target := value}. */
  record NamedExpression(int id, int start, int end, Name target, Expression value)
      implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(target);
      visitor.accept(value);
    }
  }

  /**
   * A string or bytes literal without interpolation, or several concatenated; the content's range
   * is without prefix and quotes and is empty for concatenated ones.
   */
  record StringLiteral(int id, int start, int end, int contentStart, int contentEnd)
      implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** An f-string or t-string with the expressions in it. */
  record InterpolatedString(int id, int start, int end, List<Expression> interpolations)
      implements Expression {
    public InterpolatedString {
      interpolations = List.copyOf(interpolations);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      interpolations.forEach(visitor);
    }
  }

  /** A number. */
  record NumberLiteral(int id, int start, int end) implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** {@code True}, {@code False}, {@code None} or {@code ...}. */
  record ConstantLiteral(int id, int start, int end, String name) implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** {@code [elements]}. */
  record ListDisplay(int id, int start, int end, List<Expression> elements) implements Expression {
    public ListDisplay {
      elements = List.copyOf(elements);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      elements.forEach(visitor);
    }
  }

  /** {@code (elements)} or {@code a, b}. */
  record TupleDisplay(int id, int start, int end, List<Expression> elements) implements Expression {
    public TupleDisplay {
      elements = List.copyOf(elements);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      elements.forEach(visitor);
    }
  }

  /** <code>{elements}</code>. */
  record SetDisplay(int id, int start, int end, List<Expression> elements) implements Expression {
    public SetDisplay {
      elements = List.copyOf(elements);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      elements.forEach(visitor);
    }
  }

  /**
   * <code>{keys: values}</code>; {@code **mapping} is a {@link Starred} among the values, without a
   * key.
   */
  record DictDisplay(int id, int start, int end, List<Expression> keys, List<Expression> values)
      implements Expression {
    public DictDisplay {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      keys.forEach(visitor);
      values.forEach(visitor);
    }
  }

  /**
   * A list, set or dict comprehension or a generator expression; {@code value} is that of a dict.
   */
  record Comprehension(
      int id,
      int start,
      int end,
      Kind kind,
      Expression element,
      @Nullable Expression value,
      List<ComprehensionClause> clauses)
      implements Expression {
    /** Which of its forms. */
    public enum Kind {
      LIST,
      SET,
      DICT,
      GENERATOR
    }

    public Comprehension {
      clauses = List.copyOf(clauses);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(element);
      if (value != null) {
        visitor.accept(value);
      }
      clauses.forEach(visitor);
    }
  }

  /** {@code yield value}. */
  record Yield(int id, int start, int end, @Nullable Expression value) implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      if (value != null) {
        visitor.accept(value);
      }
    }
  }

  /** {@code yield from value}. */
  record YieldFrom(int id, int start, int end, Expression value) implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(value);
    }
  }

  /** {@code *value} or {@code **value}. */
  record Starred(int id, int start, int end, Expression value) implements Expression {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(value);
    }
  }

  /** Text that did not parse as an expression, with the expressions found in it. */
  record ErrorExpression(int id, int start, int end, List<Expression> found) implements Expression {
    public ErrorExpression {
      found = List.copyOf(found);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      found.forEach(visitor);
    }
  }
}
