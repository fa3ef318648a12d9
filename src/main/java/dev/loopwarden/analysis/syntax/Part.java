package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Expression.Name;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pieces of statements and expressions that are neither. */
public sealed interface Part extends Node {

  /** One argument of a call or of a class definition. */
  record Argument(int id, int start, int end, Kind kind, @Nullable String keyword, Expression value)
      implements Part {
    /** Which of its forms. */
    public enum Kind {
      POSITIONAL,
      KEYWORD,
      STAR,
      DOUBLE_STAR
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(value);
    }
  }

  /** One parameter of a function or lambda; {@code *args} and {@code **kwargs} too. */
  record Parameter(
      int id,
      int start,
      int end,
      Kind kind,
      String name,
      @Nullable Expression annotation,
      @Nullable Expression defaultValue)
      implements Part {
    /** Which of its forms. */
    public enum Kind {
      POSITIONAL_ONLY,
      NORMAL,
      KEYWORD_ONLY,
      STAR,
      DOUBLE_STAR
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      if (annotation != null) {
        visitor.accept(annotation);
      }
      if (defaultValue != null) {
        visitor.accept(defaultValue);
      }
    }
  }

  /** {@code async for target in iterable if conditions}. */
  record ComprehensionClause(
      int id,
      int start,
      int end,
      boolean async,
      Expression target,
      Expression iterable,
      List<Expression> conditions)
      implements Part {
    public ComprehensionClause {
      conditions = List.copyOf(conditions);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(target);
      visitor.accept(iterable);
      conditions.forEach(visitor);
    }
  }

  /** {@code if test: body} or {@code elif test: body}. */
  record Branch(int id, int start, int end, Expression test, List<Statement> body) implements Part {
    public Branch {
      body = List.copyOf(body);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(test);
      body.forEach(visitor);
    }
  }

  /** {@code context as target}. */
  record WithItem(int id, int start, int end, Expression context, @Nullable Expression target)
      implements Part {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(context);
      if (target != null) {
        visitor.accept(target);
      }
    }
  }

  /** {@code except type as name: body}, or {@code except*}. */
  record Handler(
      int id,
      int start,
      int end,
      boolean group,
      @Nullable Expression type,
      @Nullable String name,
      List<Statement> body)
      implements Part {
    public Handler {
      body = List.copyOf(body);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      if (type != null) {
        visitor.accept(type);
      }
      body.forEach(visitor);
    }
  }

  /** {@code name as alias}; the name may be dotted in {@code import a.b}. */
  record ImportedName(int id, int start, int end, String name, @Nullable String alias)
      implements Part {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /**
   * {@code case pattern if guard: body}; of the pattern only the names it binds and the values it
   * compares with.
   */
  record MatchCase(
      int id,
      int start,
      int end,
      List<Name> captures,
      List<Expression> values,
      @Nullable Expression guard,
      List<Statement> body)
      implements Part {
    public MatchCase {
      captures = List.copyOf(captures);
      values = List.copyOf(values);
      body = List.copyOf(body);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      captures.forEach(visitor);
      values.forEach(visitor);
      if (guard != null) {
        visitor.accept(guard);
      }
      body.forEach(visitor);
    }
  }
}
