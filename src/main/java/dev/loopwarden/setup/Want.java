package dev.loopwarden.setup;

import java.util.Map;

/**
 * A right that only a setting makes necessary.
 *
 * @param permission GitHub's name of it
 * @param level {@code read} or {@code write}
 * @param reason which setting, and what does not happen without it
 */
public record Want(String permission, String level, String reason) {

  boolean isIn(Map<String, String> granted) {
    String there = granted.getOrDefault(permission, "");
    return there.equals(level) || there.equals("write") || there.equals("admin");
  }

  @Override
  public String toString() {
    return permission + ": " + level + ", " + reason;
  }
}
