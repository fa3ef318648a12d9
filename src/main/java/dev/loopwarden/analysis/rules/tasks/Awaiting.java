package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Node;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts {@code await} in front of a call. */
final class Awaiting {
  private Awaiting() {}

  /** Awaits the call that a finding is about, if that is allowed there. */
  static Optional<Fix> insert(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null || !context.canAwait(call)) {
      return Optional.empty();
    }
    Node parent = context.model().parent(call);
    boolean tight = parent instanceof Attribute || isSubscripted(parent, call);
    List<TextEdit> edits =
        tight
            ? List.of(TextEdit.insert(call.start(), "(await "), TextEdit.insert(call.end(), ")"))
            : List.of(TextEdit.insert(call.start(), "await "));
    return Optional.of(new Fix("Await it", Fix.Safety.SAFE, finding.path(), edits));
  }

  private static boolean isSubscripted(@Nullable Node parent, Call call) {
    return parent instanceof Subscript subscript && subscript.value() == call;
  }
}
