package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One defect, one finding: where two rules see the same code, one of them wins. */
final class Precedence {
  private final Map<Contest, List<Finding>> winners = new HashMap<>();

  Precedence(Map<RuleId, RuleInfo> rules, List<Finding> findings) {
    for (Finding finding : findings) {
      RuleInfo info = rules.get(finding.rule());
      for (RuleId loser : info == null ? List.<RuleId>of() : info.supersedes()) {
        Contest contest = new Contest(finding.path(), loser);
        winners.computeIfAbsent(contest, _ -> new ArrayList<>()).add(finding);
      }
    }
  }

  /** The finding that takes precedence over another one. */
  Optional<Finding> winnerOver(Finding finding) {
    return winners.getOrDefault(new Contest(finding.path(), finding.rule()), List.of()).stream()
        .filter(winner -> coversSameCode(winner.span(), finding.span()))
        .findFirst();
  }

  /** Where findings of a rule may lose. */
  private record Contest(String path, RuleId loser) {}

  private static boolean coversSameCode(Span one, Span other) {
    return one.contains(other) || other.contains(one);
  }
}
