package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Which checks want to see which kinds of nodes. */
public final class Subscriptions {

  /** A check of one rule. */
  public record Check(RuleInfo rule, BiConsumer<? super Node, FileContext> action) {}

  private final Map<Class<? extends Node>, List<Check>> checks = new HashMap<>();
  private final RuleInfo rule;

  private Subscriptions(RuleInfo rule) {
    this.rule = rule;
  }

  /** The checks of all rules, by kind of node. */
  public static Map<Class<? extends Node>, List<Check>> of(List<FileRule> rules) {
    Map<Class<? extends Node>, List<Check>> all = new HashMap<>();
    for (FileRule rule : rules) {
      Subscriptions own = new Subscriptions(rule.info());
      rule.register(own);
      own.checks.forEach(
          (kind, list) -> all.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(list));
    }
    return all;
  }

  /** Has a check see each node of a kind. */
  public <T extends Node> void each(Class<T> kind, BiConsumer<T, FileContext> check) {
    checks
        .computeIfAbsent(kind, _ -> new ArrayList<>())
        .add(new Check(rule, (node, context) -> check.accept(kind.cast(node), context)));
  }
}
