package dev.loopwarden.analysis.rules.concurrency;

import dev.loopwarden.analysis.rule.Rule;
import java.util.List;

/** The rules on concurrency conflicts. */
public final class ConcurrencyRules {
  private ConcurrencyRules() {}

  /** All of them, by id. */
  public static List<Rule> all() {
    return List.of(
        new CheckThenAct(),
        new LostUpdate(),
        new ThreadLockAcrossAwait(),
        new UnguardedSharedState());
  }
}
