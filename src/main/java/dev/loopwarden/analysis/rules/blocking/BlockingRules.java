package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.rule.Rule;
import java.util.List;

/** The rules on blocking operations. */
public final class BlockingRules {
  private BlockingRules() {}

  /** All of them, by id. */
  public static List<Rule> all() {
    return List.of(new BlockingSleep());
  }
}
