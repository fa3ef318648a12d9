package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.util.List;

/**
 * Shared state that is read, and written later depending on that read, with something between that
 * may suspend; or, without anything between, an update in place.
 *
 * @param kind the shape
 * @param function index of the function
 * @param path as written, such as {@code self.total} or {@code CACHE[key]}
 * @param owner index of the class whose attribute it is, {@link #MODULE} or {@link #ELSEWHERE}
 * @param root name of the attribute or variable
 * @param read where it is read
 * @param write the statement that writes it
 * @param written value that is written
 * @param suspensions indices of the function's suspensions between read and write
 * @param locks values of the {@code with} contexts that enclose both
 */
public record RaceFact(
    Kind kind,
    int function,
    String path,
    int owner,
    String root,
    Span read,
    Span write,
    int written,
    List<Integer> suspensions,
    List<Integer> locks) {

  /** The owner of a variable of the module. */
  public static final int MODULE = -1;

  /** The owner of a variable of an enclosing function, or of an object that was passed in. */
  public static final int ELSEWHERE = -2;

  /** The shape of a race. */
  public enum Kind {
    /** {@code x += await f()}: the old value is read before the await. */
    UPDATE_ACROSS,
    /** A copy of the old value is used to compute the new one after a suspension. */
    STALE_WRITE,
    /** A condition on the state, a suspension, a write that relied on the condition. */
    CHECK_THEN_ACT,
    /** A condition on the state, a suspension, {@code x -= n} that relied on the condition. */
    CHECK_THEN_UPDATE,
    /** {@code x += 1}, nothing between. */
    UPDATE
  }

  public RaceFact {
    suspensions = List.copyOf(suspensions);
    locks = List.copyOf(locks);
  }
}
