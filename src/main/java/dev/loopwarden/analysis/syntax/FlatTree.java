package dev.loopwarden.analysis.syntax;

import java.util.Arrays;

/**
 * The grammar's tree as numbers, parents before children: what the builders read once the native
 * tree is gone. Comments and line continuations are not in it. Reused from file to file.
 */
final class FlatTree {
  private static final int STRIDE = 4;
  private static final int START = 1;
  private static final int END = 2;
  private static final int AFTER = 3;

  private int[] data = new int[STRIDE * 4096];
  private int count;

  void clear() {
    count = 0;
    if (data.length > STRIDE * (1 << 20)) {
      data = new int[STRIDE * 4096];
    }
  }

  int count() {
    return count;
  }

  /** Adds a node without children so far and returns its number. */
  int add(NodeKind kind, int start, int end) {
    int at = count * STRIDE;
    if (at == data.length) {
      data = Arrays.copyOf(data, at * 2);
    }
    data[at] = kind.ordinal();
    data[at + START] = start;
    data[at + END] = end;
    data[at + AFTER] = count + 1;
    return count++;
  }

  /** Says that all that was added after the node lies in it. */
  void close(int node, int end) {
    data[node * STRIDE + END] = end;
    data[node * STRIDE + AFTER] = count;
  }

  void setStart(int node, int start) {
    data[node * STRIDE + START] = start;
  }

  void setKind(int node, NodeKind kind) {
    data[node * STRIDE] = kind.ordinal();
  }

  NodeKind kind(int node) {
    return NodeKind.at(data[node * STRIDE]);
  }

  boolean is(int node, NodeKind kind) {
    return data[node * STRIDE] == kind.ordinal();
  }

  int start(int node) {
    return data[node * STRIDE + START];
  }

  int end(int node) {
    return data[node * STRIDE + END];
  }

  /** The first child, or the number after the node if there is none. */
  int first(int node) {
    return node + 1;
  }

  /** The number after the node and all that is in it: its next sibling, or its parent's end. */
  int after(int node) {
    return data[node * STRIDE + AFTER];
  }

  /** The first child of a kind, or -1. */
  int child(int node, NodeKind kind) {
    int end = after(node);
    for (int child = first(node); child < end; child = after(child)) {
      if (is(child, kind)) {
        return child;
      }
    }
    return -1;
  }
}
