package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Suppressed;
import dev.loopwarden.analysis.facts.IgnoreFact;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.LineIndex;
import dev.loopwarden.analysis.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs the project rules and decides which findings stay, and at which level. */
final class Findings {
  /** The rule that the engine itself stands for; it is in the catalogue for its page. */
  private static final RuleId UNUSED_IGNORE = new RuleId("unused-ignore");

  private final Engine engine;
  private final Options options;
  private final List<Finding> shown;
  private final List<Suppressed> suppressed;
  private final List<RuleFailure> failures = new ArrayList<>();
  private final List<Silent> silent = new ArrayList<>();

  /** A finding that is not shown. */
  private record Silent(Finding finding, String reason) {}

  Findings(
      Engine engine,
      Project project,
      Options options,
      Predicate<String> focus,
      Function<String, SourceFile> sources) {
    this.engine = engine;
    this.options = options;
    List<ProjectFile> files =
        project.files().stream().filter(file -> focus.test(file.path())).toList();
    ProjectContext context = new ProjectContext(project, options.python(), sources);
    List<Finding> all = new ArrayList<>();
    for (ProjectFile file : files) {
      file.facts().findings().forEach(finding -> all.add(located(finding, file.path())));
      for (Engine.Linked rule : engine.projectRules()) {
        all.addAll(run(rule, file, context));
      }
    }
    List<Finding> levelled = all.stream().flatMap(f -> levelled(f).stream()).toList();
    Precedence precedence = new Precedence(engine.infos(), levelled);
    List<Finding> unique = new ArrayList<>();
    for (Finding finding : new LinkedHashSet<>(levelled)) {
      Optional<Finding> winner = precedence.winnerOver(finding);
      if (winner.isEmpty()) {
        unique.add(finding);
      } else {
        silent.add(new Silent(finding, "`" + winner.get().rule() + "` says it of the same code"));
      }
    }
    Suppression suppression = new Suppression(project.files(), engine.infos());
    List<Finding> left = new ArrayList<>(suppression.apply(unique));
    this.suppressed = List.copyOf(suppression.suppressed());
    left.addAll(unusedIgnores(files, suppression));
    left.sort(
        Comparator.comparing(Finding::path)
            .thenComparing(Finding::span)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::sink));
    this.shown = List.copyOf(left);
  }

  List<Finding> shown() {
    return shown;
  }

  List<Suppressed> suppressed() {
    return suppressed;
  }

  List<RuleFailure> failures() {
    return failures;
  }

  /** What was found on a line and is not shown, with the reason; ignore comments aside. */
  List<String> silenced(String path, LineIndex lines, int line) {
    return silent.stream()
        .filter(one -> one.finding.path().equals(path))
        .filter(one -> lines.line(one.finding.span().start()) == line)
        .map(
            one ->
                "%s is not shown: %s (%s)"
                    .formatted(one.finding.rule(), one.reason, one.finding.message()))
        .toList();
  }

  private static Finding located(Finding finding, String path) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        path,
        finding.span(),
        finding.symbol(),
        finding.message(),
        finding.chain(),
        finding.related().stream()
            .map(
                step ->
                    new ChainStep(
                        step.path().isEmpty() ? path : step.path(), step.span(), step.text()))
            .toList(),
        finding.sink());
  }

  private List<Finding> run(Engine.Linked rule, ProjectFile file, ProjectContext context) {
    context.enter(rule.info());
    try {
      rule.rule().check(file, context);
      return context.take();
    } catch (RuntimeException e) {
      // a rule that fails costs that rule on that file, nothing else
      context.take();
      failures.add(new RuleFailure(rule.info().id(), file.path(), String.valueOf(e)));
      return List.of();
    }
  }

  /** The finding at the level that settings, preview and the kind of file give it. */
  private Optional<Finding> levelled(Finding finding) {
    RuleInfo info = engine.infos().get(finding.rule());
    if (info == null) {
      return Optional.empty();
    }
    if (info.preview() && !options.preview()) {
      return unseen(finding, "the rule is in preview");
    }
    Optional<Severity> set = options.levels().get(finding.rule());
    if (set != null) {
      return set.isEmpty() ? unseen(finding, "the settings switch it off") : set.map(finding::at);
    }
    if (!PathKind.isSecondary(finding.path())) {
      return Optional.of(finding);
    }
    return switch (finding.severity()) {
      case ERROR -> Optional.of(finding.at(Severity.WARNING));
      case WARNING -> Optional.of(finding.at(Severity.NOTE));
      case NOTE -> unseen(finding, "a note in a test, an example or a script");
    };
  }

  private Optional<Finding> unseen(Finding finding, String reason) {
    silent.add(new Silent(finding, reason));
    return Optional.empty();
  }

  private List<Finding> unusedIgnores(List<ProjectFile> files, Suppression suppression) {
    List<Finding> unused = new ArrayList<>();
    for (ProjectFile file : files) {
      for (IgnoreFact ignore : file.facts().ignores()) {
        String message = ignore.own() ? complaint(file.path(), ignore, suppression) : "";
        if (!message.isEmpty()) {
          Finding finding =
              new Finding(
                  UNUSED_IGNORE,
                  Severity.NOTE,
                  file.path(),
                  ignore.comment(),
                  "",
                  message,
                  List.of(),
                  List.of(),
                  "");
          levelled(finding).ifPresent(unused::add);
        }
      }
    }
    return unused;
  }

  /** What is wrong with an ignore comment; empty if all of it is in use. */
  private String complaint(String path, IgnoreFact ignore, Suppression suppression) {
    if (ignore.rules().isEmpty()) {
      return suppression.isUsed(path, ignore)
          ? ""
          : "This comment ignores nothing: nothing is found here";
    }
    for (String rule : ignore.rules()) {
      boolean known = engine.infos().keySet().stream().anyMatch(id -> id.value().equals(rule));
      if (!known) {
        return "There is no rule `" + rule + "`; this comment ignores nothing";
      }
      if (!suppression.isUsed(path, ignore, rule)) {
        return "This comment ignores nothing: `" + rule + "` finds nothing here";
      }
    }
    return "";
  }
}
