package dev.loopwarden.analysis.rules.libraries;

import dev.loopwarden.analysis.rule.Rule;
import java.util.List;

/** The rules on incorrect use of async libraries. */
public final class LibraryRules {
  private LibraryRules() {}

  /** All of them, by id. */
  public static List<Rule> all() {
    return List.of(
        new AwaitOnSyncCall(),
        new MissingAwait(),
        new SyncDatabaseClient(),
        new SyncHttpClient(),
        new WrongContextManager(),
        new WrongIteration());
  }
}
