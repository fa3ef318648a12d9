package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.extract.RaceState.Condition;
import dev.loopwarden.analysis.extract.RaceState.Copy;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what expressions read of shared state, directly or through local names. */
final class RaceReads {
  /** Methods that only ask a container. */
  private static final Set<String> QUESTIONS =
      Set.of("get", "keys", "values", "items", "copy", "count", "index");

  private final ModuleModel model;
  private final RaceState state;

  RaceReads(ModuleModel model, RaceState state) {
    this.model = model;
    this.state = state;
  }

  /** Is told of each read. */
  interface Visitor {
    void read(SharedPath path, Span span);
  }

  /** Tells of the reads in an expression, in order. */
  void visit(Node node, Visitor visitor) {
    if (node instanceof Lambda) {
      return;
    }
    SharedPath path = node instanceof Expression expression ? path(expression) : null;
    if (path != null) {
      visitor.read(path, node.span());
      return;
    }
    switch (node) {
      case Expression.Call call -> {
        SharedPath asked = asked(call);
        if (asked != null) {
          visitor.read(asked, call.span());
        }
        call.arguments().forEach(argument -> visit(argument, visitor));
      }
      case Name name -> {
        Copy copy = state.copy(name.name());
        if (copy != null) {
          visitor.read(copy.path(), copy.read());
        }
      }
      default -> node.children(child -> visit(child, visitor));
    }
  }

  private @Nullable SharedPath path(Expression expression) {
    return SharedPath.of(expression, model);
  }

  /** The container that a call such as {@code self.cache.get(key)} asks, or null. */
  private @Nullable SharedPath asked(Expression.Call call) {
    return call.callee() instanceof Expression.Attribute method && QUESTIONS.contains(method.name())
        ? path(method.value())
        : null;
  }

  /** Remembers the state that a condition reads. */
  void test(Expression test) {
    List<Condition> found = new ArrayList<>();
    visit(test, (path, read) -> found.add(condition(test, path, read)));
    found.forEach(state::test);
  }

  /** The state was read here, or earlier if a local name carries what was read then. */
  private Condition condition(Expression test, SharedPath path, Span read) {
    for (Copy copy : state.copies().values()) {
      if (copy.read().equals(read) && !test.span().contains(read)) {
        return new Condition(path, read, copy.position(), copy.held());
      }
    }
    return new Condition(path, read, state.position(), state.held());
  }

  /** Remembers that a local name is computed from state, if it is. */
  void copy(Name name, Expression value) {
    state.forget(name.name());
    boolean plain = path(value) != null;
    boolean simple =
        plain
            || value instanceof Expression.BinaryOperation
            || value instanceof Expression.Comparison
            || value instanceof Expression.UnaryOperation
            || (value instanceof Expression.Call call && asked(call) != null);
    if (simple) {
      visit(
          value,
          (path, read) ->
              state.copy(
                  name.name(), new Copy(path, read, state.position(), state.held(), !plain)));
    }
  }

  /** The reads in an expression of what is written, in order. */
  List<Span> of(SharedPath written, Expression value) {
    List<Span> found = new ArrayList<>();
    visit(
        value,
        (read, span) -> {
          if (isOf(read, written)) {
            found.add(span);
          }
        });
    return found;
  }

  /** Whether a read is of what is written: the same text, or the container of the item. */
  static boolean isOf(SharedPath read, SharedPath written) {
    return read.text().equals(written.text())
        || (read.sameRoot(written) && !read.item() && written.item());
  }
}
