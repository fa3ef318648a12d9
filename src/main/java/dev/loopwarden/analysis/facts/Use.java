package dev.loopwarden.analysis.facts;

/** What is done with the value of an expression; several together where a name carries it on. */
public enum Use {
  /** It is a statement of its own. */
  DROPPED,
  /** Bound to a local name that nothing reads. */
  UNREAD,
  /** {@code await}. */
  AWAITED,
  /** Condition of an if, while, assert, conditional, {@code not}, {@code and}, {@code or}. */
  TESTED,
  /** Operand of a comparison or an arithmetic operator. */
  OPERAND,
  /** In an f-string. */
  FORMATTED,
  /** Argument of a call. */
  ARGUMENT,
  /** Argument of a builtin that looks into it at once, such as {@code len}, or of a log call. */
  CONSUMED,
  /** {@code *value}, {@code **value} or {@code a, b = value}. */
  UNPACKED,
  /** Bound to an attribute, an item, or a name of an outer scope. */
  STORED,
  /** Element of a collection that is used in turn. */
  COLLECTED,
  /** Element of a collection that is dropped. */
  COLLECTED_DROPPED,
  /** Element of a local collection that nothing takes elements out of. */
  COLLECTED_UNREAD,
  /** Returned. */
  RETURNED,
  /** Yielded. */
  YIELDED,
  /** Context of {@code with}. */
  WITH,
  /** Context of {@code async with}. */
  ASYNC_WITH,
  /** Iterated by {@code for} or a comprehension. */
  FOR,
  /** Iterated by {@code async for}. */
  ASYNC_FOR,
  /** Something is read from it: {@code value.name}; with OTHER if that may dispose of it. */
  ATTRIBUTE,
  /** It is called. */
  CALLED,
  /** {@code value[...]}. */
  SUBSCRIPTED,
  /** Read by a nested function. */
  CAPTURED,
  /** Anything else, such as a decorator or a raise. */
  OTHER;

  /** This use as a set of one. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether the set holds this use. */
  public boolean in(int set) {
    return (set & bit()) != 0;
  }

  /** A set of uses. */
  public static int set(Use... uses) {
    int set = 0;
    for (Use use : uses) {
      set |= use.bit();
    }
    return set;
  }
}
