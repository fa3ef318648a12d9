package dev.loopwarden.analysis.finding;

import java.util.regex.Pattern;

/**
 * A rule's name, in kebab case; it names the defect and never changes.
 *
 * @param value such as {@code unstored-task}
 */
public record RuleId(String value) implements Comparable<RuleId> {
  private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");

  public RuleId {
    if (!KEBAB.matcher(value).matches()) {
      throw new IllegalArgumentException("not a rule id: " + value);
    }
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
