package dev.loopwarden.standin;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of an installation.
 *
 * @param value what the bearer shows
 * @param installation whose it is
 * @param permissions what it was narrowed to; null when it was not
 * @param repositories the repositories it was narrowed to; null when it was not
 * @param expiresAt it counts no more from here on
 */
record Token(
    String value,
    Installation installation,
    @Nullable Map<String, String> permissions,
    @Nullable Set<Long> repositories,
    Instant expiresAt) {

  /** What it permits: no more than the installation has now. */
  String level(String permission) {
    String granted = installation.permissions().getOrDefault(permission, "none");
    if (permissions == null || permission.equals("metadata")) {
      return granted;
    }
    String wanted = permissions.getOrDefault(permission, "none");
    return granted.equals("write") ? wanted : wanted.equals("none") ? "none" : granted;
  }

  /** Whether it reaches a repository. */
  boolean reaches(Repo repo) {
    return repo.owner.equals(installation.account)
        && (repositories == null || repositories.contains(repo.id));
  }
}
