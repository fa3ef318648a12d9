package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the builders of one file share. */
final class Building {
  /** Nesting of statements and expressions beyond which an error node stands. */
  private static final int MAX_DEPTH = 500;

  final FlatTree tree;
  final String text;
  final boolean hasErrors;
  private final NameCache names;
  private final List<Span> errors = new ArrayList<>();
  private int nextId = 1;
  private int depth;

  Building(NativeParser parser, String text, NameCache names) {
    this.tree = parser.tree();
    this.text = text;
    this.hasErrors = parser.hasErrors();
    this.names = names;
    errors.addAll(parser.lost());
  }

  /** A new node's number; to be taken before its children are built. */
  int id() {
    return nextId++;
  }

  /** The first of several numbers in a row. */
  int ids(int count) {
    int id = nextId;
    nextId += count;
    return id;
  }

  int nodes() {
    return nextId;
  }

  /** Whether one may go deeper; then {@link #leave} follows. */
  boolean enter() {
    if (depth == MAX_DEPTH) {
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  String name(int node) {
    return names.get(text, tree.start(node), tree.end(node));
  }

  void error(int start, int end) {
    errors.add(new Span(start, Math.max(start, end)));
  }

  List<Span> errors() {
    return errors.stream().sorted(Comparator.naturalOrder()).distinct().toList();
  }

  /** Whether something in the node itself, not in its children, did not parse. */
  boolean isBroken(int node) {
    return hasErrors && tree.child(node, NodeKind.ERROR) >= 0;
  }

  /** The child with this index among those that are not tokens, or -1. */
  int operand(int node, int index) {
    int end = tree.after(node);
    int left = index;
    for (int child = tree.first(node); child < end; child = tree.after(child)) {
      if (!tree.kind(child).isToken() && left-- == 0) {
        return child;
      }
    }
    return -1;
  }

  /** The first child, token or not, or -1. */
  int first(int node) {
    return tree.first(node) < tree.after(node) ? tree.first(node) : -1;
  }
}
