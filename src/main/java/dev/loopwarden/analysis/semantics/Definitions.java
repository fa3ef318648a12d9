package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a module in one row, and its functions and classes with their numbers in the order
 * of the text; the module's own code is function 0.
 */
final class Definitions {
  private final List<Node> functions = new ArrayList<>();
  private final List<ClassDef> classes = new ArrayList<>();
  private final List<Node> nodes;

  /** By node id: index of the function or class that a definition is; -1 elsewhere. */
  private final int[] index;

  /** By node id: index of the function whose code it is; of a function its own. */
  private final int[] function;

  private final Consumer<Node> visitor = this::visit;
  private int around;

  private Definitions(Module module) {
    this.nodes = new ArrayList<>(module.nodes());
    this.index = new int[module.nodes()];
    this.function = new int[module.nodes()];
    Arrays.fill(index, -1);
  }

  static Definitions of(Module module) {
    Definitions definitions = new Definitions(module);
    definitions.visit(module);
    return definitions;
  }

  private void visit(Node node) {
    int outer = around;
    nodes.add(node);
    if (node instanceof ClassDef definition) {
      index[node.id()] = classes.size();
      classes.add(definition);
    } else if (node instanceof FunctionDef || node instanceof Lambda || node instanceof Module) {
      around = functions.size();
      index[node.id()] = around;
      functions.add(node);
    }
    function[node.id()] = around;
    node.children(visitor);
    around = outer;
  }

  /** Parents before children, in the order of the text. */
  List<Node> nodes() {
    return nodes;
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

  int function(Node node) {
    return function[node.id()];
  }
}
