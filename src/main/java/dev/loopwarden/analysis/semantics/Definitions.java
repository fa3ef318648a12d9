package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the functions and classes of a module in the order of the text; the module's own code is
 * function 0.
 */
final class Definitions {
  private final List<Node> functions = new ArrayList<>();
  private final List<ClassDef> classes = new ArrayList<>();

  /** By node id: index of the function or class that a definition is; -1 elsewhere. */
  private final int[] index;

  private Definitions(Module module) {
    this.index = new int[module.nodes()];
    Arrays.fill(index, -1);
  }

  static Definitions of(Module module) {
    Definitions definitions = new Definitions(module);
    definitions.visit(module);
    return definitions;
  }

  private void visit(Node node) {
    if (node instanceof ClassDef definition) {
      index[node.id()] = classes.size();
      classes.add(definition);
    } else if (node instanceof FunctionDef || node instanceof Lambda || node instanceof Module) {
      index[node.id()] = functions.size();
      functions.add(node);
    }
    node.children(this::visit);
  }

  List<Node> functions() {
    return functions;
  }

  List<ClassDef> classes() {
    return classes;
  }

  int index(@Nullable Node definition) {
    return definition == null ? -1 : index[definition.id()];
  }
}
