package dev.loopwarden.analysis.rules.eventloop;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import java.util.List;
import java.util.Optional;

/** Puts the last statement of a file under the {@code __main__} guard. */
final class MainGuard {
  private MainGuard() {}

  static Optional<Fix> around(Finding finding, FixContext context) {
    List<Statement> body = context.model().module().body();
    if (body.isEmpty()
        || !(body.getLast() instanceof ExpressionStatement last)
        || !last.span().contains(finding.span())) {
      return Optional.empty();
    }
    String text = context.text(last);
    boolean ownLine =
        last.start() == 0 || context.model().file().text().charAt(last.start() - 1) == '\n';
    if (text.contains("\n") || !ownLine) {
      return Optional.empty();
    }
    String guard = "if __name__ == \"__main__\":" + context.newline() + "    ";
    return Optional.of(
        new Fix(
            "Run it only when the file is the program",
            Fix.Safety.NEEDS_REVIEW,
            finding.path(),
            List.of(TextEdit.insert(last.start(), guard))));
  }
}
