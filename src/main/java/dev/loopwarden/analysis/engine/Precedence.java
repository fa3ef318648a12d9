package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One defect, one finding: where two rules see the same code, one of them wins. */
final class Precedence {
  private final Map<RuleId, RuleInfo> rules;

  Precedence(Map<RuleId, RuleInfo> rules) {
    this.rules = rules;
  }

  /** The findings that no other one takes precedence over. */
  List<Finding> apply(List<Finding> findings) {
    Map<String, List<Finding>> byPath = new HashMap<>();
    findings.forEach(f -> byPath.computeIfAbsent(f.path(), _ -> new ArrayList<>()).add(f));
    List<Finding> left = new ArrayList<>();
    for (List<Finding> inFile : byPath.values()) {
      for (Finding finding : inFile) {
        if (inFile.stream().noneMatch(other -> wins(other, finding))) {
          left.add(finding);
        }
      }
    }
    return left;
  }

  private boolean wins(Finding winner, Finding loser) {
    RuleInfo info = rules.get(winner.rule());
    return info != null
        && info.supersedes().contains(loser.rule())
        && (winner.span().contains(loser.span()) || loser.span().contains(winner.span()));
  }
}
