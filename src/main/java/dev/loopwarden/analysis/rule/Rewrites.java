package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Fix.Safety;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement.For;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fixes that several rules offer. */
public final class Rewrites {
  private static final int TO_THREAD_SINCE = 9;

  private Rewrites() {}

  /** {@code f(x)} becomes {@code await asyncio.to_thread(f, x)}. */
  public static Optional<Fix> offload(Finding finding, FixContext context) {
    return finding.chain().isEmpty() ? offloadHelper(finding, context) : Optional.empty();
  }

  /** The same for a function of the project that leads to what blocks. */
  public static Optional<Fix> offloadHelper(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null
        || !context.canAwait(call)
        || !context.python().atLeast(TO_THREAD_SINCE)
        || !standsAlone(call, context)) {
      return Optional.empty();
    }
    return context
        .module("asyncio", call)
        .map(
            asyncio -> {
              String callee = context.text(call.callee());
              String between = call.arguments().isEmpty() ? callee : callee + ", ";
              Span opening =
                  new Span(
                      call.start(),
                      call.arguments().isEmpty()
                          ? call.end() - 1
                          : call.arguments().getFirst().start());
              List<TextEdit> edits = new ArrayList<>(asyncio.edits());
              edits.add(
                  TextEdit.replace(
                      opening, open(call, context) + asyncio.name() + ".to_thread(" + between));
              edits.addAll(close(call, context));
              return new Fix(
                  "Run it in a thread: `await asyncio.to_thread(...)`",
                  Safety.NEEDS_REVIEW,
                  finding.path(),
                  edits);
            });
  }

  /** Whether an awaited result can stand in the call's place. */
  private static boolean standsAlone(Call call, FixContext context) {
    Node parent = context.model().parent(call);
    return !(parent instanceof Await
        || parent instanceof WithItem
        || parent instanceof For
        || parent instanceof ComprehensionClause);
  }

  /** What stands before an expression that becomes awaited: {@code await}, maybe in parentheses. */
  public static String open(Node expression, FixContext context) {
    return needsParentheses(expression, context) ? "(await " : "await ";
  }

  /** The edit that closes the parentheses of {@link #open}, if there are any. */
  public static List<TextEdit> close(Node expression, FixContext context) {
    return needsParentheses(expression, context)
        ? List.of(TextEdit.insert(expression.end(), ")"))
        : List.of();
  }

  private static boolean needsParentheses(Node expression, FixContext context) {
    return switch (context.model().parent(expression)) {
      case Attribute _ -> true;
      case Call call -> call.callee().id() == expression.id();
      case Subscript subscript -> subscript.value().id() == expression.id();
      case null, default -> false;
    };
  }
}
