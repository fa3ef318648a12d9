package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.RuleId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What people said to ignore in a pull request, held against its findings. */
final class Ignores {
  private static final String RULE = "rule:";

  private final List<ReviewMemory.Ignored> rules = new ArrayList<>();
  private final List<One> findings = new ArrayList<>();

  /** An ignored finding: its name, and what else it is recognised by. */
  private record One(
      String fingerprint, String exact, String local, String moved, ReviewMemory.Ignored by) {}

  Ignores(List<ReviewMemory.Ignored> all) {
    for (ReviewMemory.Ignored ignored : all) {
      String[] parts = ignored.what().split("\\.", -1);
      if (ignored.what().startsWith(RULE)) {
        rules.add(ignored);
      } else if (parts.length == 4) {
        findings.add(new One(parts[0], parts[1], parts[2], parts[3], ignored));
      }
    }
  }

  /** How a rule is remembered. */
  static String what(RuleId rule) {
    return RULE + rule;
  }

  /** How a finding is remembered. */
  static String what(Marker marker) {
    FindingKeys keys = marker.keys();
    return String.join(
        ".",
        marker.fingerprint(),
        keys.exact(),
        keys.local(),
        keys.moved() == null ? "-" : keys.moved());
  }

  /** Rules that are ignored as a whole. */
  List<ReviewMemory.Ignored> rules() {
    return List.copyOf(rules);
  }

  /** The name of a rule that is ignored as a whole; empty for a finding. */
  static Optional<String> rule(ReviewMemory.Ignored ignored) {
    return ignored.what().startsWith(RULE)
        ? Optional.of(ignored.what().substring(RULE.length()))
        : Optional.empty();
  }

  /** Who said to ignore a rule. */
  Optional<ReviewMemory.Ignored> of(RuleId rule) {
    return rules.stream().filter(ignored -> ignored.what().equals(what(rule))).findFirst();
  }

  /** Who said to ignore the finding of a thread. */
  Optional<ReviewMemory.Ignored> of(Marker marker) {
    return of(marker.keys().rule())
        .or(
            () ->
                findings.stream()
                    .filter(one -> one.fingerprint().equals(marker.fingerprint()))
                    .map(One::by)
                    .findFirst());
  }

  /** Those of the findings that are ignored. */
  Map<Wanted, ReviewMemory.Ignored> among(List<Wanted> wanted, Pairing pairing) {
    Map<Wanted, ReviewMemory.Ignored> ignored = new IdentityHashMap<>();
    for (Wanted finding : wanted) {
      of(finding.rule()).ifPresent(by -> ignored.put(finding, by));
    }
    List<One> left = new ArrayList<>(findings);
    match(wanted, left, ignored, (finding, one) -> isOfThread(pairing, finding, one));
    List<Wanted> alone = pairing.leftFindings();
    match(alone, left, ignored, (finding, one) -> finding.fingerprint().equals(one.fingerprint()));
    match(alone, left, ignored, (finding, one) -> finding.keys().exact().equals(one.exact()));
    match(alone, left, ignored, (finding, one) -> finding.keys().local().equals(one.local()));
    match(alone, left, ignored, (finding, one) -> one.moved().equals(finding.keys().moved()));
    return ignored;
  }

  private static boolean isOfThread(Pairing pairing, Wanted finding, One one) {
    return pairing
        .thread(finding)
        .filter(posted -> posted.marker().fingerprint().equals(one.fingerprint()))
        .isPresent();
  }

  private static void match(
      List<Wanted> wanted,
      List<One> left,
      Map<Wanted, ReviewMemory.Ignored> ignored,
      BiPredicate<Wanted, One> isAbout) {
    for (Wanted finding : wanted) {
      One found = ignored.containsKey(finding) ? null : first(finding, left, isAbout);
      if (found != null) {
        left.remove(found);
        ignored.put(finding, found.by());
      }
    }
  }

  private static @Nullable One first(
      Wanted finding, List<One> left, BiPredicate<Wanted, One> isAbout) {
    for (One one : left) {
      if (isAbout.test(finding, one)) {
        return one;
      }
    }
    return null;
  }
}
