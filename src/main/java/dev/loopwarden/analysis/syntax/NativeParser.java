package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.Span;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One native parser with the memory it works in, for one thread at a time. A parse leaves the
 * grammar's tree in a {@link FlatTree}; native memory of the tree is free again by then.
 */
@SuppressWarnings("restricted")
final class NativeParser {
  /** How deep the grammar's tree is followed; the builders give up long before. */
  private static final int DEPTH = 4_096;

  /** How often a text is read again without what took other definitions along. */
  private static final int MAX_ROUNDS = 3;

  private static final int KEPT_BYTES = 1 << 20;

  private final TreeSitter functions;
  private final Symbols symbols;
  private final long parser;
  private final MemorySegment cursor;
  private final MemorySegment node;
  private final SegmentAllocator intoNode;
  private final int[] parents = new int[DEPTH];
  private final int[] open = new int[DEPTH];
  private final Flattened flattened;
  private final FlatTree tree = new FlatTree();
  private final List<Span> lost = new ArrayList<>();
  private List<Span> comments = List.of();
  private final List<Integer> typeAliases = new ArrayList<>();
  private boolean hasErrors;
  private MemorySegment buffer = MemorySegment.NULL;

  NativeParser(TreeSitter functions) {
    this.functions = functions;
    symbols = new Symbols(functions);
    flattened = new Flattened(functions, DEPTH);
    Arena arena = Arena.ofAuto();
    parser =
        MemorySegment.ofAddress(functions.newParser())
            .reinterpret(arena, segment -> functions.deleteParser(segment.address()))
            .address();
    cursor =
        arena
            .allocate(TreeSitter.CURSOR_BYTES, Long.BYTES)
            .reinterpret(arena, segment -> functions.deleteCursor(segment.address()));
    node = arena.allocate(TreeSitter.NODE);
    intoNode = SegmentAllocator.prefixAllocator(node);
  }

  /** The tree of the last parse. */
  FlatTree tree() {
    return tree;
  }

  /** The comments met by the last parse. */
  List<Span> comments() {
    return comments;
  }

  /** What was left out of the last tree, so that the rest could be read. */
  List<Span> lost() {
    return lost;
  }

  /** Whether the last tree has a node of kind {@link NodeKind#ERROR}. */
  boolean hasErrors() {
    return hasErrors;
  }

  /** Parses a text; false if that takes more nodes, work or indentations than allowed. */
  boolean parse(String text, int maxNodes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean ascii = bytes.length == text.length();
    if (!ascii) {
      bytes = text.getBytes(StandardCharsets.UTF_16LE);
    }
    int shift = ascii ? 0 : 1;
    Texts.endLinesWithLineFeeds(text, bytes, shift);
    lost.clear();
    boolean complete = parse(text, bytes, shift, maxNodes);
    if (complete
        && (hasErrors || !typeAliases.isEmpty())
        && Misreadings.correct(text, typeAliases, hasErrors, bytes)) {
      complete = parse(text, bytes, shift, maxNodes);
    }
    for (int round = 0; complete && hasErrors && round < MAX_ROUNDS; round++) {
      List<Span> blanked = Unclosed.blank(text, tree, bytes);
      if (blanked.isEmpty()) {
        break;
      }
      lost.addAll(blanked);
      complete = parse(text, bytes, shift, maxNodes);
    }
    return complete;
  }

  private boolean parse(String text, byte[] bytes, int shift, int maxNodes) {
    if (Indentations.areTooMany(bytes, shift)) {
      return false;
    }
    if (buffer.byteSize() < bytes.length || buffer.byteSize() > KEPT_BYTES) {
      buffer = Arena.ofAuto().allocate(Math.max(bytes.length, KEPT_BYTES));
    }
    MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
    int encoding = shift == 0 ? TreeSitter.UTF_8 : TreeSitter.UTF_16LE;
    long parsed = functions.parse(parser, buffer, bytes.length, encoding);
    if (parsed == 0) {
      return false;
    }
    try {
      functions.rootNode(parsed, intoNode);
      hasErrors = functions.hasError(node);
      if (functions.canFlatten()) {
        return flattened.read(parsed, shift, maxNodes) && convert(text, maxNodes);
      }
      functions.resetCursor(cursor.address(), node);
      return walk(text, shift, maxNodes);
    } finally {
      functions.deleteTree(parsed);
    }
  }

  /** The same as {@link #walk}, from a copy of the tree that was made by one call. */
  private boolean convert(String text, int maxNodes) {
    tree.clear();
    typeAliases.clear();
    List<Span> foundComments = new ArrayList<>();
    int depth = 0;
    int end = 0;
    for (int at = 0; at < flattened.count(); ) {
      for (; depth > 0 && flattened.after(open[depth - 1]) == at; depth--) {
        tree.close(parents[depth - 1], end);
      }
      int start = flattened.start(at);
      int nodeEnd = flattened.end(at);
      NodeKind kind = symbols.kind(flattened.symbol(at));
      boolean inner = !kind.isLeaf() && flattened.after(at) > at + 1;
      if (kind == NodeKind.COMMENT) {
        foundComments.add(new Span(start, Texts.trimmedEnd(text, start, nodeEnd)));
      } else if (kind != NodeKind.LINE_CONTINUATION) {
        if (kind == NodeKind.TYPE_ALIAS_STATEMENT) {
          typeAliases.add(start);
        }
        int added = tree.add(flattened.isMissing(at) ? NodeKind.ERROR : kind, start, nodeEnd);
        if (inner) {
          open[depth] = at;
          parents[depth++] = added;
        } else {
          end = nodeEnd;
        }
      }
      if (tree.count() > maxNodes) {
        return false;
      }
      at = inner ? at + 1 : flattened.after(at);
    }
    while (depth > 0) {
      tree.close(parents[--depth], end);
    }
    comments = foundComments;
    return true;
  }

  private boolean walk(String text, int shift, int maxNodes) {
    tree.clear();
    typeAliases.clear();
    List<Span> foundComments = new ArrayList<>();
    long at = cursor.address();
    int depth = 0;
    int end = 0;
    while (true) {
      functions.currentNode(at, intoNode);
      int symbol = functions.symbol(node);
      int start = node.get(ValueLayout.JAVA_INT, 0) >>> shift;
      NodeKind kind = symbols.kind(symbol);
      if (kind.isLeaf()) {
        int width = hasErrors ? -1 : symbols.width(symbol);
        int leafEnd = width >= 0 ? start + width : functions.endByte(node) >>> shift;
        if (kind == NodeKind.COMMENT) {
          foundComments.add(new Span(start, Texts.trimmedEnd(text, start, leafEnd)));
        } else if (kind != NodeKind.LINE_CONTINUATION) {
          boolean missing = leafEnd == start && functions.isMissing(node);
          tree.add(missing ? NodeKind.ERROR : kind, start, leafEnd);
          end = leafEnd;
        }
      } else {
        int added = tree.add(kind, start, start);
        if (kind == NodeKind.TYPE_ALIAS_STATEMENT) {
          typeAliases.add(start);
        }
        if (depth < DEPTH && functions.toFirstChild(at)) {
          parents[depth++] = added;
          continue;
        }
        end = functions.endByte(node) >>> shift;
        boolean missing = end == start && functions.isMissing(node);
        tree.close(added, end);
        if (missing) {
          tree.setKind(added, NodeKind.ERROR);
        }
      }
      if (tree.count() > maxNodes) {
        return false;
      }
      while (!functions.toNextSibling(at)) {
        if (depth == 0) {
          comments = foundComments;
          return true;
        }
        functions.toParent(at);
        tree.close(parents[--depth], end);
      }
    }
  }
}
