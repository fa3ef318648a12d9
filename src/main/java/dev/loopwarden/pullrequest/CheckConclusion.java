package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.Severity;
import java.util.List;

/**
 * How a check run ends. The host's limits on lengths are kept by who makes one.
 *
 * @param result what branch protections see
 * @param title one line
 * @param summary Markdown
 * @param annotations so many as the host takes with one call
 */
public record CheckConclusion(
    Result result, String title, String summary, List<Annotation> annotations) {

  /** The host takes no more with one call, and would show twice what a second attempt repeats. */
  public static final int MOST_ANNOTATIONS = 50;

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
    if (annotations.size() > MOST_ANNOTATIONS) {
      throw new IllegalArgumentException("no host takes " + annotations.size() + " annotations");
    }
    annotations = List.copyOf(annotations);
  }
}
