package dev.loopwarden.analysis;

import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.InterpolatedString;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.StringLiteral;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.ImportedName;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Global;
import dev.loopwarden.analysis.syntax.Statement.Import;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Edits that write a Python file differently. */
final class Rewriting {
  private static final int INDENT = 4;

  private final Module module;
  private final String text;
  private final List<Node> nodes = new ArrayList<>();

  Rewriting(Project project, String path) {
    module = Subject.PARSER.parse(project.source(path));
    text = module.file().text();
    collect(module);
  }

  /** Takes every {@code async} and {@code await} away. */
  List<TextEdit> withoutAsync() {
    return nodes.stream()
        .filter(Rewriting::isAsync)
        .map(
            node -> {
              int end = node.start() + "async".length();
              while (Character.isWhitespace(text.charAt(end))) {
                end++;
              }
              return TextEdit.delete(new Span(node.start(), end));
            })
        .toList();
  }

  /**
   * Gives the names that the module imports an alias, where all their uses are in sight. A name
   * like {@code sync_db} stays: it may be all that a finding goes by.
   */
  List<TextEdit> withAliases() {
    List<TextEdit> edits = new ArrayList<>();
    for (ImportedName imported : importedNames().toList()) {
      List<Node> uses =
          nodes.stream()
              .filter(node -> node instanceof Name name && name.name().equals(imported.name()))
              .toList();
      boolean speaks = imported.name().startsWith("sync_");
      if (!speaks && occurrences(imported.name()) == uses.size() + 1) {
        edits.add(TextEdit.insert(imported.end(), " as renamed_" + imported.name()));
        uses.forEach(use -> edits.add(TextEdit.insert(use.start(), "renamed_")));
      }
    }
    return edits;
  }

  /** Moves all code one level in, below a header; comments above the code stay there. */
  List<TextEdit> below(String header) {
    if (module.body().isEmpty()) {
      return List.of();
    }
    int first =
        module.file().lines().start(module.file().lines().line(module.body().getFirst().start()));
    List<TextEdit> edits = new ArrayList<>();
    lineStarts(
        start -> {
          if (start >= first) {
            String indent = " ".repeat(INDENT);
            edits.add(TextEdit.insert(start, start == first ? header + "\n" + indent : indent));
          }
        });
    return edits;
  }

  /** Whether what stands on the left can stand in a function as well. */
  boolean isMovable() {
    return nodes.stream()
            .noneMatch(
                node -> node instanceof Global || (node instanceof ImportFrom from && from.star()))
        && !text.contains("__name__");
  }

  /** Indents with tabs instead of spaces. */
  List<TextEdit> withTabs() {
    List<TextEdit> edits = new ArrayList<>();
    lineStarts(
        start -> {
          int end = start;
          while (text.charAt(end) == ' ') {
            end++;
          }
          int levels = (end - start) / INDENT;
          if (levels > 0) {
            Span indentation = new Span(start, start + levels * INDENT);
            edits.add(TextEdit.replace(indentation, "\t".repeat(levels)));
          }
        });
    return edits;
  }

  /** Puts a line before the first import that stands on the left. */
  List<TextEdit> withLine(String line) {
    return module.body().stream()
        .filter(statement -> statement instanceof Import || isPlainFrom(statement))
        .limit(1)
        .map(statement -> TextEdit.insert(statement.start(), line + "\n"))
        .toList();
  }

  private void collect(Node node) {
    nodes.add(node);
    node.children(this::collect);
  }

  private static boolean isAsync(Node node) {
    return switch (node) {
      case Await _ -> true;
      case FunctionDef function -> function.async();
      case For loop -> loop.async();
      case With with -> with.async();
      case ComprehensionClause clause -> clause.async();
      default -> false;
    };
  }

  private static boolean isPlainFrom(Statement statement) {
    return statement instanceof ImportFrom from && !from.module().equals("__future__");
  }

  private Stream<ImportedName> importedNames() {
    return module.body().stream()
        .flatMap(
            statement ->
                switch (statement) {
                  case Import plain -> plain.names().stream();
                  case ImportFrom from when isPlainFrom(from) -> from.names().stream();
                  default -> Stream.of();
                })
        .filter(imported -> imported.alias() == null && !imported.name().contains("."));
  }

  /** How often a name stands in the text, comments left out but strings not. */
  private long occurrences(String name) {
    return Pattern.compile("(?<![.\\w])" + name + "\\b")
        .matcher(text)
        .results()
        .filter(found -> module.comments().stream().noneMatch(span -> holds(span, found.start())))
        .count();
  }

  /** Hands on where each line begins that is not empty and not within a string. */
  private void lineStarts(Consumer<Integer> action) {
    for (int line = 1; line <= module.file().lines().count(); line++) {
      int start = module.file().lines().start(line);
      if (!module.file().line(line).isBlank()
          && nodes.stream().noneMatch(n -> isString(n, start))) {
        action.accept(start);
      }
    }
  }

  private static boolean isString(Node node, int offset) {
    return (node instanceof StringLiteral || node instanceof InterpolatedString)
        && node.start() < offset
        && offset < node.end();
  }

  private static boolean holds(Span span, int offset) {
    return span.start() <= offset && offset < span.end();
  }
}
