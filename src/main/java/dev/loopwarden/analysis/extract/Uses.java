package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Scope;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.BinaryOperation;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comparison;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.Conditional;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.InterpolatedString;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.NamedExpression;
import dev.loopwarden.analysis.syntax.Expression.SetDisplay;
import dev.loopwarden.analysis.syntax.Expression.Starred;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Expression.UnaryOperation;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Expression.YieldFrom;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assert;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.Delete;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done with the values of a module's expressions. */
final class Uses {
  /** Attributes that end a coroutine, a task or a future, or look into it. */
  private static final Set<String> DISPOSING =
      Set.of(
          "close",
          "send",
          "throw",
          "cancel",
          "result",
          "exception",
          "cr_await",
          "cr_frame",
          "cr_running",
          "cr_code",
          "__await__");

  /** Builtins that look into their arguments and keep none of them. */
  private static final Set<String> CONSUMERS =
      Stream.of(
              "print len str int float bool bytes repr list tuple set frozenset sorted sum any all",
              "enumerate zip reversed iter next range abs round")
          .flatMap(names -> Stream.of(names.split(" ")))
          .map("builtins."::concat)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> LOG_METHODS =
      Set.of("debug", "info", "warning", "warn", "error", "exception", "critical", "log");
  private static final Set<String> LOGGERS = Set.of("log", "logger", "logging");

  private final ModuleModel model;
  private final LocalCollections collections;

  /** By scope and name: what all reads of the name do with it. */
  private final IdentityHashMap<Scope, Map<String, Integer>> reads = new IdentityHashMap<>();

  Uses(ModuleModel model) {
    this.model = model;
    this.collections = new LocalCollections(model);
    for (Node node : model.nodes()) {
      if (node instanceof Name name) {
        collect(name);
      }
    }
  }

  /** What is done with an expression's value, through the local name it is bound to if any. */
  int of(Expression expression) {
    int direct = direct(expression);
    Name name = boundName(expression);
    return name == null ? direct : direct | ofName(name);
  }

  /** Whether the value is bound to a local name. */
  boolean named(Expression expression) {
    return boundName(expression) != null;
  }

  private int ofName(Name name) {
    Scope binding = model.binding(name);
    if (binding == null
        || binding.kind() != Scope.Kind.FUNCTION
        || binding != model.scope(name).body()) {
      return Use.STORED.bit();
    }
    int read = reads.getOrDefault(binding, Map.of()).getOrDefault(name.name(), 0);
    return read == 0 ? Use.UNREAD.bit() : read;
  }

  /** The local name that an expression is bound to by an assignment. */
  private @Nullable Name boundName(Expression expression) {
    Node parent = model.parent(expression);
    Expression target =
        switch (parent) {
          case Assign assign when assign.targets().size() == 1 -> assign.targets().getFirst();
          case AnnotatedAssign assign -> assign.target();
          case NamedExpression named -> named.target();
          case Conditional conditional when conditional.test() != expression ->
              boundName(conditional);
          case null, default -> null;
        };
    return target instanceof Name name && target != expression ? name : null;
  }

  private int direct(Expression expression) {
    Node parent = model.parent(expression);
    return switch (parent) {
      case ExpressionStatement _ -> Use.DROPPED.bit();
      case Await _ -> Use.AWAITED.bit();
      case Assign assign -> assign.targets().size() == 1 ? assigned(assign, expression) : stored();
      case AnnotatedAssign _ -> assigned(expression);
      case AugmentedAssign _, Comparison _, BinaryOperation _ -> Use.OPERAND.bit();
      case NamedExpression named -> direct(named);
      case Return _, Lambda _ -> Use.RETURNED.bit();
      case Yield _ -> Use.YIELDED.bit();
      case YieldFrom _ -> Use.set(Use.FOR, Use.YIELDED);
      case Branch _, Assert _ -> Use.TESTED.bit();
      case While _ -> Use.TESTED.bit();
      case UnaryOperation not ->
          not.operator().equals("not") ? Use.TESTED.bit() : Use.OPERAND.bit();
      case BooleanOperation operation ->
          operation.left() == expression ? Use.TESTED.bit() | direct(operation) : direct(operation);
      case Conditional conditional ->
          conditional.test() == expression ? Use.TESTED.bit() : direct(conditional);
      case InterpolatedString _ -> Use.FORMATTED.bit();
      case Argument argument -> argument(argument);
      case ListDisplay list -> collected(list);
      case TupleDisplay tuple -> collected(tuple);
      case SetDisplay set -> collected(set);
      case DictDisplay dict -> collected(dict);
      case Comprehension comprehension -> collected(comprehension);
      case ComprehensionClause clause -> clause(clause, expression);
      case For loop when loop.iterable() == expression ->
          loop.async() ? Use.ASYNC_FOR.bit() : Use.FOR.bit();
      case WithItem item when item.context() == expression -> with(item);
      case Attribute attribute ->
          DISPOSING.contains(attribute.name())
              ? Use.set(Use.ATTRIBUTE, Use.OTHER)
              : Use.ATTRIBUTE.bit();
      case Subscript subscript ->
          subscript.value() == expression ? Use.SUBSCRIPTED.bit() : Use.OTHER.bit();
      case Call _ -> Use.CALLED.bit();
      case Starred _ -> Use.UNPACKED.bit();
      case null, default -> Use.OTHER.bit();
    };
  }

  private static int stored() {
    return Use.STORED.bit();
  }

  private int assigned(Assign assign, Expression expression) {
    Expression target = assign.targets().getFirst();
    boolean unpacked = target instanceof TupleDisplay || target instanceof ListDisplay;
    return unpacked ? Use.UNPACKED.bit() : assigned(expression);
  }

  /** Bound to a name: what reads of the name do counts; anything else keeps it. */
  private int assigned(Expression expression) {
    return boundName(expression) != null ? 0 : stored();
  }

  private int argument(Argument argument) {
    if (!(model.parent(argument) instanceof Call call)) {
      return Use.OTHER.bit();
    }
    if (collections.isFilledBy(call)) {
      return Use.COLLECTED_UNREAD.bit();
    }
    return switch (argument.kind()) {
      case STAR, DOUBLE_STAR -> Use.UNPACKED.bit();
      case POSITIONAL, KEYWORD -> consumes(call) ? Use.CONSUMED.bit() : Use.ARGUMENT.bit();
    };
  }

  private boolean consumes(Call call) {
    Value callee = model.valueOf(call.callee());
    return callee.kind() == Value.Kind.IMPORTED
        ? CONSUMERS.contains(callee.name()) || callee.name().startsWith("logging.")
        : call.callee() instanceof Attribute attribute && isLogCall(attribute);
  }

  private static boolean isLogCall(Attribute callee) {
    String receiver =
        switch (callee.value()) {
          case Name name -> name.name();
          case Attribute attribute -> attribute.name();
          default -> "";
        };
    return LOG_METHODS.contains(callee.name())
        && LOGGERS.contains(receiver.toLowerCase(Locale.ROOT).replace("_", ""));
  }

  private int collected(Expression display) {
    if (Use.DROPPED.in(direct(display))) {
      return Use.COLLECTED_DROPPED.bit();
    }
    Name name = boundName(display);
    return name != null && collections.isUnread(name)
        ? Use.COLLECTED_UNREAD.bit()
        : Use.COLLECTED.bit();
  }

  private static int clause(ComprehensionClause clause, Expression expression) {
    if (clause.iterable() != expression) {
      return clause.target() == expression ? Use.OTHER.bit() : Use.TESTED.bit();
    }
    return clause.async() ? Use.ASYNC_FOR.bit() : Use.FOR.bit();
  }

  private int with(WithItem item) {
    boolean async = model.parent(item) instanceof With with && with.async();
    return async ? Use.ASYNC_WITH.bit() : Use.WITH.bit();
  }

  private void collect(Name name) {
    Scope binding = model.binding(name);
    if (binding != null && binding.kind() == Scope.Kind.FUNCTION && !isTarget(name)) {
      boolean same = sameFunction(model.scope(name), binding);
      int use = same ? readUse(name) : Use.CAPTURED.bit();
      reads.computeIfAbsent(binding, _ -> new HashMap<>()).merge(name.name(), use, (a, b) -> a | b);
    }
  }

  private int readUse(Name name) {
    return boundName(name) != null ? Use.STORED.bit() : direct(name);
  }

  private static boolean sameFunction(Scope scope, Scope binding) {
    Scope at = scope;
    while (at != binding && at.kind() == Scope.Kind.COMPREHENSION && at.parent() != null) {
      at = at.parent();
    }
    return at == binding;
  }

  /** Whether a name is written or deleted here, not read. */
  private boolean isTarget(Expression name) {
    Node parent = model.parent(name);
    return switch (parent) {
      case Assign assign -> assign.value() != name;
      case AnnotatedAssign assign -> assign.target() == name;
      case For loop -> loop.target() == name;
      case ComprehensionClause clause -> clause.target() == name;
      case WithItem item -> item.target() == name;
      case NamedExpression named -> named.target() == name;
      case Delete _ -> true;
      case TupleDisplay tuple -> isTarget(tuple);
      case ListDisplay list -> isTarget(list);
      case Module _, ClassDef _ -> false;
      case null, default -> false;
    };
  }
}
