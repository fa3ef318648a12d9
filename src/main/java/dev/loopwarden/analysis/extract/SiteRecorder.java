package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down calls and other uses, and the places where functions can suspend. */
final class SiteRecorder {
  private static final int OF_INTEREST =
      Use.set(Use.AWAITED, Use.WITH, Use.ASYNC_WITH, Use.FOR, Use.ASYNC_FOR);

  private final ModuleModel model;
  private final Uses uses;
  private final List<Site> sites = new ArrayList<>();
  private final Map<Integer, List<Suspension>> suspensions = new TreeMap<>();

  /** By node id: index of the call's site; -1 elsewhere. */
  private final int[] siteOf;

  SiteRecorder(ModuleModel model, Uses uses) {
    this.model = model;
    this.uses = uses;
    this.siteOf = new int[model.module().nodes()];
    Arrays.fill(siteOf, -1);
  }

  /** Calls and other uses, in the order in which they were recorded. */
  List<Site> sites() {
    return sites;
  }

  /** Where a function can suspend, in order. */
  List<Suspension> suspensions(int function) {
    return suspensions.getOrDefault(function, List.of());
  }

  /** A place where a function can suspend. */
  void suspend(Surroundings around, Suspension.Kind kind, Expression of) {
    suspend(around, kind, model.value(of), of);
  }

  private void suspend(Surroundings around, Suspension.Kind kind, int value, Expression at) {
    suspensions
        .computeIfAbsent(around.function(), _ -> new ArrayList<>())
        .add(new Suspension(kind, value, at.span()));
  }

  /** An expression, if it is of interest; once only, and its outer calls before it. */
  void record(Expression expression, Surroundings around) {
    if (siteOf[expression.id()] >= 0) {
      return;
    }
    if (expression instanceof Await await) {
      suspend(around, Suspension.Kind.AWAIT, model.value(await.value()), await);
    } else if (expression instanceof Yield) {
      suspend(around, Suspension.Kind.YIELD, ValueTable.UNKNOWN, expression);
    }
    if (expression instanceof Call call) {
      add(call, call, uses.of(call), around);
      return;
    }
    int value = model.value(expression);
    if (value == ValueTable.UNKNOWN) {
      return;
    }
    int use = uses.of(expression);
    if (!isReference(expression) && !Use.ASYNC_FOR.in(use)) {
      return;
    }
    if ((use & OF_INTEREST) != 0 && !uses.named(expression)) {
      add(expression, null, use, around);
    }
  }

  private static boolean isReference(Expression expression) {
    return expression instanceof Expression.Name
        || expression instanceof Attribute
        || expression instanceof Await
        || expression instanceof Expression.Subscript;
  }

  private void add(Expression expression, @Nullable Call call, int use, Surroundings around) {
    siteOf[expression.id()] = sites.size();
    List<Site.Argument> arguments = new ArrayList<>();
    if (call != null) {
      call.arguments().forEach(argument -> arguments.add(argumentOf(argument)));
    }
    Position outer = outer(expression);
    sites.add(
        new Site(
            around.function(),
            expression.span(),
            call == null ? -1 : call.callee().end(),
            call == null ? ValueTable.UNKNOWN : model.value(call.callee()),
            model.value(expression),
            use,
            uses.named(expression),
            outer.site,
            outer.argument,
            around.flags(),
            arguments));
  }

  private Site.Argument argumentOf(Argument argument) {
    String keyword =
        switch (argument.kind()) {
          case POSITIONAL -> "";
          case KEYWORD -> argument.keyword() == null ? "" : argument.keyword();
          case STAR -> "*";
          case DOUBLE_STAR -> "**";
        };
    return new Site.Argument(keyword, model.value(argument.value()));
  }

  private record Position(int site, int argument) {}

  /** The nearest call around an expression within the same statement, and which argument it is. */
  private Position outer(Expression expression) {
    Node below = expression;
    Node at = model.parent(expression);
    while (at instanceof Expression
        || at instanceof Argument
        || at instanceof ComprehensionClause) {
      if (at instanceof Lambda) {
        break;
      }
      if (at instanceof Argument argument && model.parent(argument) instanceof Call call) {
        int index = below == expression ? position(call, argument) : -1;
        return new Position(siteOf[call.id()], index);
      }
      below = at;
      at = model.parent(at);
    }
    return new Position(-1, -1);
  }

  private static int position(Call call, Argument argument) {
    for (int i = 0; i < call.arguments().size(); i++) {
      if (call.arguments().get(i).id() == argument.id()) {
        return i;
      }
    }
    return -1;
  }
}
