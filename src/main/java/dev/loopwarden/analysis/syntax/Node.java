package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.Span;
import java.util.function.Consumer;

/**
 * A node of the syntax tree. Facts about nodes are kept in arrays by {@link #id}; nodes are never
 * map keys, because a record's hash visits its whole subtree.
 */
public sealed interface Node permits Expression, Statement, Part, Module {

  /** The node's number in its tree: parents before children, in the order of the text. */
  int id();

  /** Where it begins, in UTF-16 code units. */
  int start();

  /** Where it ends. */
  int end();

  /** Hands every direct child to the visitor, in the order of the components. */
  void children(Consumer<? super Node> visitor);

  /** Its range in the text. */
  default Span span() {
    return new Span(start(), end());
  }
}
