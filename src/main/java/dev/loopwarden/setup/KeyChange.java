package dev.loopwarden.setup;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.AppRecord;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.PrivateKeys;

/** Gives the App of the setup another private key, once GitHub took it. */
public final class KeyChange {
  private final Identities identities;
  private final AppRecord record;
  private final AppRegistration registration;

  /** Changes the key of the App in the record. */
  public KeyChange(Identities identities, AppRecord record, AppRegistration registration) {
    this.identities = identities;
    this.record = record;
    this.registration = registration;
  }

  /**
   * Asks GitHub with the new key, and keeps it.
   *
   * @return the App that has it now
   * @throws SetupException when nothing changed
   * @throws dev.loopwarden.identity.IdentityException when that is no key
   */
  public AppIdentity to(String pem) {
    AppIdentity before =
        identities.current().orElseThrow(() -> new SetupException("no App is set up"));
    AppIdentity after =
        new AppIdentity(
            before.id(),
            before.slug(),
            before.host(),
            PrivateKeys.read(pem),
            before.webhookSecrets());
    try {
      registration.app(after);
    } catch (HostException e) {
      throw new SetupException(
          "the key was not changed, because GitHub did not take the new one: " + Reasons.of(e));
    }
    record.changeKey(pem);
    return after;
  }
}
