package dev.loopwarden.github;

import java.util.List;

/**
 * What the App may do beyond what every review needs, where an installation grants it.
 *
 * @param statuses set commit statuses
 * @param resolveThreads mark threads as resolved, for which GitHub wants write access to contents
 */
public record OptionalRights(boolean statuses, boolean resolveThreads) {

  /** Nothing beyond. */
  public static OptionalRights none() {
    return new OptionalRights(false, false);
  }

  /** What may be granted where not all of this is: each right alone, or none. */
  List<OptionalRights> less() {
    if (statuses && resolveThreads) {
      return List.of(new OptionalRights(true, false), new OptionalRights(false, true), none());
    }
    return statuses || resolveThreads ? List.of(none()) : List.of();
  }
}
