package dev.loopwarden.review;

import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One comment for one changed call that harms many coroutines: the one with the shortest chain
 * speaks for all, and names some of the others.
 */
final class SharedCause {
  private static final int NAMED = 5;

  private SharedCause() {}

  /** What comments on the same cause at the same changed line is told apart by. */
  private record Cause(RuleId rule, ChainStep sink, Anchor anchor) {}

  /** The findings, those of one changed cause put together, in the order they came. */
  static List<Introduced> merged(List<Introduced> introduced) {
    Map<Object, List<Introduced>> groups = new LinkedHashMap<>();
    for (Introduced one : introduced) {
      groups.computeIfAbsent(key(one), _ -> new ArrayList<>()).add(one);
    }
    return groups.values().stream().map(SharedCause::merge).toList();
  }

  private static Object key(Introduced one) {
    Finding finding = one.finding();
    return one.anchor().kind() == Anchor.Kind.CHAIN && !finding.chain().isEmpty()
        ? new Cause(finding.rule(), finding.chain().getLast(), one.anchor())
        : one;
  }

  private static Introduced merge(List<Introduced> group) {
    Introduced nearest = group.getFirst();
    for (Introduced one : group) {
      if (one.finding().chain().size() < nearest.finding().chain().size()) {
        nearest = one;
      }
    }
    if (group.size() == 1) {
      return nearest;
    }
    List<ChainStep> related = new ArrayList<>(nearest.finding().related());
    for (Introduced one : group) {
      if (one != nearest && related.size() < NAMED) {
        ChainStep entry = one.finding().chain().getFirst();
        related.add(new ChainStep(entry.path(), entry.span(), entry.text() + " as well"));
      }
    }
    int more = group.size() - 1;
    String others =
        more == 1 ? "; one more call leads here" : "; " + more + " more calls lead here";
    return new Introduced(
        told(nearest.finding(), others, related), nearest.place(), nearest.anchor());
  }

  private static Finding told(Finding finding, String others, List<ChainStep> related) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.path(),
        finding.span(),
        finding.symbol(),
        finding.message() + others,
        finding.chain(),
        related,
        finding.sink());
  }
}
