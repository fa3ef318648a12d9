package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.Severity;
import java.util.List;

/**
 * How a check run ends. The host's limits on lengths are kept by who makes one.
 *
 * @param result what branch protections see
 * @param title one line
 * @param summary Markdown
 * @param annotations any number; the host gets them in batches
 */
public record CheckConclusion(
    Result result, String title, String summary, List<Annotation> annotations) {

  /** What branch protections see. */
  public enum Result {
    SUCCESS,
    NEUTRAL,
    FAILURE,
    SKIPPED,
    CANCELLED
  }

  /**
   * A finding in the diff view of the check.
   *
   * @param path the file
   * @param firstLine counted from 1
   * @param lastLine not before the first
   * @param severity its level
   * @param title one line, at most 255 characters
   * @param message plain text
   */
  public record Annotation(
      String path, int firstLine, int lastLine, Severity severity, String title, String message) {}

  public CheckConclusion {
    annotations = List.copyOf(annotations);
  }
}
