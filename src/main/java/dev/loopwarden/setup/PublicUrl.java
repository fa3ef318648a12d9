package dev.loopwarden.setup;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What the world calls this service. */
public final class PublicUrl {
  private static final Set<String> PRIVATE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

  private PublicUrl() {}

  /** Where GitHub delivers. */
  public static String webhook(URI home) {
    return below(home, "/webhook");
  }

  /** An address of a path of the service. */
  static String below(URI home, String path) {
    return home.toString().replaceFirst("/+$", "") + path;
  }

  /** Why GitHub would not deliver there, and what to do; nothing when it would. */
  public static Optional<String> complaint(URI home) {
    if (home.getHost() == null) {
      return Optional.of("\"%s\" is no address; set LOOPWARDEN_PUBLIC_URL".formatted(home));
    }
    if (PRIVATE.contains(home.getHost())) {
      return Optional.of(
          home
              + " is this machine only, and GitHub delivers nothing there; set"
              + " LOOPWARDEN_PUBLIC_URL to the address that the world sees");
    }
    return "https".equals(home.getScheme())
        ? Optional.empty()
        : Optional.of(home + " is not encrypted; put the service behind https");
  }
}
