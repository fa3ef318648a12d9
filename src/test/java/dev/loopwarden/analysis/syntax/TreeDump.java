package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.LineIndex;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.BooleanOperation;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.InterpolatedString;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Slice;
import dev.loopwarden.analysis.syntax.Expression.Starred;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Branch;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.ImportedName;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Global;
import dev.loopwarden.analysis.syntax.Statement.Import;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import dev.loopwarden.analysis.syntax.Statement.Nonlocal;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.ArrayList;
import java.util.List;

/** Writes our tree in the form of {@code ast_dump.py}. */
final class TreeDump {
  private final LineIndex lines;
  private final List<String> found = new ArrayList<>();

  private TreeDump(LineIndex lines) {
    this.lines = lines;
  }

  static List<String> of(Module module) {
    TreeDump dump = new TreeDump(module.file().lines());
    module.children(dump::visit);
    dump.found.sort(null);
    return dump.found;
  }

  private void visit(Node node) {
    switch (node) {
      case Expression expression -> visit(expression);
      case Statement statement -> visit(statement);
      case Part part -> visit(part);
      case Module module -> throw new IllegalStateException(module.file().path());
    }
  }

  private void visit(Statement statement) {
    String kind = statement.getClass().getSimpleName();
    add(
        statement,
        switch (statement) {
          case FunctionDef f -> kind + (f.async() ? " async " : " ") + f.name();
          case ClassDef c -> kind + " " + c.name() + " " + c.arguments().size();
          case Assign a -> kind + " " + a.targets().size();
          case For f -> kind + (f.async() ? " async " : " ") + !f.orElse().isEmpty();
          case With w ->
              kind
                  + (w.async() ? " async " : " ")
                  + w.items().size()
                  + " "
                  + w.items().stream().filter(i -> i.target() != null).count();
          case Import i -> kind + names(i.names());
          case ImportFrom i ->
              kind
                  + " "
                  + ".".repeat(i.level())
                  + i.module()
                  + (i.star() ? " star" : names(i.names()));
          case Global g -> kind + " " + String.join(" ", g.names());
          case Nonlocal n -> kind + " " + String.join(" ", n.names());
          default -> kind;
        });
    statement.children(this::visit);
  }

  private void visit(Expression expression) {
    String kind = expression.getClass().getSimpleName();
    switch (expression) {
      case InterpolatedString _ -> {
        add(expression, kind);
        return;
      }
      case Name n -> add(n, kind + " " + n.name());
      case Attribute a -> add(a, kind + " " + a.name());
      case Call c -> add(c, call(c));
      case Comprehension c when c.kind() == Comprehension.Kind.GENERATOR ->
          at(c.element().start(), kind + " GENERATOR " + c.clauses().size());
      case Comprehension c -> add(c, kind + " " + c.kind());
      case Slice _, TupleDisplay _, BooleanOperation _ -> {
        // other shapes in CPython
      }
      case DictDisplay d -> {
        add(d, kind);
        d.keys().forEach(this::visit);
        d.values().forEach(v -> visit(v instanceof Starred s ? s.value() : v));
        return;
      }
      default -> add(expression, kind);
    }
    expression.children(this::visit);
  }

  private static String call(Call call) {
    StringBuilder keywords = new StringBuilder();
    int positional = 0;
    for (Argument argument : call.arguments()) {
      switch (argument.kind()) {
        case POSITIONAL, STAR -> positional++;
        case KEYWORD -> keywords.append(' ').append(argument.keyword());
        case DOUBLE_STAR -> keywords.append(" **");
      }
    }
    return "Call " + positional + keywords;
  }

  private void visit(Part part) {
    switch (part) {
      case Argument a when a.kind() == Argument.Kind.STAR -> add(a, "Starred");
      case Parameter p ->
          at(
              p.start(),
              "Parameter "
                  + p.kind()
                  + " "
                  + p.name()
                  + (p.annotation() == null ? "" : " annotated"));
      case ComprehensionClause c ->
          at(c.target().start(), "clause " + (c.async() ? "async " : "") + c.conditions().size());
      case Handler h -> add(h, ("Handler " + (h.name() == null ? "" : h.name())).stripTrailing());
      case MatchCase m -> {
        m.captures().forEach(c -> at(c.start(), "capture " + c.name()));
        if (m.guard() != null) {
          visit(m.guard());
        }
        m.body().forEach(this::visit);
        return;
      }
      case Argument _, Branch _, ImportedName _, WithItem _ -> {
        // no node of their own in CPython
      }
    }
    part.children(this::visit);
  }

  private static String names(List<ImportedName> names) {
    StringBuilder text = new StringBuilder();
    for (ImportedName name : names) {
      text.append(' ').append(name.name());
      if (name.alias() != null) {
        text.append(" as ").append(name.alias());
      }
    }
    return text.toString();
  }

  private void add(Node node, String text) {
    found.add(place(node.start()) + "-" + place(node.end()) + " " + text);
  }

  private void at(int offset, String text) {
    found.add(lines.line(offset) + " " + text);
  }

  private String place(int offset) {
    return lines.line(offset) + ":" + lines.column(offset);
  }
}
