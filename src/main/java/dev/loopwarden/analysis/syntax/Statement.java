package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.ImportedName;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The kinds of statements. */
public sealed interface Statement extends Node {

  /**
   * {@code def} or {@code async def}; starts at {@code async} or {@code def}, decorators stand
   * before.
   */
  record FunctionDef(
      int id,
      int start,
      int end,
      String name,
      int nameStart,
      boolean async,
      List<Expression> decorators,
      List<Parameter> parameters,
      @Nullable Expression returns,
      List<Statement> body)
      implements Statement {
    public FunctionDef {
      decorators = List.copyOf(decorators);
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      decorators.forEach(visitor);
      parameters.forEach(visitor);
      if (returns != null) {
        visitor.accept(returns);
      }
      body.forEach(visitor);
    }
  }

  /** {@code class name(arguments): body}; starts at {@code class}. */
  record ClassDef(
      int id,
      int start,
      int end,
      String name,
      int nameStart,
      List<Expression> decorators,
      List<Argument> arguments,
      List<Statement> body)
      implements Statement {
    public ClassDef {
      decorators = List.copyOf(decorators);
      arguments = List.copyOf(arguments);
      body = List.copyOf(body);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      decorators.forEach(visitor);
      arguments.forEach(visitor);
      body.forEach(visitor);
    }
  }

  /** {@code return value}. */
  record Return(int id, int start, int end, @Nullable Expression value) implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {
      if (value != null) {
        visitor.accept(value);
      }
    }
  }

  /** {@code del targets}. */
  record Delete(int id, int start, int end, List<Expression> targets) implements Statement {
    public Delete {
      targets = List.copyOf(targets);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      targets.forEach(visitor);
    }
  }

  /** {@code a = b = value}; one target for each equals sign. */
  record Assign(int id, int start, int end, List<Expression> targets, Expression value)
      implements Statement {
    public Assign {
      targets = List.copyOf(targets);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      targets.forEach(visitor);
      visitor.accept(value);
    }
  }

  /** {@code target operator value}, with an operator such as {@code +=}. */
  record AugmentedAssign(
      int id, int start, int end, Expression target, String operator, Expression value)
      implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(target);
      visitor.accept(value);
    }
  }

  /** {@code target: annotation = value}. */
  record AnnotatedAssign(
      int id,
      int start,
      int end,
      Expression target,
      Expression annotation,
      @Nullable Expression value)
      implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(target);
      visitor.accept(annotation);
      if (value != null) {
        visitor.accept(value);
      }
    }
  }

  /** {@code type X = ...}. */
  record TypeAlias(int id, int start, int end, Expression name, Expression value)
      implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(name);
      visitor.accept(value);
    }
  }

  /** {@code for} or {@code async for}. */
  record For(
      int id,
      int start,
      int end,
      boolean async,
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> orElse)
      implements Statement {
    public For {
      body = List.copyOf(body);
      orElse = List.copyOf(orElse);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(target);
      visitor.accept(iterable);
      body.forEach(visitor);
      orElse.forEach(visitor);
    }
  }

  /** {@code while test: body}. */
  record While(
      int id, int start, int end, Expression test, List<Statement> body, List<Statement> orElse)
      implements Statement {
    public While {
      body = List.copyOf(body);
      orElse = List.copyOf(orElse);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(test);
      body.forEach(visitor);
      orElse.forEach(visitor);
    }
  }

  /** {@code if}, {@code elif}s and {@code else}. */
  record If(int id, int start, int end, List<Branch> branches, List<Statement> orElse)
      implements Statement {
    public If {
      branches = List.copyOf(branches);
      orElse = List.copyOf(orElse);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      branches.forEach(visitor);
      orElse.forEach(visitor);
    }
  }

  /** {@code with} or {@code async with}. */
  record With(int id, int start, int end, boolean async, List<WithItem> items, List<Statement> body)
      implements Statement {
    public With {
      items = List.copyOf(items);
      body = List.copyOf(body);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      items.forEach(visitor);
      body.forEach(visitor);
    }
  }

  /** {@code try}, its handlers, {@code else} and {@code finally}. */
  record Try(
      int id,
      int start,
      int end,
      List<Statement> body,
      List<Handler> handlers,
      List<Statement> orElse,
      List<Statement> finallyBody)
      implements Statement {
    public Try {
      body = List.copyOf(body);
      handlers = List.copyOf(handlers);
      orElse = List.copyOf(orElse);
      finallyBody = List.copyOf(finallyBody);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      body.forEach(visitor);
      handlers.forEach(visitor);
      orElse.forEach(visitor);
      finallyBody.forEach(visitor);
    }
  }

  /** {@code raise exception from cause}. */
  record Raise(
      int id, int start, int end, @Nullable Expression exception, @Nullable Expression cause)
      implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {
      if (exception != null) {
        visitor.accept(exception);
      }
      if (cause != null) {
        visitor.accept(cause);
      }
    }
  }

  /** {@code assert test, message}. */
  record Assert(int id, int start, int end, Expression test, @Nullable Expression message)
      implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(test);
      if (message != null) {
        visitor.accept(message);
      }
    }
  }

  /** {@code import a.b as c, d}. */
  record Import(int id, int start, int end, List<ImportedName> names) implements Statement {
    public Import {
      names = List.copyOf(names);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      names.forEach(visitor);
    }
  }

  /** {@code from ..module import names}; {@code level} counts the dots; a star has no names. */
  record ImportFrom(
      int id, int start, int end, int level, String module, List<ImportedName> names, boolean star)
      implements Statement {
    public ImportFrom {
      names = List.copyOf(names);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      names.forEach(visitor);
    }
  }

  /** {@code global names}. */
  record Global(int id, int start, int end, List<String> names) implements Statement {
    public Global {
      names = List.copyOf(names);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** {@code nonlocal names}. */
  record Nonlocal(int id, int start, int end, List<String> names) implements Statement {
    public Nonlocal {
      names = List.copyOf(names);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** An expression whose value is dropped. */
  record ExpressionStatement(int id, int start, int end, Expression value) implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(value);
    }
  }

  /** {@code pass}. */
  record Pass(int id, int start, int end) implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** {@code break}. */
  record Break(int id, int start, int end) implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** {@code continue}. */
  record Continue(int id, int start, int end) implements Statement {
    @Override
    public void children(Consumer<? super Node> visitor) {}
  }

  /** {@code match subject: cases}. */
  record Match(int id, int start, int end, Expression subject, List<MatchCase> cases)
      implements Statement {
    public Match {
      cases = List.copyOf(cases);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      visitor.accept(subject);
      cases.forEach(visitor);
    }
  }

  /** Text that did not parse as a statement, with the statements found in it. */
  record ErrorStatement(int id, int start, int end, List<Statement> found) implements Statement {
    public ErrorStatement {
      found = List.copyOf(found);
    }

    @Override
    public void children(Consumer<? super Node> visitor) {
      found.forEach(visitor);
    }
  }
}
