package dev.loopwarden.ingest;

import java.time.Duration;
import java.util.Set;

/**
 * What an operator decides about deliveries.
 *
 * @param accounts whose pull requests are looked at; all when empty
 * @param reconcileEvery how often GitHub's list of deliveries is compared with the ledger
 */
public record IngestSettings(Set<String> accounts, Duration reconcileEvery) {
  public IngestSettings {
    accounts = Set.copyOf(accounts);
  }
}
