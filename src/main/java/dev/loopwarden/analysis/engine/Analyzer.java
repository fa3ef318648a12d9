package dev.loopwarden.analysis.engine;

import java.util.Set;

/** Analyses projects. Thread-safe. */
public interface Analyzer {

  /** Everything in the tree. */
  Analysis analyze(SourceTree tree, Options options);

  /**
   * Only what may depend on the given paths: they themselves, what reaches them, and what those
   * need.
   */
  Analysis analyze(SourceTree tree, Set<String> changed, Options options);
}
