package dev.loopwarden.policy;

import dev.loopwarden.analysis.finding.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lowest level at which a run counts as failed. */
public enum FailOn {
  /** Only errors fail a run. */
  ERROR(Severity.ERROR),
  /** Errors and warnings do. */
  WARNING(Severity.WARNING),
  /** Every finding does. */
  NOTE(Severity.NOTE),
  /** No finding does. */
  NEVER(null);

  private final @Nullable Severity threshold;

  FailOn(@Nullable Severity threshold) {
    this.threshold = threshold;
  }

  /** The level; null when nothing fails a run. */
  public @Nullable Severity threshold() {
    return threshold;
  }

  /** The name in settings and options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
