package dev.loopwarden.analysis.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * The argument that an entry's tags are about: the callable that is handed to a thread, the
 * coroutine that becomes a task.
 *
 * @param position counted from 0 without {@code self}, or {@link #KEYWORD_ONLY}
 * @param keyword the parameter's name where it can be passed by name
 */
public record Work(int position, @Nullable String keyword) {
  /** The position of an argument that is passed by name only. */
  public static final int KEYWORD_ONLY = -1;
}
