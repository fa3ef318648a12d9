package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.IgnoreFact;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads ignore comments: ours for a line, for a function on its {@code def} line, or for a file
 * above its first statement; and those that teams wrote for other tools, for a line.
 */
final class Ignores {
  private static final Pattern OWN =
      Pattern.compile("#\\s*loopwarden:\\s*ignore(?:\\[([^\\]]*)\\])?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOQA =
      Pattern.compile(
          "#\\s*noqa(?::\\s*([A-Z]+[0-9]+(?:[,\\s]+[A-Z]+[0-9]+)*))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern TYPE_CHECKER =
      Pattern.compile("#\\s*(?:type|pyright|mypy):\\s*ignore\\[([^\\]]*)\\]");
  private static final Pattern PYLINT =
      Pattern.compile("#\\s*pylint:\\s*disable\\s*=\\s*([\\w,\\s-]+)");
  private static final Pattern NOSONAR = Pattern.compile("#\\s*NOSONAR\\b");

  private final Module module;
  private final SourceFile file;
  private final List<IgnoreFact> ignores = new ArrayList<>();

  private Ignores(Module module) {
    this.module = module;
    this.file = module.file();
  }

  static List<IgnoreFact> of(Module module) {
    Ignores ignores = new Ignores(module);
    module.comments().forEach(ignores::read);
    return ignores.ignores;
  }

  private void read(Span comment) {
    String text = file.text(comment);
    Matcher own = OWN.matcher(text);
    if (own.find()) {
      String rules = own.group(1);
      ignores.add(new IgnoreFact(comment, scope(comment), split(rules), List.of(), true));
      return;
    }
    List<String> codes = foreignCodes(text);
    if (!codes.isEmpty()) {
      ignores.add(new IgnoreFact(comment, line(comment), List.of(), codes, false));
    }
  }

  /** A bare noqa is for every tool, but for none in particular: it names no pitfall. */
  private static List<String> foreignCodes(String text) {
    List<String> codes = new ArrayList<>();
    Matcher noqa = NOQA.matcher(text);
    while (noqa.find()) {
      codes.addAll(split(noqa.group(1)));
    }
    Matcher checker = TYPE_CHECKER.matcher(text);
    while (checker.find()) {
      codes.addAll(split(checker.group(1)));
    }
    Matcher pylint = PYLINT.matcher(text);
    while (pylint.find()) {
      codes.addAll(split(pylint.group(1)));
    }
    if (NOSONAR.matcher(text).find()) {
      codes.add("NOSONAR");
    }
    return codes;
  }

  private static List<String> split(@Nullable String list) {
    return list == null
        ? List.of()
        : Stream.of(list.split("[,\\s]+")).filter(part -> !part.isEmpty()).toList();
  }

  private Span scope(Span comment) {
    Span line = line(comment);
    boolean alone = file.text(new Span(line.start(), comment.start())).isBlank();
    if (alone && (module.body().isEmpty() || comment.end() <= module.body().getFirst().start())) {
      return new Span(0, module.end());
    }
    if (alone) {
      return line;
    }
    Span definition = definitionAt(module.body(), comment);
    return definition == null ? line : definition;
  }

  private Span line(Span comment) {
    int line = file.lines().line(comment.start());
    int end = line < file.lines().count() ? file.lines().start(line + 1) : file.text().length();
    return new Span(file.lines().start(line), Math.max(end, comment.end()));
  }

  /** The function or class whose header ends on the comment's line. */
  private @Nullable Span definitionAt(List<? extends Node> nodes, Span comment) {
    int line = file.lines().line(comment.start());
    for (Node node : nodes) {
      if (node.start() > comment.end()) {
        return null;
      }
      List<Statement> body =
          switch (node) {
            case FunctionDef function -> function.body();
            case ClassDef definition -> definition.body();
            default -> List.of();
          };
      if (!body.isEmpty()
          && file.lines().line(node.start()) <= line
          && comment.end() <= body.getFirst().start()) {
        return node.span();
      }
      if (node.start() <= comment.start() && comment.start() < node.end()) {
        List<Node> inner = new ArrayList<>();
        node.children(inner::add);
        return definitionAt(inner, comment);
      }
    }
    return null;
  }
}
