package dev.loopwarden.analysis.syntax;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Parses large texts with a bound on the work that tree-sitter may do: what it cannot read costs it
 * up to a hundred times as much as what it can. It asks every hundred operations whether to go on;
 * the questions are counted, so that results are the same everywhere.
 *
 * <p>Being asked costs some milliseconds when a process does so for the first time, hence only for
 * large texts. Numbers and pointers travel as in {@link TreeSitter}.
 */
@SuppressWarnings("restricted")
final class BoundedParse {
  /** Shorter texts are parsed without a bound. */
  static final int SMALL = 100_000;

  private static final StructLayout INPUT =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final StructLayout OPTIONS = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PARSE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, INPUT, OPTIONS));

  private final long text;
  private final int bytes;
  private long left;

  private BoundedParse(MemorySegment text, int bytes) {
    this.text = text.address();
    this.bytes = bytes;
    this.left = allowance(bytes);
  }

  /** Plain code takes one question for 200 bytes, code full of errors one for 20. */
  private static long allowance(int bytes) {
    return 10_000L + bytes / 100 + Math.min(bytes / 16, 50_000);
  }

  /** Parses text; 0 if that takes too much work, and the parser must be reset then. */
  static long parse(
      MemorySegment function, long parser, MemorySegment text, int bytes, int encoding) {
    BoundedParse parse = new BoundedParse(text, bytes);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment input = arena.allocate(INPUT);
      input.setAtIndex(JAVA_LONG, 1, parse.reader(arena).address());
      input.setAtIndex(JAVA_INT, 4, encoding);
      MemorySegment options = arena.allocate(OPTIONS);
      options.setAtIndex(JAVA_LONG, 1, parse.question(arena).address());
      return (long) PARSE.invokeExact(function, parser, 0L, input, options);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called by tree-sitter: the text from an offset on. */
  @SuppressWarnings("unused")
  private long read(long payload, int offset, long position, long lengthAt) {
    MemorySegment.ofAddress(lengthAt).reinterpret(Integer.BYTES).set(JAVA_INT, 0, bytes - offset);
    return text + offset;
  }

  /** Called by tree-sitter: whether to stop. */
  @SuppressWarnings("unused")
  private boolean stop(long state) {
    return left-- <= 0;
  }

  private MemorySegment reader(Arena arena) throws ReflectiveOperationException {
    MethodType type =
        MethodType.methodType(long.class, long.class, int.class, long.class, long.class);
    MethodHandle target = MethodHandles.lookup().findVirtual(BoundedParse.class, "read", type);
    return Linker.nativeLinker()
        .upcallStub(
            target.bindTo(this),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG),
            arena);
  }

  private MemorySegment question(Arena arena) throws ReflectiveOperationException {
    MethodType type = MethodType.methodType(boolean.class, long.class);
    MethodHandle target = MethodHandles.lookup().findVirtual(BoundedParse.class, "stop", type);
    return Linker.nativeLinker()
        .upcallStub(target.bindTo(this), FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG), arena);
  }
}
