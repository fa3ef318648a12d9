package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.review.Anchor;
import dev.loopwarden.review.Change;
import dev.loopwarden.review.ChangedFile;
import dev.loopwarden.review.Introduced;
import dev.loopwarden.review.ReviewResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A reviewed change: what people should be told, and what became of what they were told before. */
final class Reviewed {
  private final ReviewResult result;
  private final Predicate<RuleId> isOff;
  private final boolean isComplete;
  private final Map<String, String> baseNames = new HashMap<>();
  private final Map<String, FileDiff> diffs = new HashMap<>();
  private final Set<String> remaining = new HashSet<>();
  private final Set<String> merged = new HashSet<>();
  private final Set<String> silenced = new HashSet<>();
  private final Set<String> unread = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> changed = new HashSet<>();

  /**
   * A review's result.
   *
   * @param change what was reviewed
   * @param isOff whether the settings switch a rule off
   * @param isComplete whether the host listed all changed files
   */
  Reviewed(Change change, ReviewResult result, Predicate<RuleId> isOff, boolean isComplete) {
    this.result = result;
    this.isOff = isOff;
    this.isComplete = isComplete;
    for (ChangedFile file : change.files()) {
      String before = file.basePath();
      String after = file.headPath();
      changed.add(FindingKeys.path(before != null ? before : file.path()));
      if (after != null) {
        diffs.put(after, file.diff());
        if (before != null) {
          baseNames.put(after, before);
        }
      }
    }
    Set<Finding> introduced = new HashSet<>();
    Set<Cause> causes = new HashSet<>();
    for (Introduced one : result.introduced()) {
      introduced.add(one.finding());
      Cause.of(one.finding()).ifPresent(causes::add);
    }
    for (Finding finding : result.analysis().findings()) {
      if (!introduced.contains(finding)) {
        boolean isMerged = Cause.of(finding).filter(causes::contains).isPresent();
        remember(finding, isMerged ? merged : remaining);
      }
    }
    result.analysis().suppressed().forEach(one -> remember(one.finding(), silenced));
    // of the head only: what was not read of the base says nothing of what is there now
    for (Analysis.Skipped skipped : result.analysis().skipped()) {
      unread.add(FindingKeys.path(toBase(skipped.path())));
    }
    for (Analysis.RuleFailure failure : result.analysis().failures()) {
      failed.add(failure.rule() + " " + FindingKeys.path(toBase(failure.path())));
    }
  }

  /** What a finding shares with others that one of them may speak for. */
  private record Cause(RuleId rule, ChainStep last) {
    static Optional<Cause> of(Finding finding) {
      return finding.chain().isEmpty()
          ? Optional.empty()
          : Optional.of(new Cause(finding.rule(), finding.chain().getLast()));
    }
  }

  private void remember(Finding finding, Set<String> keys) {
    if (isNearChange(finding)) {
      FindingKeys found = keys(finding, Anchor.Kind.FINDING);
      keys.add(found.exact());
    }
  }

  /** Others were never told, so nobody will ask; and their texts may be far away. */
  private boolean isNearChange(Finding finding) {
    return diffs.containsKey(finding.path())
        || finding.chain().stream().map(ChainStep::path).anyMatch(diffs::containsKey);
  }

  private String toBase(String headPath) {
    return baseNames.getOrDefault(headPath, headPath);
  }

  private FindingKeys keys(Finding finding, Anchor.Kind kind) {
    return FindingKeys.of(finding, kind, this::toBase, result.analysis()::source);
  }

  ReviewResult result() {
    return result;
  }

  /** How many changed files were not compared, as one of their sides could not be read. */
  int unread() {
    return (int)
        result.skipped().stream()
            .filter(Analysis.Skipped::whole)
            .map(Analysis.Skipped::path)
            .distinct()
            .filter(path -> changed.contains(FindingKeys.path(toBase(path))))
            .count();
  }

  /** Lines of a changed file that the diff shows, and the other lines it knows of. */
  FileDiff diff(String path) {
    return diffs.getOrDefault(path, FileDiff.none());
  }

  private record Together(RuleId rule, String path, int line) {}

  /** What people should be told, the worst first; findings of one rule on one line together. */
  List<Wanted> wanted() {
    Map<Object, List<Introduced>> groups = new LinkedHashMap<>();
    for (Introduced one : result.introduced()) {
      Introduced anchored = anchored(one);
      Anchor anchor = anchored.anchor();
      Object key =
          anchor.hasLine()
              ? new Together(one.finding().rule(), anchor.path(), anchor.line())
              : anchored;
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(anchored);
    }
    return named(groups.values()).stream()
        .sorted(Comparator.comparing(Wanted::severity).reversed())
        .toList();
  }

  /** A line that the host does not show cannot carry a comment, and would spoil all the others. */
  private Introduced anchored(Introduced one) {
    Anchor anchor = one.anchor();
    boolean holds = !anchor.hasLine() || diff(anchor.path()).shown().contains(anchor.line());
    return holds
        ? one
        : new Introduced(
            one.finding(), one.place(), new Anchor(Anchor.Kind.NONE, anchor.path(), 0));
  }

  private List<Wanted> named(Collection<List<Introduced>> groups) {
    Map<String, Integer> seen = new HashMap<>();
    List<Wanted> wanted = new ArrayList<>();
    for (List<Introduced> group : groups) {
      Introduced lead = group.getFirst();
      Anchor anchor = lead.anchor();
      FindingKeys keys = keys(lead.finding(), anchor.kind());
      int ordinal = seen.merge(keys.exact(), 1, Integer::sum);
      boolean added = anchor.hasLine() && diff(anchor.path()).added().contains(anchor.line());
      wanted.add(new Wanted(group, keys, keys.fingerprint(ordinal), added));
    }
    return wanted;
  }

  /** What became of a finding that was told before and is not among those to be told now. */
  Optional<Retired.Why> whereabouts(Marker marker) {
    FindingKeys keys = marker.keys();
    if (isOff.test(keys.rule())) {
      return Optional.of(new Retired.Why.RuleOff());
    }
    if (silenced.contains(keys.exact())) {
      return Optional.of(new Retired.Why.IgnoredInCode());
    }
    if (merged.contains(keys.exact())) {
      return Optional.empty(); // it is there, and another comment tells of its cause, too
    }
    if (remaining.contains(keys.exact())) {
      return Optional.of(new Retired.Why.NotNew());
    }
    if (keys.paths().stream().noneMatch(changed::contains)) {
      return isComplete ? Optional.of(new Retired.Why.Elsewhere()) : Optional.empty();
    }
    return wasLookedAt(keys) ? Optional.of(new Retired.Why.Fixed()) : Optional.empty();
  }

  private boolean wasLookedAt(FindingKeys keys) {
    return keys.paths().stream()
        .noneMatch(path -> unread.contains(path) || failed.contains(keys.rule() + " " + path));
  }
}
