package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.semantics.LibraryNames;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file rule may ask of the file it looks at. */
public final class FileContext {
  private final ModuleModel model;
  private final LibraryNames names;
  private final boolean notebook;
  private final List<Draft> drafts = new ArrayList<>();
  private @Nullable RuleInfo rule;

  /** A context for one file. */
  public FileContext(ModuleModel model, Knowledge knowledge, boolean notebook) {
    this.model = model;
    this.names = new LibraryNames(model, knowledge);
    this.notebook = notebook;
  }

  /** The file with its names resolved. */
  public ModuleModel model() {
    return model;
  }

  /** Whether it is a notebook. */
  public boolean isNotebook() {
    return notebook;
  }

  /** The library's function or class that an expression denotes, or null. */
  public @Nullable Entry library(Expression expression) {
    return names.callable(expression);
  }

  /** The library's class that an expression is an instance of, or null. */
  public @Nullable Entry type(Expression expression) {
    return names.type(expression);
  }

  /** The source text of a node, on one line. */
  public String text(Node node) {
    return model.file().text(node.span()).replaceAll("\\s+", " ");
  }

  /** Reports a defect at a node. */
  public Draft report(Node at, String message) {
    if (rule == null) {
      throw new IllegalStateException("no rule is running");
    }
    Draft draft = new Draft(rule, "", at.span(), symbol(at), message);
    drafts.add(draft);
    return draft;
  }

  /** The name of the function or class around a node, with the enclosing ones. */
  public String symbol(Node node) {
    StringBuilder symbol = new StringBuilder();
    for (Node at = model.parent(node); at != null; at = model.parent(at)) {
      String name =
          switch (at) {
            case FunctionDef function -> function.name();
            case ClassDef type -> type.name();
            default -> "";
          };
      if (!name.isEmpty()) {
        symbol.insert(0, symbol.isEmpty() ? name : name + ".");
      }
    }
    return symbol.toString();
  }

  /** For the engine: which rule runs from now on. */
  public void enter(RuleInfo next) {
    rule = next;
  }

  /** For the engine: what was reported. */
  public List<Finding> findings() {
    return drafts.stream().map(Draft::finish).toList();
  }
}
