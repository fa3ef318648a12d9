package dev.loopwarden.standin;

import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * An App as GitHub registers it. Its text form shows no key.
 *
 * @param id its number
 * @param slug the name in addresses; its own account is called so, too
 * @param clientId the other name that tokens may give as their issuer
 * @param key the key that it signs with
 * @param webhookSecret what deliveries are signed with
 * @param events what it wants to hear of
 */
public record AppAccount(
    long id, String slug, String clientId, KeyPair key, String webhookSecret, List<String> events) {
  private static final int PKCS8_FRAME = 26;

  /** What the service wants to hear of. */
  public static final List<String> EVENTS =
      List.of(
          "check_run",
          "check_suite",
          "issue_comment",
          "merge_group",
          "pull_request",
          "pull_request_review",
          "pull_request_review_comment",
          "pull_request_review_thread",
          "push",
          "repository");

  public AppAccount {
    events = List.copyOf(events);
  }

  /** Registers one with a fresh key. */
  public static AppAccount create(long id, String slug, String webhookSecret) {
    return create(id, slug, webhookSecret, EVENTS);
  }

  static AppAccount create(long id, String slug, String webhookSecret, List<String> events) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new AppAccount(
          id, slug, "Iv23li" + slug, generator.generateKeyPair(), webhookSecret, events);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  AppAccount withWebhookSecret(String secret) {
    return new AppAccount(id, slug, clientId, key, secret, events);
  }

  /** The private key in the form that GitHub lets people download: PKCS#1 as PEM. */
  public String pem() {
    byte[] pkcs8 = key.getPrivate().getEncoded();
    // a key of 2048 bits has a PKCS#8 frame of a fixed size around the PKCS#1 form
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_FRAME, pkcs8.length);
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs1);
    return "-----BEGIN RSA PRIVATE KEY-----\n" + text + "\n-----END RSA PRIVATE KEY-----\n";
  }

  /** What a service is told that works as this App on a GitHub. */
  public Map<String, String> settings(URI github) {
    return Map.of(
        "loopwarden.app.id", Long.toString(id),
        "loopwarden.app.slug", slug,
        "loopwarden.app.private-key", pem(),
        "loopwarden.app.webhook-secrets", webhookSecret,
        "loopwarden.github.url", github.toString(),
        "loopwarden.github.rest", github.toString(),
        "loopwarden.github.graphql", github + "/graphql");
  }

  @Override
  public String toString() {
    return "App " + slug + " (" + id + ")";
  }
}
