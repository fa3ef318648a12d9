package dev.loopwarden.analysis.facts;

/**
 * What an expression evaluates to, as far as one file can say; linking turns it into a meaning. A
 * value refers to others by their index in the file's {@link ValueTable}.
 *
 * @param kind how it comes about
 * @param base index of the value, function or class it is made from; -1 if there is none
 * @param name a dotted name, attribute or constant; empty if there is none
 */
public record Value(Kind kind, int base, String name) {

  /** How a value comes about. */
  public enum Kind {
    /** Nothing is known of it. */
    UNKNOWN,
    /** An imported module or name: {@code time.sleep}; leading dots as in a relative import. */
    IMPORTED,
    /** A function of this file; base is its index among the functions. */
    FUNCTION,
    /** A class of this file; base is its index among the classes. */
    CLASS,
    /** A variable of this module. */
    VARIABLE,
    /** {@code base.name}. */
    ATTRIBUTE,
    /** What calling base returns. */
    RESULT,
    /** What awaiting base gives. */
    AWAITED,
    /** What {@code with base as x} binds. */
    ENTERED,
    /** What {@code async with base as x} binds. */
    ASYNC_ENTERED,
    /** What iterating base gives. */
    ITEM,
    /** What {@code async for} over base gives. */
    ASYNC_ITEM,
    /** An instance of the class that base stands for, as annotations say. */
    INSTANCE,
    /** The {@code self} of a method; base is the class's index. */
    SELF,
    /** The {@code cls} of a class method; base is the class's index. */
    CLS,
    /** {@code super()} in a method; base is the class's index. */
    SUPER,
    /** {@code functools.partial(base, ...)}. */
    PARTIAL,
    /** What a framework injects for a parameter whose default is {@code Depends(base)}. */
    INJECTED,
    /** A literal; the name is its text for names and numbers, and empty for others. */
    CONSTANT;

    /** Whether the base, if there is one, is a value: not a function or a class. */
    public boolean isMadeOfValue() {
      return switch (this) {
        case FUNCTION, CLASS, SELF, CLS, SUPER -> false;
        default -> true;
      };
    }
  }
}
