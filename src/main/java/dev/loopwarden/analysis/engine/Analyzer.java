package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.util.List;
import java.util.Set;

/** Analyses projects. Thread-safe. */
public interface Analyzer {

  /** An analyzer with these rules and this knowledge of libraries. */
  static Analyzer of(List<Rule> rules, Knowledge knowledge, FactsCache cache, PythonParser parser) {
    return new ProjectAnalyzer(rules, knowledge, cache, parser);
  }

  /** Everything in the tree. */
  Analysis analyze(SourceTree tree, Options options);

  /**
   * Only what may depend on the given paths: findings in them, in files that import them directly
   * or not, in files that they import, and in nothing else.
   */
  Analysis analyze(SourceTree tree, Set<String> changed, Options options);
}
