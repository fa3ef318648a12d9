package dev.loopwarden.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The App that the setup made, in the vault: written once, and again when its key or secrets
 * change.
 */
public final class AppRecord {
  private static final String NAME = "app";

  private final Vault vault;

  /** Keeps the App in a vault, which seals it. */
  public AppRecord(SealedVault vault) {
    this.vault = vault;
  }

  /**
   * Writes down a new App; says whether it is the first one. It is read once before, so that
   * nothing is kept that could not be used.
   *
   * @throws IdentityException when its private key makes no sense
   */
  public boolean create(
      AppIdentity.Host host, long id, String slug, String pem, String webhookSecret) {
    StoredApp app =
        new StoredApp(
            id,
            slug,
            host.web(),
            host.rest(),
            host.graphql(),
            pem,
            List.of(new StoredApp.Secret(webhookSecret, null)));
    app.identity(Instant.EPOCH);
    return vault.replace(NAME, null, Records.bytes(app));
  }

  /** Whether there is an App, as the vault knows it at this moment. */
  public boolean exists() {
    return vault.read(NAME).isPresent();
  }

  /**
   * From now on the App signs with another private key.
   *
   * @throws IdentityException when it makes no sense
   */
  public void changeKey(String pem) {
    PrivateKeys.read(pem);
    change(app -> app.signingWith(pem));
  }

  /** Forgets the App, so that the setup can make another; says whether there was one. */
  public boolean forget() {
    return vault.remove(NAME);
  }

  /** From now on deliveries with this secret count, too. */
  public void addWebhookSecret(String secret, Instant now) {
    change(app -> app.with(secret, now));
  }

  /** All webhook secrets but this one stop to count at a time. */
  public void keepOnlyWebhookSecret(String secret, Instant othersUntil) {
    change(app -> app.keepingOnly(secret, othersUntil));
  }

  /** A webhook secret that never came into use is forgotten. */
  public void forgetWebhookSecret(String secret) {
    change(app -> app.without(secret));
  }

  Optional<StoredApp> find() {
    return vault.read(NAME).map(AppRecord::parse);
  }

  private void change(UnaryOperator<StoredApp> change) {
    byte[] before;
    do {
      before =
          vault
              .read(NAME)
              .orElseThrow(() -> new IdentityException("there is no App yet; set one up first"));
    } while (!vault.replace(NAME, before, Records.bytes(change.apply(parse(before)))));
  }

  private static StoredApp parse(byte[] bytes) {
    return Records.read(bytes, StoredApp.class, NAME);
  }
}
