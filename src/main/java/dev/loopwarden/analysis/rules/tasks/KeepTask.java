package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.Import;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a dropped task in a set of the module until it is done. */
final class KeepTask {
  private static final String SET = "background_tasks";
  private static final Set<String> TASKS =
      Set.of(
          "asyncio.create_task", "asyncio.ensure_future", "asyncio.AbstractEventLoop.create_task");

  private static final List<String> NAMES = List.of("task", "background_task");

  private KeepTask() {}

  static Optional<Fix> of(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null
        || !TASKS.contains(finding.sink())
        || !finding.chain().isEmpty()
        || !(context.model().parent(call) instanceof ExpressionStatement statement)
        || !isAlone(statement, context)
        || context.model().scope(call).binding(SET) != null) {
      return Optional.empty();
    }
    Optional<String> name =
        NAMES.stream()
            .filter(free -> context.model().scope(call).binding(free) == null)
            .findFirst();
    Optional<FixContext.ImportedModule> asyncio = context.module("asyncio", call);
    Statement lastImport = lastImport(context);
    if (name.isEmpty()
        || lastImport == null
        || asyncio.isEmpty()
        || !asyncio.get().edits().isEmpty()) {
      return Optional.empty();
    }
    List<TextEdit> edits = new ArrayList<>();
    String line = context.newline();
    String next = line + indent(statement, context);
    edits.add(
        TextEdit.insert(
            lineEnd(lastImport.end(), context),
            line + line + SET + ": set[" + asyncio.get().name() + ".Task] = set()"));
    edits.add(TextEdit.insert(statement.start(), name.get() + " = "));
    edits.add(
        TextEdit.insert(
            lineEnd(statement.end(), context),
            next
                + SET
                + ".add("
                + name.get()
                + ")"
                + next
                + name.get()
                + ".add_done_callback("
                + SET
                + ".discard)"));
    return Optional.of(
        new Fix("Keep the task until it is done", Fix.Safety.NEEDS_REVIEW, finding.path(), edits));
  }

  /** The last import at the top of the file, or null. */
  private static @Nullable Statement lastImport(FixContext context) {
    Statement last = null;
    for (Statement statement : context.model().module().body()) {
      if (statement instanceof Import || statement instanceof ImportFrom) {
        last = statement;
      } else if (!(statement instanceof ExpressionStatement)) {
        break;
      }
    }
    return last;
  }

  /** Whether nothing but a comment shares the statement's lines. */
  private static boolean isAlone(Statement statement, FixContext context) {
    String text = context.model().file().text();
    String rest = text.substring(statement.end(), lineEnd(statement.end(), context)).strip();
    return indent(statement, context).isBlank() && (rest.isEmpty() || rest.startsWith("#"));
  }

  private static String indent(Node node, FixContext context) {
    String text = context.model().file().text();
    return text.substring(text.lastIndexOf('\n', node.start() - 1) + 1, node.start());
  }

  private static int lineEnd(int offset, FixContext context) {
    String text = context.model().file().text();
    int end = offset;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
