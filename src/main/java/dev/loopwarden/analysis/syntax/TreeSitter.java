package dev.loopwarden.analysis.syntax;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The functions of tree-sitter's C interface that the parser needs.
 *
 * <p>Pointers, numbers and booleans all travel as {@code long}, so that five method handles serve
 * all functions: each further one costs milliseconds when a process starts. Functions that are
 * called for every node are bound as critical: they never block. The upper bits of a result that is
 * narrower in C are not defined and are cut off here.
 */
@SuppressWarnings("restricted")
final class TreeSitter {
  /** A {@code TSNode}: four numbers of 32 bits (the first is the start) and two pointers. */
  static final StructLayout NODE =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  /** Size of a {@code TSTreeCursor}, rounded up. */
  static final int CURSOR_BYTES = 64;

  static final int UTF_8 = 0;
  static final int UTF_16LE = 1;

  private static final Linker.Option TRIVIAL = Linker.Option.critical(false);
  private static final Linker LINKER = Linker.nativeLinker();

  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle STEP =
      LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG), TRIVIAL);
  private static final MethodHandle NODE_AT =
      LINKER.downcallHandle(FunctionDescriptor.of(NODE, JAVA_LONG), TRIVIAL);
  private static final MethodHandle OF_NODE =
      LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, NODE), TRIVIAL);
  private static final MethodHandle RESET =
      LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG, NODE), TRIVIAL);

  private final SymbolLookup functions;
  private final long language;
  private final MemorySegment parse;
  private final MemorySegment deleteTree;
  private final MemorySegment deleteParser;
  private final MemorySegment deleteCursor;
  private final MemorySegment rootNode;
  private final MemorySegment resetCursor;
  private final MemorySegment currentNode;
  private final MemorySegment firstChild;
  private final MemorySegment nextSibling;
  private final MemorySegment parent;
  private final MemorySegment symbol;
  private final MemorySegment endByte;
  private final MemorySegment hasError;
  private final MemorySegment isMissing;

  /** Ours, where the libraries were built with it: the whole tree in one call; else null. */
  private final @Nullable MemorySegment flatten;

  TreeSitter(SymbolLookup functions) {
    this.functions = functions;
    language = call(function("tree_sitter_python"), 0, 0, 0, 0, 0);
    parse = function("ts_parser_parse_string_encoding");
    deleteTree = function("ts_tree_delete");
    deleteParser = function("ts_parser_delete");
    deleteCursor = function("ts_tree_cursor_delete");
    rootNode = function("ts_tree_root_node");
    resetCursor = function("ts_tree_cursor_reset");
    currentNode = function("ts_tree_cursor_current_node");
    firstChild = function("ts_tree_cursor_goto_first_child");
    nextSibling = function("ts_tree_cursor_goto_next_sibling");
    parent = function("ts_tree_cursor_goto_parent");
    symbol = function("ts_node_symbol");
    endByte = function("ts_node_end_byte");
    hasError = function("ts_node_has_error");
    isMissing = function("ts_node_is_missing");
    flatten = functions.find("loopwarden_flatten").orElse(null);
  }

  long newParser() {
    long parser = call(function("ts_parser_new"), 0, 0, 0, 0, 0);
    if ((call(function("ts_parser_set_language"), parser, language, 0, 0, 0) & 0xff) == 0) {
      throw new IllegalStateException("tree-sitter does not accept this Python grammar");
    }
    return parser;
  }

  void deleteParser(long parser) {
    call(deleteParser, parser, 0, 0, 0, 0);
  }

  /** Parses text; the result is a tree to be deleted, or 0 if that takes too much work. */
  long parse(long parser, MemorySegment text, int bytes, int encoding) {
    if (bytes <= BoundedParse.SMALL) {
      return call(parse, parser, 0, text.address(), bytes, encoding);
    }
    MemorySegment bounded = function("ts_parser_parse_with_options");
    long tree = BoundedParse.parse(bounded, parser, text, bytes, encoding);
    if (tree == 0) {
      call(function("ts_parser_reset"), parser, 0, 0, 0, 0);
    }
    return tree;
  }

  void deleteTree(long tree) {
    call(deleteTree, tree, 0, 0, 0, 0);
  }

  void deleteCursor(long cursor) {
    call(deleteCursor, cursor, 0, 0, 0, 0);
  }

  /** Whether {@link #flatten} works with these libraries. */
  boolean canFlatten() {
    return flatten != null;
  }

  /** Writes a tree's nodes as numbers and returns how many there are; 0 if there is no room. */
  int flatten(long tree, MemorySegment nodes, int room, int depth, int shift) {
    MemorySegment function = Objects.requireNonNull(flatten);
    return (int) call(function, tree, nodes.address(), room, depth, shift);
  }

  int symbolCount() {
    return (int) call(function("ts_language_symbol_count"), language, 0, 0, 0, 0);
  }

  String symbolName(int number) {
    long name = call(function("ts_language_symbol_name"), language, number, 0, 0, 0);
    return name == 0 ? "" : MemorySegment.ofAddress(name).reinterpret(1_000).getString(0);
  }

  /** 0 for named nodes, 1 for tokens. */
  int symbolType(int number) {
    return (int) call(function("ts_language_symbol_type"), language, number, 0, 0, 0);
  }

  void rootNode(long tree, SegmentAllocator node) {
    nodeAt(rootNode, tree, node);
  }

  void currentNode(long cursor, SegmentAllocator node) {
    nodeAt(currentNode, cursor, node);
  }

  boolean toFirstChild(long cursor) {
    return (step(firstChild, cursor) & 0xff) != 0;
  }

  boolean toNextSibling(long cursor) {
    return (step(nextSibling, cursor) & 0xff) != 0;
  }

  void toParent(long cursor) {
    step(parent, cursor);
  }

  void resetCursor(long cursor, MemorySegment node) {
    try {
      RESET.invokeExact(resetCursor, cursor, node);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  int symbol(MemorySegment node) {
    return (int) ofNode(symbol, node) & 0xffff;
  }

  int endByte(MemorySegment node) {
    return (int) ofNode(endByte, node);
  }

  boolean hasError(MemorySegment node) {
    return (ofNode(hasError, node) & 0xff) != 0;
  }

  boolean isMissing(MemorySegment node) {
    return (ofNode(isMissing, node) & 0xff) != 0;
  }

  private MemorySegment function(String name) {
    return functions.findOrThrow(name);
  }

  private static long call(MemorySegment function, long a, long b, long c, long d, long e) {
    try {
      return (long) CALL.invokeExact(function, a, b, c, d, e);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private static long step(MemorySegment function, long cursor) {
    try {
      return (long) STEP.invokeExact(function, cursor);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void nodeAt(MemorySegment function, long pointer, SegmentAllocator node) {
    try {
      MemorySegment _ = (MemorySegment) NODE_AT.invokeExact(function, node, pointer);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static long ofNode(MemorySegment function, MemorySegment node) {
    try {
      return (long) OF_NODE.invokeExact(function, node);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
