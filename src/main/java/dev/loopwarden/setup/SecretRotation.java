package dev.loopwarden.setup;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.AppRecord;
import dev.loopwarden.identity.CurrentIdentities;
import dev.loopwarden.identity.Identities;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Changes the webhook secret without losing a delivery: first every replica accepts the new one,
 * then GitHub is told to use it, then the old one ends after a while.
 */
public final class SecretRotation {
  /** In twice this time every replica has read the identity again. */
  private static final Duration UNTIL_SEEN = CurrentIdentities.FRESHNESS.multipliedBy(2);

  private final Identities identities;
  private final AppRecord record;
  private final AppRegistration registration;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    /** Returns when so much time has passed. */
    void pause(Duration time);
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** GitHub uses the new secret; the old ones count until then. */
    record Rotated(Instant oldUntil) implements Outcome {}

    /** The secrets are configured: GitHub now uses the first of them. */
    record Announced(int accepted) implements Outcome {}

    /** Nothing changed. */
    record Unchanged(String reason) implements Outcome {}

    /** Nobody knows which secret GitHub uses; all of them count. */
    record Unclear(String reason) implements Outcome {}
  }

  /** Rotates the secrets of the App in the vault. */
  public SecretRotation(
      Identities identities,
      AppRecord record,
      AppRegistration registration,
      InstantSource clock,
      SecureRandom random) {
    this.identities = identities;
    this.record = record;
    this.registration = registration;
    this.clock = clock;
    this.random = random;
  }

  /** GitHub uses the first of the secrets that an operator configured. */
  public Outcome announce() {
    AppIdentity identity = identities.current().orElse(null);
    if (identity == null) {
      return new Outcome.Unchanged("no App is set up");
    }
    try {
      registration.changeSecret(identity, identity.webhookSecrets().getFirst());
      return new Outcome.Announced(identity.webhookSecrets().size());
    } catch (HostException e) {
      return wasRefused(e)
          ? new Outcome.Unchanged(Reasons.of(e))
          : new Outcome.Unclear(Reasons.of(e));
    }
  }

  /**
   * Makes a new secret and brings it into use.
   *
   * @param keepOld how long the old ones still count
   */
  public Outcome rotate(Duration keepOld, Pause pause) {
    AppIdentity identity = identities.current().orElse(null);
    if (identity == null) {
      return new Outcome.Unchanged("no App is set up");
    }
    String secret = Secrets.random(random);
    record.addWebhookSecret(secret, clock.instant());
    pause.pause(UNTIL_SEEN);
    try {
      registration.changeSecret(identity, secret);
    } catch (HostException e) {
      if (!wasRefused(e)) {
        return new Outcome.Unclear(Reasons.of(e));
      }
      record.forgetWebhookSecret(secret);
      return new Outcome.Unchanged(Reasons.of(e));
    }
    Instant until = clock.instant().plus(keepOld);
    record.keepOnlyWebhookSecret(secret, until);
    return new Outcome.Rotated(until);
  }

  /** Whether GitHub certainly did not do it; a call that got no answer may have worked. */
  private static boolean wasRefused(HostException e) {
    return !(e instanceof HostException.Failed);
  }
}
