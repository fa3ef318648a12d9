package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.FactsCache;

/**
 * Facts of files, kept apart by installation so that deleting one deletes all that came from it.
 */
@FunctionalInterface
public interface FactsByInstallation {

  /** The cache of one installation. */
  FactsCache of(long installation);
}
