package dev.loopwarden.analysis.syntax;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A native tree as the numbers that one call of {@link TreeSitter#flatten} has written, parents
 * before children. Reused from file to file.
 */
final class Flattened {
  private static final int STRIDE = 4;
  private static final int START = 1;
  private static final int END = 2;
  private static final int AFTER = 3;
  private static final int MISSING = 1 << 16;
  private static final int ROOM = 1 << 16;
  private static final int KEPT_ROOM = 1 << 20;

  private final TreeSitter functions;
  private final int depth;
  private MemorySegment nodes = MemorySegment.NULL;
  private int[] data = new int[0];
  private int count;

  Flattened(TreeSitter functions, int depth) {
    this.functions = functions;
    this.depth = depth;
  }

  /** Reads a tree; false if it has far more nodes than allowed. */
  boolean read(long tree, int shift, int maxNodes) {
    // comments and what is inside leaves are not counted by the caller
    long most = 2L * maxNodes + ROOM;
    long kept = nodes.byteSize() / (STRIDE * Integer.BYTES);
    int room = kept > KEPT_ROOM ? ROOM : (int) Math.max(kept, ROOM);
    while (true) {
      long bytes = (long) room * STRIDE * Integer.BYTES;
      if (nodes.byteSize() != bytes) {
        nodes = Arena.ofAuto().allocate(bytes, Integer.BYTES);
      }
      count = functions.flatten(tree, nodes, room, depth, shift);
      if (count > 0) {
        copy();
        return true;
      }
      if (room > most || room > Integer.MAX_VALUE / (STRIDE * 4)) {
        return false;
      }
      room *= 4;
    }
  }

  private void copy() {
    int length = count * STRIDE;
    if (data.length < length || data.length > KEPT_ROOM * STRIDE) {
      data = new int[Math.max(length, ROOM)];
    }
    MemorySegment.copy(nodes, ValueLayout.JAVA_INT, 0, data, 0, length);
  }

  int count() {
    return count;
  }

  int symbol(int node) {
    return data[node * STRIDE] & 0xffff;
  }

  boolean isMissing(int node) {
    return (data[node * STRIDE] & MISSING) != 0;
  }

  int start(int node) {
    return data[node * STRIDE + START];
  }

  int end(int node) {
    return data[node * STRIDE + END];
  }

  /** The number after the node and all that is in it. */
  int after(int node) {
    return data[node * STRIDE + AFTER];
  }
}
