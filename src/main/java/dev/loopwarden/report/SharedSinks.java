package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts findings together whose chains end in the same call, so that one helper that two hundred
 * coroutines reach is told once. A review has put together already what one change causes.
 */
final class SharedSinks {
  /** Number of other places that are named. */
  static final int NAMED = 5;

  /** The worst first, then the nearest to the call. */
  private static final Comparator<Finding> SPEAKER =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparingInt(finding -> finding.chain().size());

  private SharedSinks() {}

  /** What findings share: the rule and the call that does the harm. */
  private record Cause(RuleId rule, ChainStep sink) {}

  /**
   * A finding that speaks for others.
   *
   * @param others those it speaks for, in the order of the report
   */
  record Group(Finding shown, List<Finding> others) {

    /** Such as {@code 3 more calls lead here}; empty if it speaks for itself alone. */
    String more() {
      return others.isEmpty() ? "" : calls(others.size());
    }

    /** The first calls of the others' chains, as many as are named. */
    List<ChainStep> named() {
      return others.stream().limit(NAMED).map(finding -> finding.chain().getFirst()).toList();
    }

    private static String calls(int count) {
      return count == 1
          ? "1 more call leads here"
          : Summary.number(count) + " more calls lead here";
    }
  }

  /** All findings of a report, in the order of those that speak. */
  static List<Group> of(Report report) {
    List<Finding> all = report.findings();
    Map<Object, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      groups.computeIfAbsent(key(report, i), _ -> new ArrayList<>()).add(i);
    }
    Map<Integer, Group> bySpeaker = new TreeMap<>();
    for (List<Integer> group : groups.values()) {
      int shown = Collections.min(group, Comparator.comparing(all::get, SPEAKER));
      List<Finding> others = group.stream().filter(i -> i != shown).map(all::get).toList();
      bySpeaker.put(shown, new Group(all.get(shown), others));
    }
    return List.copyOf(bySpeaker.values());
  }

  private static Object key(Report report, int index) {
    Finding finding = report.findings().get(index);
    boolean shares = report.subject() instanceof Report.Tree && finding.chain().size() > 1;
    return shares ? new Cause(finding.rule(), finding.chain().getLast()) : index;
  }
}
