package dev.loopwarden.identity;

import java.net.URI;
import java.security.PrivateKey;
import java.util.List;

/**
 * The GitHub App that this service is. Its text form shows no secret.
 *
 * @param id the App's number
 * @param slug its name in addresses; its comments are written by {@code slug[bot]}
 * @param host where it lives
 * @param key signs its tokens
 * @param webhookSecrets newest first; while secrets rotate there is more than one
 */
public record AppIdentity(
    long id, String slug, Host host, PrivateKey key, List<String> webhookSecrets) {

  /**
   * Addresses of one GitHub.
   *
   * @param web for people, such as {@code https://github.com}
   * @param rest such as {@code https://api.github.com}
   * @param graphql such as {@code https://api.github.com/graphql}
   */
  public record Host(URI web, URI rest, URI graphql) {

    /** github.com. */
    public static Host github() {
      return new Host(
          URI.create("https://github.com"),
          URI.create("https://api.github.com"),
          URI.create("https://api.github.com/graphql"));
    }

    /** A GitHub Enterprise Server, whose interfaces lie under {@code /api}. */
    public static Host enterprise(URI web) {
      String base = web.toString().replaceFirst("/+$", "");
      return new Host(
          URI.create(base), URI.create(base + "/api/v3"), URI.create(base + "/api/graphql"));
    }
  }

  public AppIdentity {
    webhookSecrets = List.copyOf(webhookSecrets);
  }

  @Override
  public String toString() {
    return "GitHub App " + id + " (" + slug + ") on " + host.web();
  }
}
