package dev.loopwarden.analysis.finding;

/** How sure and how bad: ascending, so that the natural order compares. */
public enum Severity {
  /** Worth knowing. */
  NOTE,
  /** Misbehaves under load or in a common situation. */
  WARNING,
  /** Will misbehave. */
  ERROR;

  /** The name in settings and reports. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
