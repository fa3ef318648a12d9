package dev.loopwarden.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The identity as it is now: the configured App, or else the one in the vault. A change, by the
 * setup here or by a command beside us, is seen within {@link #FRESHNESS}, by every replica.
 */
public final class CurrentIdentities implements Identities {
  /** How long an answer may be old. */
  public static final Duration FRESHNESS = Duration.ofSeconds(5);

  private final Remembered<Optional<AppIdentity>> identity;
  private final Remembered<MarkerKeys> markerKeys;

  /**
   * Looks into settings first, then into a vault.
   *
   * @throws IdentityException when the configured App cannot be used
   */
  public CurrentIdentities(
      AppSettings settings, SealedVault vault, InstantSource clock, SecureRandom random) {
    AppRecord record = new AppRecord(vault);
    MarkerKeyRing ring = new MarkerKeyRing(vault, random);
    identity =
        new Remembered<>(
            settings.isPresent()
                ? () -> Optional.of(settings.read())
                : () -> record.find().map(app -> app.identity(clock.instant())),
            clock,
            FRESHNESS);
    markerKeys = new Remembered<>(ring::keys, clock, FRESHNESS);
    if (settings.isPresent()) {
      identity.get(); // a service that cannot be itself does not start
    }
  }

  @Override
  public Optional<AppIdentity> current() {
    return identity.get();
  }

  @Override
  public MarkerKeys markerKeys() {
    return markerKeys.get();
  }
}
