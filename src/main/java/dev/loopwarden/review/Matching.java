package dev.loopwarden.review;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the findings of two states: first those that are the same in every respect, then within a
 * file whatever function they stand in, then those of a function that moved to another file. What
 * stays alone is new, or gone; what got worse counts as new.
 */
final class Matching {

  /**
   * A finding of one side.
   *
   * @param finding the finding
   * @param identity what it is compared by, under the path of the base
   * @param isTouched whether the change touches its lines
   * @param mayMove whether its file is part of the change
   */
  record Candidate(Finding finding, Identity identity, boolean isTouched, boolean mayMove) {
    boolean isWorseThan(Candidate other) {
      return finding.severity().compareTo(other.finding.severity()) > 0;
    }
  }

  private record WithinFile(RuleId rule, String path, String snippet, String sink) {}

  private record WithFunction(RuleId rule, String symbol, String snippet, String sink) {}

  private List<Candidate> before;
  private List<Candidate> after;
  private final List<Candidate> worse = new ArrayList<>();

  private Matching(List<Candidate> before, List<Candidate> after) {
    this.before = before;
    this.after = after;
  }

  /** Pairs as many as possible. */
  static Matching of(List<Candidate> before, List<Candidate> after) {
    Matching matching = new Matching(before, after);
    matching.pair(Candidate::identity);
    matching.pair(Matching::withinFile);
    matching.pair(Matching::withFunction);
    return matching;
  }

  /** Findings that only the base has, in their order. */
  List<Candidate> onlyBefore() {
    return before;
  }

  /** Findings that only the head has, in their order. */
  List<Candidate> onlyAfter() {
    return after;
  }

  /** Findings that both sides have, at a higher level in the head. */
  List<Candidate> worse() {
    return worse;
  }

  private static Object withinFile(Candidate candidate) {
    Identity id = candidate.identity();
    return new WithinFile(id.rule(), id.path(), id.snippet(), id.sink());
  }

  private static @Nullable Object withFunction(Candidate candidate) {
    Identity id = candidate.identity();
    return candidate.mayMove() && !id.symbol().isEmpty()
        ? new WithFunction(id.rule(), id.simpleSymbol(), id.snippet(), id.sink())
        : null;
  }

  private void pair(Function<Candidate, @Nullable Object> key) {
    Map<Object, List<Candidate>> old = grouped(before, key);
    Map<Object, List<Candidate>> now = grouped(after, key);
    Set<Candidate> oldPaired = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Candidate> nowPaired = Collections.newSetFromMap(new IdentityHashMap<>());
    now.forEach(
        (name, group) -> {
          List<Candidate> others = old.getOrDefault(name, List.of());
          int pairs = Math.min(group.size(), others.size());
          oldPaired.addAll(others.subList(0, pairs));
          nowPaired.addAll(group.subList(0, pairs));
          for (int i = 0; i < pairs; i++) {
            if (group.get(i).isWorseThan(others.get(i))) {
              worse.add(group.get(i));
            }
          }
        });
    before = before.stream().filter(candidate -> !oldPaired.contains(candidate)).toList();
    after = after.stream().filter(candidate -> !nowPaired.contains(candidate)).toList();
  }

  /** Within a group, what the change touches comes last: it is what is left over. */
  private static Map<Object, List<Candidate>> grouped(
      List<Candidate> candidates, Function<Candidate, @Nullable Object> key) {
    Map<Object, List<Candidate>> groups = new HashMap<>();
    for (Candidate candidate : candidates) {
      Object name = key.apply(candidate);
      if (name != null) {
        groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(candidate);
      }
    }
    groups.values().forEach(group -> group.sort(Comparator.comparing(Candidate::isTouched)));
    return groups;
  }
}
