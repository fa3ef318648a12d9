package dev.loopwarden.identity;

import java.net.URI;
import java.security.PrivateKey;
import java.util.List;
import java.util.Locale;

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
    /** GitHub Enterprise Cloud with data residency; else an Enterprise Server, of any name. */
    private static final String RESIDENT = ".ghe.com";

    /** github.com. */
    public static Host github() {
      return new Host(
          URI.create("https://github.com"),
          URI.create("https://api.github.com"),
          URI.create("https://api.github.com/graphql"));
    }

    /** The GitHub at an address for people, with its interfaces where they usually are. */
    public static Host at(URI web) {
      String name = String.valueOf(web.getHost()).toLowerCase(Locale.ROOT);
      if (name.equals("github.com")) {
        return github();
      }
      String base = web.toString().replaceFirst("/+$", "");
      if (name.endsWith(RESIDENT)) {
        String api = "https://api." + name;
        return new Host(URI.create(base), URI.create(api), URI.create(api + "/graphql"));
      }
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
