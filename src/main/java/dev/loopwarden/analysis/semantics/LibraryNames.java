package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** Which library callables and types the expressions of one module denote, by that module alone. */
public final class LibraryNames {
  private static final int DEEPEST = 20;

  private final ModuleModel model;
  private final Knowledge knowledge;

  /** The library names of a module. */
  public LibraryNames(ModuleModel model, Knowledge knowledge) {
    this.model = model;
    this.knowledge = knowledge;
  }

  /** The function or class that an expression denotes, or null. */
  public @Nullable Entry callable(Expression expression) {
    return callable(model.value(expression), 0);
  }

  /** The class that an expression is an instance of, or null. */
  public @Nullable Entry type(Expression expression) {
    return type(model.value(expression), 0);
  }

  private @Nullable Entry callable(int index, int depth) {
    if (index == ValueTable.UNKNOWN || depth > DEEPEST) {
      return null;
    }
    Value value = model.table().get(index);
    return switch (value.kind()) {
      case IMPORTED -> value.name().startsWith(".") ? null : knowledge.find(value.name());
      case VARIABLE -> callable(variable(value), depth + 1);
      case ATTRIBUTE -> {
        int attribute = ownAttribute(value);
        if (attribute != ValueTable.UNKNOWN) {
          yield callable(attribute, depth + 1);
        }
        Entry owner = type(value.base(), depth + 1);
        yield owner == null ? null : knowledge.member(owner, value.name());
      }
      default -> null;
    };
  }

  private @Nullable Entry type(int index, int depth) {
    if (index == ValueTable.UNKNOWN || depth > DEEPEST) {
      return null;
    }
    Value value = model.table().get(index);
    return switch (value.kind()) {
      case VARIABLE -> type(variable(value), depth + 1);
      case INSTANCE -> callable(value.base(), depth + 1);
      case RESULT -> {
        Entry callee = callable(value.base(), depth + 1);
        yield callee == null || callee.kind() == Entry.Kind.CLASS
            ? callee
            : callee.kind() == Entry.Kind.FUNCTION ? named(callee.type()) : null;
      }
      case AWAITED -> {
        Value awaited = model.table().get(value.base());
        Entry callee =
            awaited.kind() == Value.Kind.RESULT ? callable(awaited.base(), depth + 1) : null;
        yield callee != null && callee.kind() == Entry.Kind.ASYNC ? named(callee.type()) : null;
      }
      case ENTERED -> {
        Entry context = type(value.base(), depth + 1);
        yield context == null ? null : named(context.enter());
      }
      case ASYNC_ENTERED -> {
        Entry context = type(value.base(), depth + 1);
        yield context == null ? null : named(context.aenter());
      }
      case ATTRIBUTE -> {
        int attribute = ownAttribute(value);
        yield attribute == ValueTable.UNKNOWN ? null : type(attribute, depth + 1);
      }
      default -> null;
    };
  }

  private int variable(Value value) {
    return model.variables().getOrDefault(value.name(), ValueTable.UNKNOWN);
  }

  /** What an attribute of {@code self} was assigned in this class. */
  private int ownAttribute(Value value) {
    Value base = model.table().get(value.base());
    return base.kind() == Value.Kind.SELF || base.kind() == Value.Kind.CLS
        ? model.attributes(base.base()).getOrDefault(value.name(), ValueTable.UNKNOWN)
        : ValueTable.UNKNOWN;
  }

  private @Nullable Entry named(@Nullable String type) {
    return type == null ? null : knowledge.find(type.indexOf('.') < 0 ? "builtins." + type : type);
  }
}
