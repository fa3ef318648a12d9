package dev.loopwarden.analysis.knowledge;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one class, callable or value.
 *
 * @param name the canonical qualified name
 * @param type the class of the result: of the call, of awaiting it, of the generator's items, or of
 *     the value; null where it is unknown, and for classes
 * @param bases the described base classes
 * @param protocols what instances of a class can be used for, those of its bases included
 * @param enter what {@code with} gives, null where unknown
 * @param aenter what {@code async with} gives, null where unknown
 * @param item what {@code for} gives, null where unknown
 * @param aitem what {@code async for} gives, null where unknown
 * @param awaits what {@code await} gives, null where unknown
 * @param tags the sets that the name belongs to
 * @param work the argument that the tags are about
 * @param blocks that a call blocks; for a class that constructing it does
 * @param unless arguments with which the call does not block
 * @param versions the releases of Python that have the name
 */
public record Entry(
    Kind kind,
    String name,
    @Nullable String type,
    List<String> bases,
    Set<Protocol> protocols,
    @Nullable String enter,
    @Nullable String aenter,
    @Nullable String item,
    @Nullable String aitem,
    @Nullable String awaits,
    Set<String> tags,
    @Nullable Work work,
    @Nullable Blocks blocks,
    List<NonBlockingWhen> unless,
    @Nullable Versions versions) {

  /** The tag of every entry that has {@link #unless()}. */
  public static final String NON_BLOCKING_ARGS = "nonblocking-args";

  public Entry {
    bases = List.copyOf(bases);
    protocols = Set.copyOf(protocols);
    tags = Set.copyOf(tags);
    unless = List.copyOf(unless);
  }

  /** Whether the name belongs to the set. */
  public boolean is(String tag) {
    return tags.contains(tag);
  }

  /** Whether instances of this class have the protocol. */
  public boolean has(Protocol protocol) {
    return protocols.contains(protocol);
  }

  /** Whether this stands for values of which nothing is known but that they are not awaitable. */
  public boolean isPlain() {
    return name.equals("builtins.object");
  }

  /** The name without what stands before its last dot. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** What kind of thing a name stands for. */
  public enum Kind {
    /** A class. */
    CLASS,
    /** A coroutine function, or what returns a coroutine. */
    ASYNC,
    /** An async generator function. */
    ASYNC_GENERATOR,
    /** An ordinary callable. */
    FUNCTION,
    /** An attribute, property or constant. */
    VALUE
  }
}
