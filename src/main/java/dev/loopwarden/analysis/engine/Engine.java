package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.List;
import java.util.Map;

/**
 * What all analyses of an analyzer share.
 *
 * @param files analyses single files
 * @param knowledge what is known of libraries
 * @param rules all rules by id
 * @param infos what they say of themselves
 * @param projectRules those that need the linked project
 */
record Engine(
    FileAnalyzer files,
    Knowledge knowledge,
    Map<RuleId, Rule> rules,
    Map<RuleId, RuleInfo> infos,
    List<Linked> projectRules) {

  /** A rule that needs the linked project, and what it says of itself, which is asked once. */
  record Linked(ProjectRule rule, RuleInfo info) {}
}
