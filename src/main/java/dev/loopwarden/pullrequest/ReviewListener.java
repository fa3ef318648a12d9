package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.hosting.PullRequestRef;
import java.time.Duration;
import java.util.Map;

/** Hears of reviews, for logs and metrics. Thread-safe; must not throw. */
public interface ReviewListener {

  /** Parts of a review that take time. */
  enum Phase {
    /** The policy, and which files differ. */
    READ,
    /** Contents fetched and analysed on both sides. */
    ANALYSE,
    /** Comments and the check run. */
    PUBLISH
  }

  /**
   * What a review came to.
   *
   * @param result how the check run ended
   * @param findings number of findings to be told, by rule
   * @param posted comments posted
   * @param edited comments edited
   * @param deleted comments deleted
   * @param calls API calls made
   */
  record Figures(
      CheckConclusion.Result result,
      Map<RuleId, Integer> findings,
      int posted,
      int edited,
      int deleted,
      int calls) {
    public Figures {
      findings = Map.copyOf(findings);
    }
  }

  /** A run looks at this head, on this thread. */
  void looking(PullRequestRef pullRequest, String headSha);

  /** A part of a review is over. */
  void passed(PullRequestRef pullRequest, Phase phase, Duration duration);

  /** A review is published. */
  void published(PullRequestRef pullRequest, Figures figures);

  /** Hears nothing. */
  static ReviewListener none() {
    return new ReviewListener() {
      @Override
      public void looking(PullRequestRef pullRequest, String headSha) {}

      @Override
      public void passed(PullRequestRef pullRequest, Phase phase, Duration duration) {}

      @Override
      public void published(PullRequestRef pullRequest, Figures figures) {}
    };
  }
}
