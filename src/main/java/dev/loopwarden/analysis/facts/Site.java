package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.util.List;

/**
 * A place where something happens to a value: a call, or an expression that is awaited, entered or
 * iterated.
 *
 * @param function index of the function it runs in
 * @param span the whole expression
 * @param calleeEnd for a call, where the called expression ends; else -1
 * @param callee for a call, the called value; else {@link ValueTable#UNKNOWN}
 * @param value the value of the expression
 * @param uses what is done with the value: a set of {@link Use}
 * @param named whether the uses are those of the name it is bound to
 * @param outer index of the site it is an argument of, or -1
 * @param outerArgument which argument of that site; -1 if it is not a whole argument
 * @param flags a set of {@link Flag}
 * @param arguments of a call
 */
public record Site(
    int function,
    Span span,
    int calleeEnd,
    int callee,
    int value,
    int uses,
    boolean named,
    int outer,
    int outerArgument,
    int flags,
    List<Argument> arguments) {

  /**
   * An argument of a call.
   *
   * @param keyword its name; empty if it is positional, {@code *} or {@code **} if it is unpacked
   * @param value what it evaluates to
   */
  public record Argument(String keyword, int value) {}

  /** What is known of the surroundings. */
  public enum Flag {
    /** In the body of a loop, or in a comprehension's element. */
    IN_LOOP,
    /** Only run when no loop runs: a test or a caught RuntimeError says so. */
    NO_LOOP_RUNNING,
    /** Under {@code if __name__ == "__main__"}. */
    MAIN_GUARD,
    /** A statement that did not parse encloses it: rules stay silent. */
    BROKEN,
    /** Where {@code x.done()} or {@code q.empty()} is asked: the result is there. */
    RESULT_READY,
    /** Within a try whose handlers catch RuntimeError. */
    IN_TRY,
    /** In a generator expression that is kept: runs when that is iterated, if ever. */
    DEFERRED,
    /** In a block that expects an error or a warning, such as {@code pytest.raises}. */
    EXPECTED,
    /** Only run under a condition, behind a conditional return, or when something was raised. */
    CONDITIONAL,
    /** Under a test whether something is a coroutine function, or gives a coroutine. */
    COLOUR_TESTED,
    /** Only run off the event loop: a test of the running loop says that there is none. */
    OFF_LOOP;

    /** This flag as a set of one. */
    public int bit() {
      return 1 << ordinal();
    }
  }

  public Site {
    arguments = List.copyOf(arguments);
  }

  /** Whether it is a call. */
  public boolean isCall() {
    return calleeEnd >= 0;
  }

  /** The called expression's range; only of a call. */
  public Span calleeSpan() {
    return new Span(span.start(), calleeEnd);
  }

  /** Whether the value is used this way, maybe among others. */
  public boolean used(Use use) {
    return use.in(uses);
  }

  /** Whether all its uses are among these. */
  public boolean usedOnly(int set) {
    return (uses & ~set) == 0;
  }

  /** Whether the flag is set. */
  public boolean is(Flag flag) {
    return (flags & flag.bit()) != 0;
  }
}
