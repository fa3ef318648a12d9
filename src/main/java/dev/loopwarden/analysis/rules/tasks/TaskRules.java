package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.rule.Rule;
import java.util.List;

/** The rules on task management. */
public final class TaskRules {
  private TaskRules() {}

  /** All of them, by id. */
  public static List<Rule> all() {
    return List.of(
        new GatherWithoutStar(),
        new SwallowedCancellation(),
        new UnawaitedCoroutine(),
        new UnstoredTask());
  }
}
