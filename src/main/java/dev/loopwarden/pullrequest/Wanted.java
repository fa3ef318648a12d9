package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.review.Anchor;
import dev.loopwarden.review.Introduced;
import java.util.List;

/**
 * Something that people should be told: findings of one rule at one place.
 *
 * @param together the findings; the first one speaks
 * @param keys what the first one is recognised by
 * @param fingerprint the first one's name
 * @param isOnAddedLine whether the comment would stand on a line that the change adds
 */
record Wanted(
    List<Introduced> together, FindingKeys keys, String fingerprint, boolean isOnAddedLine) {

  Wanted {
    together = List.copyOf(together);
  }

  Introduced lead() {
    return together.getFirst();
  }

  RuleId rule() {
    return keys.rule();
  }

  Anchor anchor() {
    return lead().anchor();
  }

  /** The worst of them. */
  Severity severity() {
    return together.stream()
        .map(one -> one.finding().severity())
        .max(Severity::compareTo)
        .orElse(Severity.NOTE);
  }

  boolean isNote() {
    return severity() == Severity.NOTE;
  }
}
