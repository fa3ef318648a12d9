package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.review.Matching.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The analyses of both sides of a change, compared. */
final class Comparison {
  private final Change change;
  private final Analysis base;
  private final Analysis head;
  private final Renaming renaming;
  private final Anchors oldAnchors;
  private final Anchors newAnchors;
  private final Gaps oldGaps;
  private final Gaps newGaps;
  private final Set<String> oldChanged = new HashSet<>();
  private final Set<String> newChanged = new HashSet<>();
  private final Map<String, Integer> withheld = new TreeMap<>();

  Comparison(Change change, Analysis base, Analysis head) {
    this.change = change;
    this.base = base;
    this.head = head;
    this.renaming = Renaming.of(change.files());
    Map<String, FileDiff> oldDiffs = new HashMap<>();
    Map<String, FileDiff> newDiffs = new HashMap<>();
    for (ChangedFile file : change.files()) {
      if (file.basePath() != null) {
        oldChanged.add(file.basePath());
        oldDiffs.put(file.basePath(), file.diff().reversed());
      }
      if (file.headPath() != null) {
        newChanged.add(file.headPath());
        newDiffs.put(file.headPath(), file.diff());
      }
    }
    this.oldAnchors = new Anchors(base, oldDiffs);
    this.newAnchors = new Anchors(head, newDiffs);
    this.oldGaps = new Gaps(base);
    this.newGaps = new Gaps(head);
  }

  ReviewResult result() {
    List<Candidate> before = base.findings().stream().map(this::old).toList();
    List<Candidate> after = head.findings().stream().map(this::now).toList();
    Matching matching = Matching.of(before, after);
    Set<Candidate> news = Collections.newSetFromMap(new IdentityHashMap<>());
    news.addAll(matching.onlyAfter());
    news.addAll(matching.worse());
    List<Introduced> introduced = introduced(after.stream().filter(news::contains).toList());
    List<Fixed> fixed = fixed(matching.onlyBefore());
    return new ReviewResult(
        change.base().name(),
        change.head().name(),
        introduced,
        fixed,
        skipped(),
        Stream.concat(base.failures().stream(), head.failures().stream()).distinct().toList(),
        new ReviewResult.Statistics(change.files().size(), base.statistics(), head.statistics()),
        head);
  }

  private Candidate old(Finding finding) {
    Identity identity = Identity.of(finding, base.source(finding.path()));
    boolean mayMove = oldChanged.contains(finding.path());
    return new Candidate(finding, identity, oldAnchors.isTouched(finding), mayMove);
  }

  private Candidate now(Finding finding) {
    Identity identity = Identity.of(finding, head.source(finding.path()));
    return new Candidate(
        finding,
        identity.in(renaming.toBase(finding.path())),
        newAnchors.isTouched(finding),
        newChanged.contains(finding.path()));
  }

  private List<Introduced> introduced(List<Candidate> candidates) {
    List<Introduced> introduced = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Finding finding = candidate.finding();
      Set<String> hiding = oldGaps.hiding(finding, renaming::toBase, candidate.isTouched());
      hiding.forEach(path -> withheld.merge(path, 1, Integer::sum));
      if (hiding.isEmpty()) {
        introduced.add(
            new Introduced(finding, Anchors.place(head, finding), newAnchors.anchor(finding)));
      }
    }
    return SharedCause.merged(introduced);
  }

  /** Gone, neither hidden nor silenced, and so near to the change that the head was looked at. */
  private List<Fixed> fixed(List<Candidate> candidates) {
    List<Candidate> silenced =
        head.suppressed().stream().map(Analysis.Suppressed::finding).map(this::now).toList();
    return Matching.of(candidates, silenced).onlyBefore().stream()
        .map(Candidate::finding)
        .filter(this::isNearChange)
        .filter(finding -> newGaps.hiding(finding, renaming::toHead, false).isEmpty())
        .map(finding -> new Fixed(finding, Anchors.place(base, finding)))
        .toList();
  }

  private boolean isNearChange(Finding finding) {
    return oldChanged.contains(finding.path())
        || finding.chain().stream().map(ChainStep::path).anyMatch(oldChanged::contains);
  }

  private List<Analysis.Skipped> skipped() {
    List<Analysis.Skipped> all = new ArrayList<>(head.skipped());
    Set<String> told = new HashSet<>();
    for (Analysis.Skipped old : oldGaps.all()) {
      boolean matters = withheld.containsKey(old.path()) || oldChanged.contains(old.path());
      if (matters && told.add(old.path())) {
        all.add(new Analysis.Skipped(old.path(), atBase(old.path(), old.reason()), old.whole()));
      }
    }
    for (String path : withheld.keySet()) {
      if (told.add(path)) {
        all.add(new Analysis.Skipped(path, atBase(path, oldGaps.reason(path)), false));
      }
    }
    all.sort(Comparator.comparing(Analysis.Skipped::path).thenComparing(Analysis.Skipped::reason));
    return all;
  }

  private String atBase(String path, String reason) {
    int findings = withheld.getOrDefault(path, 0);
    String left =
        switch (findings) {
          case 0 -> "";
          case 1 -> "; one finding is left out, as it may be older than the change";
          default ->
              "; " + findings + " findings are left out, as they may be older than the change";
        };
    return "at the base: " + reason + left;
  }
}
