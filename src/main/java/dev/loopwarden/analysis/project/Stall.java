package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.knowledge.Entry;

/**
 * A site in a coroutine at which the event loop's thread is kept waiting, or a second loop is run.
 *
 * @param function the coroutine
 * @param site the call in it that starts the chain
 * @param path the chain, its first call being that site
 */
public record Stall(ProjectFunction function, Site site, CallPath path) {

  /** The library callable that does it. */
  public Entry sink() {
    return path.sink();
  }

  /** Whether the coroutine itself calls it. */
  public boolean direct() {
    return path.calls().size() == 1;
  }
}
