package dev.loopwarden.pullrequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which thread is about which finding: first those that stand on the finding's line, then
 * those that are the same in every respect, then within a file whatever function they stand in,
 * then those of a function that moved to another file, then those that stand on one cause, and at
 * last the only one of its kind in a function: there the code changed, but is no better.
 */
final class Pairing {
  private final Map<Wanted, Posted> threads = new IdentityHashMap<>();
  private List<Wanted> openFindings;
  private List<Posted> openThreads;

  private Pairing(List<Wanted> wanted, List<Posted> posted) {
    this.openFindings = wanted;
    this.openThreads =
        posted.stream()
            .filter(thread -> !thread.isOver())
            .sorted(Comparator.comparing(thread -> !thread.hasReplies()))
            .toList();
  }

  private record OnLine(String exact, String path, int line) {}

  /** Pairs as many as possible. */
  static Pairing of(List<Wanted> wanted, List<Posted> posted) {
    Pairing pairing = new Pairing(wanted, posted);
    pairing.pair(
        finding -> new OnLine(finding.keys().exact(), path(finding), finding.anchor().line()),
        thread -> new OnLine(thread.marker().keys().exact(), path(thread), thread.thread().line()));
    pairing.pair(Wanted::fingerprint, thread -> thread.marker().fingerprint());
    pairing.pairBy(FindingKeys::exact);
    pairing.pairBy(FindingKeys::local);
    pairing.pairBy(FindingKeys::moved);
    pairing.pairBy(FindingKeys::cause);
    pairing.pairTheOnlyOnes();
    return pairing;
  }

  private static String path(Wanted finding) {
    return finding.anchor().path();
  }

  private static String path(Posted thread) {
    return thread.thread().path();
  }

  /** The thread about a finding. */
  Optional<Posted> thread(Wanted wanted) {
    return Optional.ofNullable(threads.get(wanted));
  }

  /** Threads about nothing that is there, oldest first but answered ones before others. */
  List<Posted> leftThreads() {
    return openThreads;
  }

  /** Findings that no thread is about. */
  List<Wanted> leftFindings() {
    return openFindings;
  }

  /** What people resolved is about the code as it was then. */
  private void pairTheOnlyOnes() {
    Map<String, List<Wanted>> findings =
        openFindings.stream().collect(Collectors.groupingBy(finding -> finding.keys().rough()));
    Map<String, List<Posted>> candidates =
        openThreads.stream()
            .filter(Posted::isUndecided)
            .collect(Collectors.groupingBy(thread -> thread.marker().keys().rough()));
    findings.forEach(
        (key, group) -> {
          List<Posted> others = candidates.getOrDefault(key, List.of());
          if (group.size() == 1 && others.size() == 1) {
            threads.put(group.getFirst(), others.getFirst());
          }
        });
    leaveOutPaired();
  }

  private void pairBy(Function<FindingKeys, @Nullable Object> key) {
    pair(finding -> key.apply(finding.keys()), thread -> key.apply(thread.marker().keys()));
  }

  private void pair(
      Function<Wanted, @Nullable Object> ofFinding, Function<Posted, @Nullable Object> ofThread) {
    Map<Object, List<Posted>> byKey = new HashMap<>();
    for (Posted thread : openThreads) {
      Object key = ofThread.apply(thread);
      if (key != null) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(thread);
      }
    }
    for (Wanted finding : openFindings) {
      Object key = ofFinding.apply(finding);
      List<Posted> group = key == null ? null : byKey.get(key);
      if (group != null && !group.isEmpty()) {
        threads.put(finding, group.removeFirst());
      }
    }
    leaveOutPaired();
  }

  private void leaveOutPaired() {
    openFindings = openFindings.stream().filter(finding -> !threads.containsKey(finding)).toList();
    openThreads = openThreads.stream().filter(thread -> !threads.containsValue(thread)).toList();
  }
}
