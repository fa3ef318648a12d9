package dev.loopwarden.github;

import java.time.Duration;
import java.time.Instant;

/** Hears of every call to GitHub, for metrics. Thread-safe. */
public interface ApiListener {

  /**
   * A call was answered, or failed.
   *
   * @param endpoint its template, such as {@code GET /repos/{owner}/{repo}/pulls/{n}}
   * @param status the HTTP status; 0 when there was no answer
   * @param took from sending to the end of the body
   */
  void answered(String endpoint, int status, Duration took);

  /**
   * What a primary limit leaves.
   *
   * @param resource what is limited, such as {@code core} or {@code graphql}
   * @param installation whose limit it is; 0 stands for the App itself, -1 for nobody
   * @param left how much may still be asked for
   * @param reset when there is all of it again
   */
  void remaining(String resource, long installation, long left, Instant reset);

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
      public void answered(String endpoint, int status, Duration took) {}

      @Override
      public void remaining(String resource, long installation, long left, Instant reset) {}

      @Override
      public void limited() {}

      @Override
      public void paced() {}

      @Override
      public void misplaced() {}
    };
  }
}
