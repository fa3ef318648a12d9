package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.Break;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.Continue;
import dev.loopwarden.analysis.syntax.Statement.Delete;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.If;
import dev.loopwarden.analysis.syntax.Statement.Match;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks one coroutine in the order it runs. The trail holds the suspensions passed so far; reads of
 * shared state remember how long it was, so what lies between a read and a write is what came
 * after.
 */
final class RaceWalk {
  /** Methods that only ask a container. */
  private static final Set<String> QUESTIONS =
      Set.of("get", "keys", "values", "items", "copy", "count", "index");

  /** Methods that change a container. */
  private static final Set<String> CHANGES =
      Set.of(
          "add",
          "remove",
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

  /** Those of them that do not rely on what was there. */
  private static final Set<String> FORGIVING =
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
  private final Map<Suspension, Integer> suspensionIndex = new HashMap<>();
  private final List<RaceFact> races = new ArrayList<>();
  private final List<Integer> trail = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private List<Condition> conditions = new ArrayList<>();
  private Map<String, Copy> copies = new HashMap<>();

  /** A {@code with} context that encloses the code being walked. */
  private record Held(int id, int value) {}

  /** State that a condition read. */
  private record Condition(SharedPath path, Span read, int position, List<Held> held) {}

  /** A local name computed from state. */
  private record Copy(
      SharedPath path, Span read, int position, List<Held> held, boolean computed) {}

  RaceWalk(ModuleModel model, FunctionDef function, List<Suspension> suspensions) {
    this.model = model;
    this.function = function;
    for (int i = 0; i < suspensions.size(); i++) {
      suspensionIndex.putIfAbsent(suspensions.get(i), i);
    }
  }

  List<RaceFact> run() {
    walkAll(function.body());
    return races;
  }

  // --- statements

  /** Walks statements; whether the last one leaves, so that nothing after it is reached. */
  private boolean walkAll(List<Statement> body) {
    boolean left = false;
    for (Statement statement : body) {
      left = walk(statement) || left;
    }
    return left;
  }

  private boolean walk(Statement statement) {
    switch (statement) {
      case FunctionDef _, ClassDef _ -> {}
      case Assign assign -> {
        evaluate(assign.value());
        assign.targets().forEach(target -> write(target, assign.value(), assign));
      }
      case AnnotatedAssign assign when assign.value() != null -> {
        evaluate(assign.value());
        write(assign.target(), assign.value(), assign);
      }
      case AugmentedAssign assign -> update(assign);
      case If conditional -> {
        return branch(conditional);
      }
      case While loop -> loop(loop);
      case For loop -> loop(loop);
      case With with -> {
        return with(with);
      }
      case Try attempt -> {
        return attempt(attempt);
      }
      case Match match -> match(match);
      case Return _, Raise _, Break _, Continue _ -> {
        evaluate(statement);
        return true;
      }
      case ExpressionStatement _, Delete _ -> mutate(statement);
      default -> evaluate(statement);
    }
    return false;
  }

  private boolean branch(If conditional) {
    List<Condition> before = List.copyOf(conditions);
    boolean allLeave = !conditional.orElse().isEmpty();
    boolean anyPasses = false;
    List<Integer> passed = new ArrayList<>();
    for (Branch branch : conditional.branches()) {
      test(branch.test());
      int start = trail.size();
      Map<String, Copy> copiesBefore = new HashMap<>(copies);
      List<Condition> tested = new ArrayList<>(conditions);
      boolean leaves = walkAll(branch.body());
      allLeave &= leaves;
      anyPasses |= !leaves;
      if (!leaves) {
        passed.addAll(trail.subList(start, trail.size()));
        copiesBefore.keySet().retainAll(copies.keySet());
      }
      copies = copiesBefore;
      conditions = tested;
      truncate(start);
    }
    allLeave &= walkAll(conditional.orElse());
    trail.addAll(passed);
    if (anyPasses) {
      // a path goes on for which the condition said the opposite
      conditions.retainAll(before);
    }
    return allLeave;
  }

  private void truncate(int size) {
    trail.subList(size, trail.size()).clear();
  }

  private void loop(While loop) {
    List<Condition> before = new ArrayList<>(conditions);
    test(loop.test());
    walkAll(loop.body());
    conditions = before;
    // the loop ends right after its condition was tested again
    test(loop.test());
    walkAll(loop.orElse());
  }

  private void loop(For loop) {
    evaluate(loop.iterable());
    if (loop.async()) {
      suspend(
          new Suspension(
              Suspension.Kind.ITERATE, valueOf(loop.iterable()), loop.iterable().span()));
    }
    List<Condition> before = new ArrayList<>(conditions);
    walkAll(loop.body());
    conditions.retainAll(before);
    walkAll(loop.orElse());
  }

  private boolean with(With with) {
    int depth = held.size();
    for (WithItem item : with.items()) {
      evaluate(item.context());
      if (with.async()) {
        suspend(
            new Suspension(Suspension.Kind.ENTER, valueOf(item.context()), item.context().span()));
      }
      held.add(new Held(item.id(), valueOf(item.context())));
    }
    boolean left = walkAll(with.body());
    truncateHeld(depth);
    if (with.async()) {
      with.items()
          .forEach(
              item ->
                  suspend(
                      new Suspension(
                          Suspension.Kind.EXIT, valueOf(item.context()), item.context().span())));
    }
    return left;
  }

  private void truncateHeld(int depth) {
    held.subList(depth, held.size()).clear();
  }

  private boolean attempt(Try attempt) {
    boolean left = walkAll(attempt.body());
    List<Condition> afterBody = new ArrayList<>(conditions);
    boolean handlersLeave = true;
    for (Handler handler : attempt.handlers()) {
      int position = trail.size();
      boolean leaves = walkAll(handler.body());
      handlersLeave &= leaves;
      if (leaves) {
        truncate(position);
      }
      conditions = new ArrayList<>(afterBody);
    }
    boolean elseLeft = walkAll(attempt.orElse());
    boolean finallyLeft = walkAll(attempt.finallyBody());
    return finallyLeft || ((left || elseLeft) && handlersLeave);
  }

  private void match(Match match) {
    evaluate(match.subject());
    List<Condition> before = new ArrayList<>(conditions);
    for (MatchCase matchCase : match.cases()) {
      int position = trail.size();
      if (walkAll(matchCase.body())) {
        truncate(position);
      }
      conditions.retainAll(before);
    }
  }

  // --- expressions

  /** Passes what an expression or a simple statement evaluates, in order. */
  private void evaluate(Node node) {
    if (node instanceof Lambda) {
      return;
    }
    node.children(this::evaluate);
    if (node instanceof Expression.NamedExpression named) {
      copy(named.target(), named.value());
    }
    if (node instanceof Await await) {
      suspend(new Suspension(Suspension.Kind.AWAIT, valueOf(await.value()), await.span()));
    } else if (node instanceof Yield) {
      suspend(new Suspension(Suspension.Kind.YIELD, ValueTable.UNKNOWN, node.span()));
    }
  }

  private int valueOf(Expression expression) {
    return model.value(expression);
  }

  private void suspend(Suspension suspension) {
    Integer index = suspensionIndex.get(suspension);
    if (index != null) {
      trail.add(index);
    }
  }

  /** Evaluates a condition and remembers the shared state it read. */
  private void test(Expression test) {
    evaluate(test);
    List<Condition> found = new ArrayList<>();
    reads(test, (path, read) -> found.add(condition(test, path, read)));
    for (Condition condition : found) {
      conditions.removeIf(old -> old.path.sameRoot(condition.path));
      conditions.add(condition);
    }
  }

  /** The state was read here, or earlier if a local name carries what was read then. */
  private Condition condition(Expression test, SharedPath path, Span read) {
    for (Copy copy : copies.values()) {
      if (copy.read.equals(read) && !test.span().contains(read)) {
        return new Condition(path, read, copy.position, copy.held);
      }
    }
    return new Condition(path, read, trail.size(), List.copyOf(held));
  }

  private interface ReadVisitor {
    void read(SharedPath path, Span span);
  }

  private void reads(Node node, ReadVisitor visitor) {
    if (node instanceof Lambda) {
      return;
    }
    if (node instanceof Expression expression) {
      SharedPath path = SharedPath.of(expression, model);
      if (path != null) {
        visitor.read(path, expression.span());
        return;
      }
      if (expression instanceof Expression.Call call) {
        SharedPath asked = asked(call);
        if (asked != null) {
          visitor.read(asked, call.span());
        }
        call.arguments().forEach(argument -> reads(argument, visitor));
        return;
      }
      if (expression instanceof Name name) {
        Copy copy = copies.get(name.name());
        if (copy != null) {
          visitor.read(copy.path, copy.read);
        }
        return;
      }
    }
    node.children(child -> reads(child, visitor));
  }

  /** The container that a call such as {@code self.cache.get(key)} asks, or null. */
  private @Nullable SharedPath asked(Expression.Call call) {
    return call.callee() instanceof Expression.Attribute method && QUESTIONS.contains(method.name())
        ? SharedPath.of(method.value(), model)
        : null;
  }

  // --- writes

  private void update(AugmentedAssign assign) {
    SharedPath path = SharedPath.of(assign.target(), model);
    int before = trail.size();
    evaluate(assign.target());
    evaluate(assign.value());
    if (path == null) {
      if (assign.target() instanceof Name name) {
        copies.computeIfPresent(
            name.name(),
            (_, copy) -> new Copy(copy.path, copy.read, copy.position, copy.held, true));
      }
      return;
    }
    List<Integer> between = List.copyOf(trail.subList(before, trail.size()));
    if (!between.isEmpty() && InPlace.changes(assign, path, model)) {
      written(path);
      return;
    }
    RaceFact.Kind kind = between.isEmpty() ? RaceFact.Kind.UPDATE : RaceFact.Kind.UPDATE_ACROSS;
    if (kind == RaceFact.Kind.UPDATE_ACROSS
        || !checked(RaceFact.Kind.CHECK_THEN_UPDATE, path, assign.value(), assign)) {
      add(kind, path, assign.target().span(), assign, assign.value(), between, held);
    }
    written(path);
  }

  private void write(Expression target, Expression value, Statement statement) {
    SharedPath path = SharedPath.of(target, model);
    if (path == null) {
      if (target instanceof Name name) {
        copy(name, value);
      } else {
        target.children(
            part -> {
              if (part instanceof Expression inner
                  && !(target instanceof Expression.Attribute)
                  && !(target instanceof Expression.Subscript)) {
                write(inner, value, statement);
              }
            });
      }
      return;
    }
    if (!readBeforeAwait(path, value, statement) && !staleCopy(path, value, statement)) {
      checked(RaceFact.Kind.CHECK_THEN_ACT, path, value, statement);
      updated(path, value, statement);
    }
    written(path);
  }

  /** {@code x = x + 1} with nothing between. */
  private void updated(SharedPath path, Expression value, Statement statement) {
    if (value instanceof Expression.BinaryOperation) {
      List<Span> own = new ArrayList<>();
      reads(
          value,
          (read, span) -> {
            if (isOf(read, path)) {
              own.add(span);
            }
          });
      if (!own.isEmpty()) {
        add(RaceFact.Kind.UPDATE, path, own.getFirst(), statement, value, List.of(), held);
      }
    }
  }

  /** {@code self.seen.add(key)}, {@code del self.cache[key]}. */
  private void mutate(Statement statement) {
    evaluate(statement);
    switch (statement) {
      case ExpressionStatement(int _, int _, int _, Expression.Call call)
          when call.callee() instanceof Expression.Attribute method
              && CHANGES.contains(method.name()) -> {
        SharedPath path = SharedPath.of(method.value(), model);
        if (path != null) {
          if (!FORGIVING.contains(method.name())) {
            checked(RaceFact.Kind.CHECK_THEN_ACT, path, call, statement);
          }
          written(path);
        }
      }
      case Delete delete ->
          delete
              .targets()
              .forEach(
                  target -> {
                    SharedPath path = SharedPath.of(target, model);
                    if (path != null && !isSlice(target)) {
                      checked(RaceFact.Kind.CHECK_THEN_UPDATE, path, target, statement);
                      written(path);
                    }
                  });
      default -> {}
    }
  }

  private void copy(Name name, Expression value) {
    copies.remove(name.name());
    boolean plain = SharedPath.of(value, model) != null;
    boolean simple =
        plain
            || value instanceof Expression.BinaryOperation
            || value instanceof Expression.Comparison
            || value instanceof Expression.UnaryOperation
            || (value instanceof Expression.Call call && asked(call) != null);
    if (simple) {
      reads(
          value,
          (path, read) ->
              copies.put(
                  name.name(), new Copy(path, read, trail.size(), List.copyOf(held), !plain)));
    }
  }

  /** {@code x = g(x, await f())}: the old value is read before the await in the same expression. */
  private boolean readBeforeAwait(SharedPath path, Expression value, Statement statement) {
    List<Await> awaits = new ArrayList<>();
    collectAwaits(value, awaits);
    if (awaits.isEmpty()) {
      return false;
    }
    Await last = awaits.stream().max(Comparator.comparingInt(Await::end)).orElseThrow();
    List<Span> before = new ArrayList<>();
    reads(
        value,
        (read, span) -> {
          if (isOf(read, path) && span.end() <= last.start()) {
            before.add(span);
          }
        });
    if (before.isEmpty()) {
      return false;
    }
    List<Integer> between = trail.subList(Math.max(0, trail.size() - awaits.size()), trail.size());
    add(RaceFact.Kind.UPDATE_ACROSS, path, before.getFirst(), statement, value, between, held);
    return true;
  }

  /** Whether a read is of what is written: the same text, or the container of the item. */
  private static boolean isOf(SharedPath read, SharedPath written) {
    return read.text().equals(written.text())
        || (read.sameRoot(written) && !read.item() && written.item());
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
      Copy copy = copies.get(name.name());
      if (copy == null || !isOf(copy.path, path)) {
        continue;
      }
      boolean computed = copy.computed || value instanceof Expression.BinaryOperation;
      if (computed && copy.position < trail.size()) {
        List<Integer> between = trail.subList(copy.position, trail.size());
        add(RaceFact.Kind.STALE_WRITE, path, copy.read, statement, value, between, copy.held);
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
    for (Condition condition : conditions) {
      if (condition.path.sameRoot(path) && condition.position < trail.size()) {
        List<Integer> between = trail.subList(condition.position, trail.size());
        add(kind, path, condition.read, statement, value, between, condition.held);
        return true;
      }
    }
    return false;
  }

  private static boolean isSlice(Expression target) {
    return target instanceof Expression.Subscript subscript
        && subscript.indices().stream().anyMatch(Expression.Slice.class::isInstance);
  }

  /** After a write neither a condition nor a copy says anything of the state any more. */
  private void written(SharedPath path) {
    conditions.removeIf(condition -> condition.path.sameRoot(path));
    copies.values().removeIf(copy -> copy.path.sameRoot(path));
  }

  private void add(
      RaceFact.Kind kind,
      SharedPath path,
      Span read,
      Statement write,
      Expression value,
      List<Integer> between,
      List<Held> heldAtRead) {
    List<Integer> locks = heldAtRead.stream().filter(held::contains).map(Held::value).toList();
    races.add(
        new RaceFact(
            kind,
            model.index(function),
            path.text(),
            path.owner(),
            path.root(),
            read,
            write.span(),
            valueOf(value),
            between,
            locks));
  }
}
