package dev.loopwarden.pullrequest;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a review depends on beside the head, as a short text: the same again means that nothing new
 * would come of it.
 *
 * @param text a hash
 */
record Configuration(String text) {
  private static final int DIGITS = 32;

  /**
   * The program, the base branch, and what people said to ignore. Not where that branch stands: a
   * push to it would have all pull requests reviewed again.
   */
  static Configuration of(
      PullRequest pullRequest, ReviewDesk desk, List<ReviewMemory.Ignored> ignored) {
    Preferences preferences = desk.preferences();
    return new Configuration(
        Hashes.of(
            DIGITS,
            preferences.version(),
            preferences.checkName(),
            String.valueOf(preferences.statusContext()),
            desk.rules().links().base(),
            pullRequest.baseRef(),
            String.valueOf(pullRequest.draft()),
            String.join(" ", ignored.stream().map(ReviewMemory.Ignored::what).sorted().toList())));
  }

  /** Together with what people resolved who may decide: what others do changes nothing. */
  String with(List<Posted> posted, Predicate<String> mayDecide) {
    List<String> dismissed =
        posted.stream()
            .filter(Posted::isDismissed)
            .filter(thread -> mayDecide.test(thread.thread().resolvedBy()))
            .map(thread -> thread.marker().fingerprint())
            .sorted()
            .toList();
    return text + "." + Hashes.of(DIGITS, String.join(" ", dismissed));
  }

  /** Whether a remembered text begins with this one. */
  boolean begins(String remembered) {
    return remembered.startsWith(text + ".");
  }
}
