package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.Pass;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a handler pass a cancellation on. */
final class LetItPass {
  private LetItPass() {}

  static Optional<Fix> of(Finding finding, FixContext context) {
    Handler handler = handler(context.model().module(), finding.span().start());
    if (handler == null || handler.group()) {
      return Optional.empty();
    }
    Expression type = handler.type();
    if (type == null) {
      int keyword = handler.start() + "except".length();
      return fix("Catch exceptions only", finding, TextEdit.insert(keyword, " Exception"));
    }
    String name = context.model().valueOf(type).name();
    if (name.equals("builtins.BaseException")) {
      return fix("Catch exceptions only", finding, TextEdit.replace(type.span(), "Exception"));
    }
    return type instanceof TupleDisplay
        ? Optional.empty()
        : raise(handler, context.model())
            .flatMap(edit -> fix("Raise the cancellation again", finding, edit));
  }

  private static Optional<Fix> fix(String title, Finding finding, TextEdit edit) {
    return Optional.of(new Fix(title, Fix.Safety.NEEDS_REVIEW, finding.path(), List.of(edit)));
  }

  /** Raises at the end of a handler that runs to its end. */
  private static Optional<TextEdit> raise(Handler handler, ModuleModel model) {
    Statement last = handler.body().getLast();
    if (last instanceof Pass) {
      return Optional.of(TextEdit.replace(last.span(), "raise"));
    }
    String text = model.file().text();
    String indent = text.substring(text.lastIndexOf('\n', last.start() - 1) + 1, last.start());
    int end = last.end();
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    boolean simple =
        last instanceof ExpressionStatement
            || last instanceof Assign
            || last instanceof AugmentedAssign
            || last instanceof AnnotatedAssign;
    String line = text.contains("\r\n") ? "\r\n" : "\n";
    return simple && indent.isBlank()
        ? Optional.of(TextEdit.insert(end, line + indent + "raise"))
        : Optional.empty();
  }

  private static @Nullable Handler handler(Node node, int start) {
    @Nullable Handler[] found = new Handler[1];
    if (node instanceof Handler handler && handler.start() == start) {
      return handler;
    }
    node.children(
        child -> {
          if (found[0] == null && child.start() <= start && start < child.end()) {
            found[0] = handler(child, start);
          }
        });
    return found[0];
  }
}
