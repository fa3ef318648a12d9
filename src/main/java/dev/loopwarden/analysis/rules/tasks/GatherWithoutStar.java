package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.rule.FileContext;
import dev.loopwarden.analysis.rule.FileRule;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.rule.Subscriptions;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.SetDisplay;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Awaitables handed over as one collection where they belong one by one, and the reverse. */
final class GatherWithoutStar implements FileRule {
  private static final Set<String> AWAITABLE_TYPES =
      Set.of("Task", "Future", "Awaitable", "Coroutine");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "gather-without-star",
            Category.TASKS,
            Severity.ERROR,
            "Awaitables passed as one collection")
        .fix(FixKind.SAFE);
  }

  @Override
  public void register(Subscriptions on) {
    on.each(Call.class, GatherWithoutStar::check);
  }

  private static void check(Call call, FileContext context) {
    List<Argument> arguments =
        call.arguments().stream().filter(argument -> argument.keyword() == null).toList();
    if (arguments.size() != 1) {
      return;
    }
    Argument only = arguments.getFirst();
    Entry callee = context.library(call.callee());
    if (callee == null) {
      return;
    }
    String name = "`" + context.text(call.callee()) + "()`";
    if (callee.is("awaitables-one-by-one")
        && only.kind() == Argument.Kind.POSITIONAL
        && isCollection(only.value())) {
      // a generator fails later, and up to Python 3.11 with another error
      boolean lazy =
          only.value() instanceof Comprehension made && made.kind() == Comprehension.Kind.GENERATOR;
      context.report(
          call,
          name
              + " takes its awaitables one by one, but gets one collection: it "
              + (lazy ? "fails" : "raises TypeError")
              + ", and none of them runs");
    } else if (callee.is("awaitables-as-collection")
        && only.kind() == Argument.Kind.STAR
        && holdsAwaitables(only.value(), context)) {
      context.report(
          call,
          name
              + " takes one collection of awaitables, but gets them one by one: it raises"
              + " TypeError");
    }
  }

  private static boolean isCollection(Expression value) {
    return switch (value) {
      case ListDisplay _, TupleDisplay _ -> true;
      case Comprehension comprehension ->
          comprehension.kind() == Comprehension.Kind.LIST
              || comprehension.kind() == Comprehension.Kind.GENERATOR;
      default -> false;
    };
  }

  private static boolean holdsAwaitables(Expression value, FileContext context) {
    return switch (value) {
      case ListDisplay list -> list.elements().stream().anyMatch(e -> isAwaitable(e, context));
      case SetDisplay set -> set.elements().stream().anyMatch(e -> isAwaitable(e, context));
      case TupleDisplay tuple -> tuple.elements().stream().anyMatch(e -> isAwaitable(e, context));
      case Comprehension comprehension ->
          comprehension.value() == null && isAwaitable(comprehension.element(), context);
      case Name name -> isNamedCollection(name, context);
      default -> false;
    };
  }

  /** Whether an expression is a call that gives a coroutine or a task. */
  private static boolean isAwaitable(Expression element, FileContext context) {
    if (!(element instanceof Call call)) {
      return false;
    }
    Entry entry = context.library(call.callee());
    if (entry != null) {
      return entry.kind() == Entry.Kind.ASYNC || entry.is("makes-task");
    }
    Value callee = context.model().valueOf(call.callee());
    return callee.kind() == Value.Kind.FUNCTION
        && context.model().functions().get(callee.base()) instanceof FunctionDef function
        && function.async();
  }

  private static boolean isNamedCollection(Name name, FileContext context) {
    if (!(context.model().functionAround(name) instanceof FunctionDef function)) {
      return false;
    }
    for (Parameter parameter : function.parameters()) {
      if (parameter.name().equals(name.name())) {
        return parameter.kind() != Parameter.Kind.STAR
            && parameter.annotation() instanceof Subscript annotation
            && namesAwaitable(annotation);
      }
    }
    boolean[] all = {false, true};
    eachAssignment(
        function,
        name.name(),
        value -> {
          all[0] = true;
          all[1] = all[1] && holdsAwaitables(value, context);
        });
    return all[0] && all[1];
  }

  private static boolean namesAwaitable(Expression annotation) {
    return switch (annotation) {
      case Subscript subscript ->
          namesAwaitable(subscript.value())
              || subscript.indices().stream().anyMatch(GatherWithoutStar::namesAwaitable);
      case Expression.Attribute attribute -> AWAITABLE_TYPES.contains(attribute.name());
      case Name name -> AWAITABLE_TYPES.contains(name.name());
      default -> false;
    };
  }

  private static void eachAssignment(
      Node node, String name, java.util.function.Consumer<Expression> visitor) {
    if (node instanceof Assign assign
        && assign.targets().stream().anyMatch(t -> t instanceof Name n && n.name().equals(name))) {
      visitor.accept(assign.value());
    }
    node.children(child -> eachAssignment(child, name, visitor));
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null) {
      return Optional.empty();
    }
    for (Argument argument : call.arguments()) {
      if (argument.kind() == Argument.Kind.STAR) {
        Span star = new Span(argument.start(), argument.value().start());
        return Optional.of(fix("Remove the star", finding, List.of(TextEdit.replace(star, ""))));
      }
      if (argument.kind() == Argument.Kind.POSITIONAL) {
        return Optional.of(
            fix("Unpack it with a star", finding, starred(argument.value(), context)));
      }
    }
    return Optional.empty();
  }

  private static Fix fix(String title, Finding finding, List<TextEdit> edits) {
    return new Fix(title, Fix.Safety.SAFE, finding.path(), edits);
  }

  /** A generator expression that is the only argument shares its parentheses with the call. */
  private static List<TextEdit> starred(Expression value, FixContext context) {
    if (value instanceof Comprehension generator
        && generator.kind() == Comprehension.Kind.GENERATOR
        && !(context.text(value).startsWith("(") && context.text(value).endsWith(")"))) {
      return List.of(TextEdit.insert(value.start(), "*("), TextEdit.insert(value.end(), ")"));
    }
    return List.of(TextEdit.insert(value.start(), "*"));
  }
}
