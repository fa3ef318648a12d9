package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.extract.RaceState.Condition;
import dev.loopwarden.analysis.extract.RaceState.Copy;
import dev.loopwarden.analysis.extract.RaceState.Held;
import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.Delete;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Holds each write of shared state against what was read of it before. */
final class RaceWrites {
  /** Methods that change a container and rely on what was there. */
  private static final Set<String> STRICT_CHANGES = Set.of("add", "remove");

  /** Methods that change a container, whatever was there. */
  private static final Set<String> FORGIVING_CHANGES =
      Set.of(
          "append",
          "discard",
          "pop",
          "clear",
          "update",
          "extend",
          "insert",
          "setdefault",
          "popitem",
          "popleft",
          "appendleft");

  private final ModuleModel model;
  private final FunctionDef function;
  private final RaceState state;
  private final RaceReads reads;
  private final List<RaceFact> races = new ArrayList<>();

  RaceWrites(ModuleModel model, FunctionDef function, RaceState state, RaceReads reads) {
    this.model = model;
    this.function = function;
    this.state = state;
    this.reads = reads;
  }

  /** The races found so far. */
  List<RaceFact> races() {
    return races;
  }

  /** {@code x += y}; the target was read at a position. */
  void update(AugmentedAssign assign, int position) {
    SharedPath path = SharedPath.of(assign.target(), model);
    if (path == null) {
      if (assign.target() instanceof Name name) {
        Copy copy = state.copy(name.name());
        if (copy != null) {
          state.copy(name.name(), copy.asComputed());
        }
      }
      return;
    }
    List<Integer> between = state.since(position);
    if (between.isEmpty() || !InPlace.changes(assign, path, model)) {
      RaceFact.Kind kind = between.isEmpty() ? RaceFact.Kind.UPDATE : RaceFact.Kind.UPDATE_ACROSS;
      if (kind == RaceFact.Kind.UPDATE_ACROSS
          || !checked(RaceFact.Kind.CHECK_THEN_UPDATE, path, assign.value(), assign)) {
        Read read = new Read(assign.target().span(), between, state.held());
        add(kind, path, read, assign, assign.value());
      }
    }
    state.written(path);
  }

  /** {@code target = value}. */
  void write(Expression target, Expression value, Statement statement) {
    SharedPath path = SharedPath.of(target, model);
    if (path != null) {
      write(path, value, statement);
    } else if (target instanceof Name name) {
      reads.copy(name, value);
    } else if (!(target instanceof Expression.Attribute)
        && !(target instanceof Expression.Subscript)) {
      target.children(
          part -> {
            if (part instanceof Expression inner) {
              write(inner, value, statement);
            }
          });
    }
  }

  private void write(SharedPath path, Expression value, Statement statement) {
    if (!readBeforeAwait(path, value, statement) && !staleCopy(path, value, statement)) {
      checked(RaceFact.Kind.CHECK_THEN_ACT, path, value, statement);
      updated(path, value, statement);
    }
    state.written(path);
  }

  /** {@code x = x + 1} with nothing between. */
  private void updated(SharedPath path, Expression value, Statement statement) {
    if (value instanceof Expression.BinaryOperation) {
      reads.of(path, value).stream()
          .findFirst()
          .map(span -> new Read(span, List.of(), state.held()))
          .ifPresent(read -> add(RaceFact.Kind.UPDATE, path, read, statement, value));
    }
  }

  /** {@code self.seen.add(key)}, {@code del self.cache[key]}. */
  void mutate(Statement statement) {
    switch (statement) {
      case ExpressionStatement(int _, int _, int _, Expression.Call call)
          when call.callee() instanceof Expression.Attribute method ->
          mutate(method, call, statement);
      case Delete delete -> delete.targets().forEach(target -> delete(target, statement));
      default -> {}
    }
  }

  private void mutate(Expression.Attribute method, Expression.Call call, Statement statement) {
    boolean strict = STRICT_CHANGES.contains(method.name());
    SharedPath path =
        strict || FORGIVING_CHANGES.contains(method.name())
            ? SharedPath.of(method.value(), model)
            : null;
    if (path != null) {
      if (strict) {
        checked(RaceFact.Kind.CHECK_THEN_ACT, path, call, statement);
      }
      state.written(path);
    }
  }

  private void delete(Expression target, Statement statement) {
    SharedPath path = SharedPath.of(target, model);
    if (path != null && !isSlice(target)) {
      checked(RaceFact.Kind.CHECK_THEN_UPDATE, path, target, statement);
      state.written(path);
    }
  }

  private static boolean isSlice(Expression target) {
    return target instanceof Expression.Subscript subscript
        && subscript.indices().stream().anyMatch(Expression.Slice.class::isInstance);
  }

  /** {@code x = g(x, await f())}: the old value is read before the await in the same expression. */
  private boolean readBeforeAwait(SharedPath path, Expression value, Statement statement) {
    List<Await> awaits = new ArrayList<>();
    collectAwaits(value, awaits);
    if (awaits.isEmpty()) {
      return false;
    }
    Await last = awaits.stream().max(Comparator.comparingInt(Await::end)).orElseThrow();
    int position = Math.max(0, state.position() - awaits.size());
    for (Span span : reads.of(path, value)) {
      if (span.end() <= last.start()) {
        Read read = new Read(span, state.since(position), state.held());
        add(RaceFact.Kind.UPDATE_ACROSS, path, read, statement, value);
        return true;
      }
    }
    return false;
  }

  private static void collectAwaits(Node node, List<Await> awaits) {
    if (node instanceof Lambda) {
      return;
    }
    if (node instanceof Await await) {
      awaits.add(await);
    }
    node.children(child -> collectAwaits(child, awaits));
  }

  /** {@code b = self.x} ... {@code self.x = b - 1} with a suspension between. */
  private boolean staleCopy(SharedPath path, Expression value, Statement statement) {
    List<Name> names = new ArrayList<>();
    collectNames(value, names);
    for (Name name : names) {
      Copy copy = state.copy(name.name());
      if (copy == null || !RaceReads.isOf(copy.path(), path)) {
        continue;
      }
      boolean computed = copy.computed() || value instanceof Expression.BinaryOperation;
      if (computed && copy.position() < state.position()) {
        Read read = new Read(copy.read(), state.since(copy.position()), copy.held());
        add(RaceFact.Kind.STALE_WRITE, path, read, statement, value);
        return true;
      }
    }
    return false;
  }

  private static void collectNames(Node node, List<Name> names) {
    if (node instanceof Name name) {
      names.add(name);
    }
    if (!(node instanceof Lambda) && !(node instanceof Expression.Call)) {
      node.children(child -> collectNames(child, names));
    }
  }

  /** The write relied on a condition that was tested before a suspension. */
  private boolean checked(
      RaceFact.Kind kind, SharedPath path, Expression value, Statement statement) {
    Condition condition = state.staleCondition(path);
    if (condition == null) {
      return false;
    }
    Read read = new Read(condition.read(), state.since(condition.position()), condition.held());
    add(kind, path, read, statement, value);
    return true;
  }

  /** Where state was read, what was passed since, and the contexts that enclosed the read. */
  private record Read(Span span, List<Integer> between, List<Held> held) {}

  private void add(
      RaceFact.Kind kind, SharedPath path, Read read, Statement write, Expression value) {
    List<Held> heldNow = state.held();
    List<Integer> locks = read.held.stream().filter(heldNow::contains).map(Held::value).toList();
    races.add(
        new RaceFact(
            kind,
            model.index(function),
            path.text(),
            path.owner(),
            path.root(),
            read.span,
            write.span(),
            model.value(value),
            read.between,
            locks));
  }
}
