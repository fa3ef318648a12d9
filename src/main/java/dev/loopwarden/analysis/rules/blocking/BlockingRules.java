package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.rule.Rule;
import java.util.List;

/** The rules on blocking operations. */
public final class BlockingRules {
  private BlockingRules() {}

  /** All of them, by id. */
  public static List<Rule> all() {
    return List.of(
        new BlockingCallback(),
        new BlockingFileIo(),
        new BlockingInput(),
        new BlockingNetwork(),
        new BlockingSleep(),
        new BlockingSubprocess(),
        new BlockingWait(),
        new CpuBoundCall(),
        new EagerOffload());
  }
}
