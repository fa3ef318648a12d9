package dev.loopwarden.standin;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The App as installed on an account. Guarded by the world. */
final class Installation {
  final long id;
  final Account account;
  final Instant createdAt;
  private final Map<String, String> permissions = new TreeMap<>();

  Installation(long id, Account account, Instant createdAt, Map<String, String> permissions) {
    this.id = id;
    this.account = account;
    this.createdAt = createdAt;
    this.permissions.putAll(permissions);
  }

  Map<String, String> permissions() {
    return Map.copyOf(permissions);
  }

  void permit(Map<String, String> newPermissions) {
    permissions.clear();
    permissions.putAll(newPermissions);
  }
}
