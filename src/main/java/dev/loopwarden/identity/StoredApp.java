package dev.loopwarden.identity;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The App as the vault keeps it. Its text form shows no secret.
 *
 * @param pem the private key as GitHub wrote it
 * @param secrets webhook secrets, newest first
 */
record StoredApp(
    long id, String slug, URI web, URI rest, URI graphql, String pem, List<Secret> secrets) {

  /**
   * A webhook secret.
   *
   * @param until when it stops to count; null for one that stays
   */
  record Secret(String value, @Nullable Instant until) {
    boolean counts(Instant now) {
      return until == null || now.isBefore(until);
    }

    @Override
    public String toString() {
      return until == null ? "webhook secret" : "webhook secret until " + until;
    }
  }

  StoredApp {
    secrets = List.copyOf(secrets);
  }

  AppIdentity identity(Instant now) {
    List<String> valid =
        secrets.stream().filter(secret -> secret.counts(now)).map(Secret::value).toList();
    AppIdentity.Host host = new AppIdentity.Host(web, rest, graphql);
    return new AppIdentity(id, slug, host, PrivateKeys.read(pem), valid);
  }

  /** The same with another key. */
  StoredApp signingWith(String newPem) {
    return new StoredApp(id, slug, web, rest, graphql, newPem, secrets);
  }

  /** The same with one more secret, the newest; those that stopped to count are gone. */
  StoredApp with(String secret, Instant now) {
    List<Secret> all = new ArrayList<>();
    all.add(new Secret(secret, null));
    secrets.stream().filter(old -> old.counts(now)).forEach(all::add);
    return new StoredApp(id, slug, web, rest, graphql, pem, all);
  }

  /** The same where only one secret stays; those without an end get one. */
  StoredApp keepingOnly(String secret, Instant othersUntil) {
    return new StoredApp(
        id,
        slug,
        web,
        rest,
        graphql,
        pem,
        secrets.stream()
            .map(
                old ->
                    old.value().equals(secret) || old.until() != null
                        ? old
                        : new Secret(old.value(), othersUntil))
            .toList());
  }

  /** The same without a secret that was never used. */
  StoredApp without(String secret) {
    return new StoredApp(
        id,
        slug,
        web,
        rest,
        graphql,
        pem,
        secrets.stream().filter(old -> !old.value().equals(secret)).toList());
  }

  @Override
  public String toString() {
    return "stored App " + id + " (" + slug + ")";
  }
}
