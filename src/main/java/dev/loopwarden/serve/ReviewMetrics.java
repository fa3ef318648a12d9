package dev.loopwarden.serve;

import dev.loopwarden.hosting.LogKeys;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.pullrequest.ReviewListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Reviews as metrics, and each as a line of the log. */
final class ReviewMetrics implements ReviewListener {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewMetrics.class);

  private final MeterRegistry meters;

  ReviewMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Lines of the log name the head from here on; {@link ServiceJobs} ends that with the job. */
  @Override
  public void looking(PullRequestRef pullRequest, String headSha) {
    MDC.put(LogKeys.HEAD, headSha);
  }

  @Override
  public void passed(PullRequestRef pullRequest, Phase phase, Duration duration) {
    meters
        .timer("loopwarden.review.duration", "phase", phase.name().toLowerCase(Locale.ROOT))
        .record(duration);
  }

  @Override
  public void published(PullRequestRef pullRequest, Figures figures) {
    figures
        .findings()
        .forEach(
            (rule, count) ->
                meters.counter("loopwarden.findings", "rule", rule.value()).increment(count));
    count("posted", figures.posted());
    count("edited", figures.edited());
    count("deleted", figures.deleted());
    meters
        .counter("loopwarden.reviews", "result", figures.result().name().toLowerCase(Locale.ROOT))
        .increment();
    meters.summary("loopwarden.review.calls").record(figures.calls());
    LOG.info(
        "{} reviewed: {}, {} comments posted, {} edited, {} deleted, {} calls",
        pullRequest,
        figures.result(),
        figures.posted(),
        figures.edited(),
        figures.deleted(),
        figures.calls());
  }

  private void count(String what, int comments) {
    meters.counter("loopwarden.comments", "what", what).increment(comments);
  }
}
