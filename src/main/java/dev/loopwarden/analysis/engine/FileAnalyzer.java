package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.extract.Extractor;
import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rule.FileContext;
import dev.loopwarden.analysis.rule.FileRule;
import dev.loopwarden.analysis.rule.Subscriptions;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.semantics.Truth;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.ParseBudget;
import dev.loopwarden.analysis.syntax.ParseOutcome;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Analyses one file by itself: parses it, runs the file rules, extracts its facts. */
final class FileAnalyzer {
  private final PythonParser parser;
  private final Knowledge knowledge;
  private final Map<Class<? extends Node>, List<Subscriptions.Check>> checks;

  FileAnalyzer(PythonParser parser, Knowledge knowledge, List<FileRule> rules) {
    this.parser = parser;
    this.knowledge = knowledge;
    this.checks = Subscriptions.of(rules);
  }

  /** What comes of analysing a file. */
  sealed interface Outcome {
    /** Its facts, and the rules that failed on it. */
    record Analyzed(FileFacts facts, List<RuleFailure> failures) implements Outcome {}

    /** Why there are none. */
    record Unreadable(String reason) implements Outcome {}
  }

  Outcome analyze(SourceFile file) {
    return switch (parser.parse(file, ParseBudget.DEFAULT)) {
      case ParseOutcome.Parsed(Module module) -> analyze(module);
      case ParseOutcome.OverBudget(String reason) -> new Outcome.Unreadable(reason);
    };
  }

  /** The file with its names resolved, for writing fixes. */
  ModuleModel model(SourceFile file) {
    return ModuleModel.of(parser.parse(file));
  }

  private Outcome analyze(Module module) {
    ModuleModel model = ModuleModel.of(module);
    List<RuleFailure> failures = new ArrayList<>();
    List<Finding> findings = runRules(model, failures);
    return new Outcome.Analyzed(Extractor.extract(model, findings), failures);
  }

  private List<Finding> runRules(ModuleModel model, List<RuleFailure> failures) {
    FileContext context = new FileContext(model, knowledge, model.file().path().endsWith(".ipynb"));
    if (!checks.isEmpty()) {
      model.nodes().forEach(node -> check(node, context, failures));
    }
    List<Finding> found = context.findings();
    return found.isEmpty() ? found : running(found, model);
  }

  /** Without those in code that never runs. */
  private static List<Finding> running(List<Finding> found, ModuleModel model) {
    List<Span> dead = new Truth(model).neverReached();
    return found.stream()
        .filter(finding -> dead.stream().noneMatch(span -> span.contains(finding.span())))
        .toList();
  }

  private void check(Node node, FileContext context, List<RuleFailure> failures) {
    for (Subscriptions.Check check : checks.getOrDefault(node.getClass(), List.of())) {
      context.enter(check.rule());
      try {
        check.action().accept(node, context);
      } catch (RuntimeException e) {
        // a rule that fails costs that rule on that file, nothing else
        String path = context.model().file().path();
        failures.add(new RuleFailure(check.rule().id(), path, String.valueOf(e)));
      }
    }
  }
}
