package dev.loopwarden.analysis.rules.suppression;

import dev.loopwarden.analysis.rule.Rule;
import java.util.List;

/** The rules on ignore comments. */
public final class SuppressionRules {
  private SuppressionRules() {}

  /** All of them, by id. */
  public static List<Rule> all() {
    return List.of(new UnusedIgnore());
  }
}
