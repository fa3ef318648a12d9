package dev.loopwarden.setup;

import dev.loopwarden.identity.AppIdentity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Reads the address of a GitHub as people type it. */
public final class Hosts {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private Hosts() {}

  /**
   * The GitHub at an address or host name; the configured one where that is meant, because its
   * interfaces may lie elsewhere than usual.
   *
   * @throws SetupException when that is none
   */
  public static AppIdentity.Host parse(String typed, AppIdentity.Host configured) {
    String text = typed.strip().replaceFirst("/+$", "");
    URI web = web(text.contains("://") ? text : "https://" + text);
    return web.equals(configured.web()) ? configured : AppIdentity.Host.at(web);
  }

  private static URI web(String text) {
    URI web;
    try {
      web = new URI(text);
    } catch (URISyntaxException e) {
      throw notAnAddress();
    }
    boolean isBare =
        web.getHost() != null
            && web.getRawUserInfo() == null
            && web.getRawQuery() == null
            && web.getRawFragment() == null
            && web.getRawPath().isEmpty();
    boolean isSafe =
        "https".equals(web.getScheme())
            || "http".equals(web.getScheme()) && LOOPBACK.contains(web.getHost());
    if (!isBare || !isSafe) {
      throw notAnAddress();
    }
    return web;
  }

  private static SetupException notAnAddress() {
    return new SetupException(
        "that is no address of a GitHub: wanted is a host name such as github.example.com, or an"
            + " address that begins with https://");
  }
}
