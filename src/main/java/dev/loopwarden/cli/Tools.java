package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the commands work with.
 *
 * @param terminal where they run
 * @param rules all rules
 * @param analyzers makes analyzers
 * @param version the program's version
 */
record Tools(Terminal terminal, List<RuleInfo> rules, Analyzers analyzers, String version) {

  /** Makes analyzers. */
  @FunctionalInterface
  interface Analyzers {
    /** One that remembers facts here and knows these files of the user's own. */
    Analyzer create(FactsCache cache, List<KnowledgeText> knowledge);
  }

  Set<RuleId> ruleIds() {
    return rules.stream().map(RuleInfo::id).collect(Collectors.toSet());
  }
}
