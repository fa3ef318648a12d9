package dev.loopwarden.identity;

import java.util.Optional;

/** Gives the App's identity as it is now: there is none before the setup. Thread-safe. */
public interface Identities {

  /** The identity, or nothing before the setup. */
  Optional<AppIdentity> current();

  /**
   * The keys that authenticate markers in comments, newest first; never empty. They are ours alone
   * and do not change when webhook secrets do, so that comments stay ours.
   */
  MarkerKeys markerKeys();
}
