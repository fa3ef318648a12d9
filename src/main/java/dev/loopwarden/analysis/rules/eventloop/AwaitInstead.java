package dev.loopwarden.analysis.rules.eventloop;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.semantics.Scope;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Awaits a coroutine in place of running a loop for it. */
final class AwaitInstead {
  /** Calls whose first argument is what they await. */
  private static final Set<String> RUNS =
      Set.of(
          "asyncio.run",
          "asyncio.Runner.run",
          "asyncio.AbstractEventLoop.run_until_complete",
          "uvloop.run");

  private AwaitInstead() {}

  static Optional<Fix> of(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null
        || !finding.chain().isEmpty()
        || !RUNS.contains(finding.sink())
        || !canAwait(call, context)
        || call.arguments().isEmpty()
        || call.arguments().getFirst().kind() != Argument.Kind.POSITIONAL) {
      return Optional.empty();
    }
    Expression work = call.arguments().getFirst().value();
    Node parent = context.model().parent(call);
    boolean tight =
        parent instanceof Attribute
            || (parent instanceof Subscript subscript && subscript.value() == call)
            || (parent instanceof Call outer && outer.callee() == call);
    boolean simple =
        work instanceof Call
            || work instanceof Name
            || work instanceof Attribute
            || work instanceof Subscript;
    List<TextEdit> edits = new ArrayList<>();
    edits.add(
        TextEdit.replace(
            new Span(call.start(), work.start()),
            (tight ? "(" : "") + (simple ? "await " : "await (")));
    edits.add(
        TextEdit.replace(
            new Span(work.end(), call.end()), (simple ? "" : ")") + (tight ? ")" : "")));
    return Optional.of(new Fix("Await it", Fix.Safety.SAFE, finding.path(), edits));
  }

  /** In a coroutine, or at the top of a notebook's cell. */
  private static boolean canAwait(Call call, FixContext context) {
    boolean cell =
        context.model().file().path().endsWith(".ipynb")
            && context.model().functionAround(call) instanceof Module
            && context.model().scope(call).body().kind() == Scope.Kind.MODULE;
    return cell || context.canAwait(call);
  }
}
