package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Scope;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.StringLiteral;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Import;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may ask while it writes a fix.
 *
 * @param model the file of the finding
 * @param python the oldest Python that the project supports
 */
public record FixContext(ModuleModel model, PythonVersion python) {

  /** The outermost node of a kind with exactly this span, or null. */
  public <T extends Node> @Nullable T node(Span span, Class<T> kind) {
    return find(model.module(), span, kind);
  }

  private static <T extends Node> @Nullable T find(Node node, Span span, Class<T> kind) {
    if (kind.isInstance(node) && node.start() == span.start() && node.end() == span.end()) {
      return kind.cast(node);
    }
    @Nullable Object[] found = new Object[1];
    node.children(
        child -> {
          if (found[0] == null && child.start() <= span.start() && span.end() <= child.end()) {
            found[0] = find(child, span, kind);
          }
        });
    return found[0] == null ? null : kind.cast(found[0]);
  }

  /** The source text of a node. */
  public String text(Node node) {
    return model.file().text(node.span());
  }

  /** Whether a node stands directly in an {@code async def}, where {@code await} is allowed. */
  public boolean canAwait(Node node) {
    return model.functionAround(node) instanceof FunctionDef function
        && function.async()
        && model.scope(node).kind() == Scope.Kind.FUNCTION;
  }

  /**
   * How a module can be written at a place: under the name it is imported by, with the edit that
   * imports it if it is not. Empty if its name is taken by something else.
   */
  public Optional<ImportedModule> module(String module, Node at) {
    for (var entry : model.variables().entrySet()) {
      Value value = model.table().get(entry.getValue());
      if (value.kind() == Value.Kind.IMPORTED
          && value.name().equals(module)
          && isVisible(entry.getKey(), at)) {
        return Optional.of(new ImportedModule(entry.getKey(), List.of()));
      }
    }
    if (model.scope(at).binding(module) != null) {
      return Optional.empty();
    }
    return Optional.of(new ImportedModule(module, List.of(importEdit(module))));
  }

  /**
   * A module's name at a place.
   *
   * @param name what it is called there
   * @param edits what makes it so
   */
  public record ImportedModule(String name, List<TextEdit> edits) {}

  private boolean isVisible(String name, Node at) {
    Scope binding = model.scope(at).binding(name);
    return binding != null && binding.kind() == Scope.Kind.MODULE;
  }

  /** Inserts an import after the last plain import at the top, or where imports would stand. */
  private TextEdit importEdit(String module) {
    Statement after = null;
    Statement before = null;
    for (Statement statement : model.module().body()) {
      if (statement instanceof Import) {
        after = statement;
      } else if (statement instanceof ImportFrom from && !from.module().equals("__future__")) {
        before = before == null ? statement : before;
      } else if (isPreamble(statement)) {
        after = statement;
      } else {
        before = before == null ? statement : before;
        break;
      }
    }
    String line = "import " + module;
    if (after != null) {
      return TextEdit.insert(endOfLine(after.end()), newline() + line);
    }
    return TextEdit.insert(before == null ? 0 : before.start(), line + newline());
  }

  private static boolean isPreamble(Statement statement) {
    return statement instanceof ImportFrom
        || (statement instanceof ExpressionStatement expression
            && expression.value() instanceof StringLiteral);
  }

  private int endOfLine(int offset) {
    String text = model.file().text();
    int end = offset;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** The line end that the file uses. */
  public String newline() {
    return model.file().text().contains("\r\n") ? "\r\n" : "\n";
  }
}
