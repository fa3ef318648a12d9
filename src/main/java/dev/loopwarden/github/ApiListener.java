package dev.loopwarden.github;

import java.time.Duration;

/** Hears of every call to GitHub, for metrics. Thread-safe. */
public interface ApiListener {

  /**
   * A call was answered, or failed.
   *
   * @param endpoint its template, such as {@code GET /repos/{owner}/{repo}/pulls/{n}}
   * @param status the HTTP status; 0 when there was no answer
   * @param took from sending to the end of the body
   * @param remaining what the primary limit leaves; -1 when GitHub did not say
   */
  void answered(String endpoint, int status, Duration took, int remaining);

  /** GitHub limits us. */
  void limited();

  /** A write had to wait because of our own pace. */
  void paced();

  /** GitHub found a comment's place wrong that we found right: has to stay at zero. */
  void misplaced();

  /** Hears nothing. */
  static ApiListener none() {
    return new ApiListener() {
      @Override
      public void answered(String endpoint, int status, Duration took, int remaining) {}

      @Override
      public void limited() {}

      @Override
      public void paced() {}

      @Override
      public void misplaced() {}
    };
  }
}
