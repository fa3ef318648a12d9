package dev.loopwarden.setup;

import dev.loopwarden.identity.AppRecord;
import dev.loopwarden.identity.AppSettings;
import dev.loopwarden.identity.CurrentIdentities;
import dev.loopwarden.identity.MemoryVault;
import dev.loopwarden.identity.SealedVault;
import dev.loopwarden.identity.SealingKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A service without an App, for the tests of how it gets one. */
public final class Desk {
  private static final SealingKeys KEYS =
      SealingKeys.parse(Base64.getEncoder().encodeToString(new byte[32]), "the test");

  private final SecureRandom random = new SecureRandom();
  private Instant now = Instant.parse("2026-11-28T08:00:00Z");
  private final SealedVault vault = new SealedVault(new MemoryVault(), KEYS, random);

  /** The GitHub of this desk. */
  public final FakeRegistration registration = new FakeRegistration();

  final AppRecord record = new AppRecord(vault);

  /** A replica's own view. */
  public CurrentIdentities identities() {
    return new CurrentIdentities(AppSettings.none(), vault, this::now, random);
  }

  /** A replica's own desk. */
  public Setup setup() {
    return new Setup(identities(), record, vault, registration, this::now, random);
  }

  SecretRotation rotation() {
    return new SecretRotation(identities(), record, registration, this::now, random);
  }

  Instant now() {
    return now;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
