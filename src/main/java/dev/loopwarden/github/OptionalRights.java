package dev.loopwarden.github;

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

  boolean any() {
    return statuses || resolveThreads;
  }
}
