package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import java.util.List;

/** Makes analyzers. Thread-safe. */
@FunctionalInterface
public interface Analyzers {

  /**
   * One that remembers facts here and knows these files of a project's own; throws a {@link
   * dev.loopwarden.analysis.knowledge.KnowledgeException} when it cannot read them.
   */
  Analyzer create(FactsCache cache, List<KnowledgeText> knowledge);
}
