package dev.loopwarden.analysis.rules;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rules.blocking.BlockingRules;
import dev.loopwarden.analysis.rules.concurrency.ConcurrencyRules;
import dev.loopwarden.analysis.rules.eventloop.EventLoopRules;
import dev.loopwarden.analysis.rules.libraries.LibraryRules;
import dev.loopwarden.analysis.rules.suppression.SuppressionRules;
import dev.loopwarden.analysis.rules.tasks.TaskRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules there are. */
public final class Catalogue {
  private Catalogue() {}

  /** Every rule, by category and then by id. */
  public static List<Rule> all() {
    return Stream.of(
            EventLoopRules.all(),
            BlockingRules.all(),
            TaskRules.all(),
            ConcurrencyRules.all(),
            LibraryRules.all(),
            SuppressionRules.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The rule of this name. */
  public static Optional<Rule> find(RuleId id) {
    return all().stream().filter(rule -> rule.info().id().equals(id)).findFirst();
  }
}
