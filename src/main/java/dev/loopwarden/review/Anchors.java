package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.source.LineIndex;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.diff.LineSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where comments go. A changed line beats one that the diff merely shows, and on each the
 * finding's own place beats its chain, nearest to the cause first, and that the {@code def} around.
 */
final class Anchors {
  /** Lines that a comment could stand on, the preferred one first. */
  private record Spot(Anchor.Kind kind, String path, int preferred, int first, int last) {}

  private final Analysis analysis;
  private final Map<String, FileDiff> diffs;

  /** For findings of an analysis; {@code diffs} are those of its changed files by path. */
  Anchors(Analysis analysis, Map<String, FileDiff> diffs) {
    this.analysis = analysis;
    this.diffs = diffs;
  }

  /** Where a finding truly stands. */
  static Place place(Analysis analysis, Finding finding) {
    LineIndex lines = analysis.source(finding.path()).lines();
    int start = finding.span().start();
    return new Place(finding.path(), lines.line(start), lines.column(start));
  }

  /** Whether the change touches the lines of a finding or of its chain. */
  boolean isTouched(Finding finding) {
    List<Spot> spots = new ArrayList<>(List.of(spot(finding)));
    finding.chain().forEach(step -> spots.add(spot(step)));
    return firstOn(spots, FileDiff::added) != null;
  }

  /** Where the comment on a finding goes. */
  Anchor anchor(Finding finding) {
    List<Spot> spots = spots(finding);
    Anchor found = firstOn(spots, FileDiff::added);
    if (found == null) {
      found = firstOn(spots, FileDiff::shown);
    }
    return found == null ? withoutLine(spots, finding) : found;
  }

  private List<Spot> spots(Finding finding) {
    List<Spot> spots = new ArrayList<>();
    Spot own = spot(finding);
    spots.add(own);
    for (ChainStep step : finding.chain().reversed()) {
      spots.add(spot(step));
    }
    for (ChainStep step : finding.related()) {
      spots.add(spot(step));
    }
    for (Spot inner : List.copyOf(spots)) {
      addDefinitions(inner, spots);
    }
    return spots;
  }

  private void addDefinitions(Spot inner, List<Spot> spots) {
    if (!diffs.containsKey(inner.path())) {
      return;
    }
    SourceFile source = analysis.source(inner.path());
    for (Definition around : Definition.around(source, inner.preferred())) {
      spots.add(
          new Spot(
              Anchor.Kind.DEFINITION, inner.path(), around.def(), around.first(), around.last()));
    }
  }

  private Spot spot(Finding finding) {
    return spot(Anchor.Kind.FINDING, finding.path(), finding.span());
  }

  private Spot spot(ChainStep step) {
    return spot(Anchor.Kind.CHAIN, step.path(), step.span());
  }

  private Spot spot(Anchor.Kind kind, String path, Span span) {
    if (!diffs.containsKey(path)) {
      return new Spot(kind, path, 1, 1, 1); // no diff shows it: its lines do not matter
    }
    LineIndex lines = analysis.source(path).lines();
    int first = lines.line(span.start());
    return new Spot(kind, path, first, first, lines.line(Math.max(span.start(), span.end() - 1)));
  }

  private @Nullable Anchor firstOn(List<Spot> spots, Function<FileDiff, LineSet> lines) {
    for (Spot spot : spots) {
      LineSet wanted = lines.apply(diffs.getOrDefault(spot.path(), FileDiff.none()));
      if (wanted.contains(spot.preferred())) {
        return new Anchor(spot.kind(), spot.path(), spot.preferred());
      }
      OptionalInt line = wanted.firstWithin(spot.first(), spot.last());
      if (line.isPresent()) {
        return new Anchor(spot.kind(), spot.path(), line.getAsInt());
      }
    }
    return null;
  }

  private Anchor withoutLine(List<Spot> spots, Finding finding) {
    return spots.stream()
        .map(Spot::path)
        .filter(diffs::containsKey)
        .findFirst()
        .map(path -> new Anchor(Anchor.Kind.FILE, path, 0))
        .orElse(new Anchor(Anchor.Kind.NONE, finding.path(), 0));
  }
}
