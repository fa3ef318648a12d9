package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.Span;

/** What holds for every tree, of whatever text. */
final class TreeCheck {
  private static final int MAX_DEPTH = 1_200;

  private final boolean[] seen;
  private final int length;

  private TreeCheck(Module module) {
    seen = new boolean[module.nodes()];
    length = module.end();
  }

  /** Throws if ids are not numbers in order, or a range is none, or the tree is too deep. */
  static void check(Module module) {
    TreeCheck check = new TreeCheck(module);
    check.visit(module, -1, 0);
    for (Span span : module.errors()) {
      check.require(span.end() <= module.end(), "error outside of the text", module);
    }
    for (Span span : module.comments()) {
      char first = module.file().text().charAt(span.start());
      check.require(first == '#', "comment without a hash", module);
    }
  }

  private void visit(Node node, int parent, int depth) {
    require(node.id() > parent && node.id() < seen.length, "id out of order", node);
    require(!seen[node.id()], "id taken twice", node);
    require(node.start() <= node.end() && node.end() <= length, "no range", node);
    require(depth < MAX_DEPTH, "too deep", node);
    seen[node.id()] = true;
    node.children(child -> visit(child, node.id(), depth + 1));
  }

  private void require(boolean holds, String what, Node node) {
    if (!holds) {
      String kind = node.getClass().getSimpleName();
      throw new AssertionError(
          what + ": " + kind + " " + node.id() + " at " + node.start() + ".." + node.end());
    }
  }
}
