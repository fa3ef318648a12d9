package dev.loopwarden.analysis.rules.eventloop;

import dev.loopwarden.analysis.rule.Rule;
import java.util.List;

/** The rules on event loop conflicts. */
public final class EventLoopRules {
  private EventLoopRules() {}

  /** All of them, by id. */
  public static List<Rule> all() {
    return List.of(new EventLoopAtImport(), new EventLoopInNotebook(), new NestedEventLoop());
  }
}
