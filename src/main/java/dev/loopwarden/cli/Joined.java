package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The analyses of several projects as one, with paths from one folder. */
final class Joined implements Analysis {
  private final List<Part> parts;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Finding, Origin> origins = new IdentityHashMap<>();

  /** Where a finding comes from, and what it is called there. */
  private record Origin(Part part, Finding finding) {}

  Joined(List<Part> parts) {
    this.parts = List.copyOf(parts);
    for (Part part : parts) {
      part.findings()
          .forEach(
              finding -> {
                Finding outside = part.outside(finding);
                findings.add(outside);
                origins.put(outside, new Origin(part, finding));
              });
    }
  }

  @Override
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public List<Suppressed> suppressed() {
    return parts.stream().flatMap(part -> part.suppressed().map(part::outside)).toList();
  }

  @Override
  public List<Skipped> skipped() {
    return parts.stream()
        .flatMap(part -> part.skipped().map(part::outside))
        .sorted(Comparator.comparing(Skipped::path))
        .toList();
  }

  @Override
  public List<RuleFailure> failures() {
    return parts.stream()
        .flatMap(part -> part.analysis().failures().stream().map(part::outside))
        .toList();
  }

  @Override
  public Statistics statistics() {
    return parts.stream().map(Joined::ofAsked).reduce(new Statistics(0, 0, 0, 0, 0), Joined::sum);
  }

  private static Statistics ofAsked(Part part) {
    Statistics all = part.analysis().statistics();
    return new Statistics(part.files(), all.parsed(), all.cached(), all.unreached(), all.bytes());
  }

  private static Statistics sum(Statistics a, Statistics b) {
    return new Statistics(
        a.files() + b.files(),
        a.parsed() + b.parsed(),
        a.cached() + b.cached(),
        a.unreached() + b.unreached(),
        a.bytes() + b.bytes());
  }

  /** The longest prefix wins: a project may lie in another one. */
  private Part part(String path) {
    return parts.stream()
        .filter(part -> path.startsWith(part.prefix()))
        .max(Comparator.comparingInt(part -> part.prefix().length()))
        .orElseThrow(() -> new IllegalArgumentException("no project has " + path));
  }

  @Override
  public SourceFile source(String path) {
    Part part = part(path);
    return part.outside(part.analysis().source(path.substring(part.prefix().length())));
  }

  @Override
  public Optional<Fix> fix(Finding finding) {
    Origin origin = origins.get(finding);
    return origin == null
        ? Optional.empty()
        : origin.part.analysis().fix(origin.finding).map(origin.part::outside);
  }

  @Override
  public List<String> explain(String path, int line) {
    Part part = part(path);
    return part.analysis().explain(path.substring(part.prefix().length()), line);
  }
}
