package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.engine.Analysis.Suppressed;
import dev.loopwarden.analysis.facts.IgnoreFact;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out the findings that ignore comments silence, and remembers which comments did. */
final class Suppression {
  private final Map<String, ProjectFile> files = new HashMap<>();
  private final Map<RuleId, RuleInfo> rules;
  private final List<Suppressed> suppressed = new ArrayList<>();
  private final Set<Place> used = new HashSet<>();

  /** A comment in a file, and a rule of which it silenced a finding. */
  private record Place(String path, Span comment, RuleId rule) {}

  Suppression(Collection<ProjectFile> files, Map<RuleId, RuleInfo> rules) {
    files.forEach(file -> this.files.put(file.path(), file));
    this.rules = rules;
  }

  /** The findings that no comment silences. */
  List<Finding> apply(List<Finding> findings) {
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      Place by = silencedBy(finding);
      if (by == null) {
        left.add(finding);
      } else {
        used.add(by);
        suppressed.add(new Suppressed(finding, by.path, by.comment));
      }
    }
    return left;
  }

  List<Suppressed> suppressed() {
    return suppressed;
  }

  /** Whether a comment silenced a finding. */
  boolean isUsed(String path, IgnoreFact ignore) {
    return used.stream()
        .anyMatch(place -> place.path.equals(path) && place.comment.equals(ignore.comment()));
  }

  /** Whether a comment silenced a finding of the rule it names. */
  boolean isUsed(String path, IgnoreFact ignore, String rule) {
    return used.stream()
        .anyMatch(
            place ->
                place.path.equals(path)
                    && place.comment.equals(ignore.comment())
                    && place.rule.value().equals(rule));
  }

  private @Nullable Place silencedBy(Finding finding) {
    Place here = at(finding, finding.path(), finding.span(), true);
    if (here != null || finding.chain().isEmpty()) {
      return here;
    }
    ChainStep sink = finding.chain().getLast();
    return at(finding, sink.path(), sink.span(), false);
  }

  private @Nullable Place at(Finding finding, String path, Span span, boolean foreign) {
    ProjectFile file = files.get(path);
    if (file == null) {
      return null;
    }
    for (IgnoreFact ignore : file.facts().ignores()) {
      if ((ignore.own() || foreign) && covers(ignore, span) && names(ignore, finding.rule())) {
        return new Place(path, ignore.comment(), finding.rule());
      }
    }
    return null;
  }

  /** On the line where the code begins or ends, or anywhere in the function. */
  private static boolean covers(IgnoreFact ignore, Span span) {
    Span scope = ignore.scope();
    boolean begins = scope.start() <= span.start() && span.start() < scope.end();
    boolean ends = scope.start() < span.end() && span.end() <= scope.end();
    return begins || ends;
  }

  private boolean names(IgnoreFact ignore, RuleId rule) {
    if (ignore.own()) {
      return ignore.rules().isEmpty() || ignore.rules().contains(rule.value());
    }
    RuleInfo info = rules.get(rule);
    return info != null && ignore.codes().stream().anyMatch(info.waivers()::contains);
  }
}
