package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.CatchFact.After;
import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.NumberLiteral;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.Break;
import dev.loopwarden.analysis.syntax.Statement.Continue;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a coroutine does after it caught a cancellation. */
final class Aftermath {
  private final ModuleModel model;
  private final List<Suspension> suspensions;

  Aftermath(ModuleModel model, List<Suspension> suspensions) {
    this.model = model;
    this.suspensions = suspensions;
  }

  /** After a handler of a try. */
  After of(Try attempt, Handler handler) {
    if (endsInRaise(handler)) {
      return After.RAISES;
    }
    Statement last = handler.body().getLast();
    if (last instanceof Return) {
      return After.ENDS;
    }
    if (last instanceof Break) {
      return afterLoop(attempt);
    }
    return leaves(handler) ? going(attempt, last) : turning(attempt, last);
  }

  /** After a statement left the finally clause of a try. */
  After of(Try attempt, Statement leaving) {
    return switch (leaving) {
      case Return _ -> After.ENDS;
      case Break _ -> afterLoop(attempt);
      default -> turning(attempt, leaving);
    };
  }

  /** After a context that suppresses. */
  After of(With with) {
    return turning(with, with);
  }

  /** Falling out of a statement, or continuing: in an endless loop it turns. */
  private After turning(Statement statement, Statement last) {
    if (isCleaningUp(statement)) {
      return After.RESUMES;
    }
    Node loop = loop(statement);
    boolean endless =
        loop instanceof While repeated
            && isAlwaysTrue(repeated)
            && (last instanceof Continue || !leavesAfter(statement, repeated));
    return endless ? After.LOOPS : going(statement, last);
  }

  private After going(Statement statement, Statement last) {
    if (isCleaningUp(statement)) {
      return After.RESUMES;
    }
    if (loop(statement) != null || last instanceof Continue) {
      return After.CONTINUES;
    }
    return suspendsAfter(statement.end()) ? After.CONTINUES : After.ENDS;
  }

  private After afterLoop(Statement statement) {
    Node loop = loop(statement);
    return loop == null || loop(loop) != null || suspendsAfter(loop.end())
        ? After.CONTINUES
        : After.ENDS;
  }

  private boolean suspendsAfter(int offset) {
    return suspensions.stream().anyMatch(suspension -> suspension.span().start() >= offset);
  }

  /** In a finally clause, or in a handler that raises at its end: what is under way goes on. */
  private boolean isCleaningUp(Node node) {
    Node at = node;
    Node parent = model.parent(at);
    while (parent != null && !(parent instanceof FunctionDef)) {
      int id = at.id();
      if (parent instanceof Try attempt
          && attempt.finallyBody().stream().anyMatch(statement -> statement.id() == id)) {
        return true;
      }
      if (parent instanceof Handler handler && endsInRaise(handler)) {
        return true;
      }
      at = parent;
      parent = model.parent(at);
    }
    return false;
  }

  /** The loop around a node in the same function, or null. */
  private @Nullable Node loop(Node node) {
    Node at = model.parent(node);
    while (at != null && !(at instanceof FunctionDef)) {
      if (at instanceof While || at instanceof For) {
        return at;
      }
      at = model.parent(at);
    }
    return null;
  }

  private static boolean isAlwaysTrue(While loop) {
    return switch (loop.test()) {
      case ConstantLiteral constant -> constant.name().equals("True");
      case NumberLiteral _ -> true;
      default -> false;
    };
  }

  /** Whether something in a handler may leave the loop. */
  private static boolean leaves(Node node) {
    boolean[] found = {node instanceof Return || node instanceof Break || node instanceof Raise};
    if (!(node instanceof FunctionDef || node instanceof Lambda)) {
      node.children(child -> found[0] = found[0] || leaves(child));
    }
    return found[0];
  }

  /** Whether a statement of the loop's body that comes after this one leaves the loop. */
  private static boolean leavesAfter(Statement statement, While loop) {
    boolean[] found = {false};
    loop.body().stream()
        .filter(other -> other.start() >= statement.end())
        .forEach(other -> found[0] = found[0] || leaves(other));
    return found[0];
  }

  /** Whether its last statement raises; so may one whose body is missing. */
  private static boolean endsInRaise(Handler handler) {
    return handler.body().isEmpty() || handler.body().getLast() instanceof Raise;
  }
}
