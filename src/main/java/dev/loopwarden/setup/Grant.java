package dev.loopwarden.setup;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the App asks an account for, and why. GitHub rejects a whole manifest for one event without
 * the permission behind it, so each event stands beside its permission; what it sends unasked
 * ({@code installation}, {@code installation_repositories}) it rejects, too.
 */
public enum Grant {
  METADATA("metadata", "read", true, "to know which repositories there are", "repository"),
  CONTENTS("contents", "read", true, "to read the changed files, and the settings", "push"),
  PULL_REQUESTS(
      "pull_requests",
      "write",
      true,
      "to see changes and to comment on them",
      "pull_request",
      "pull_request_review_comment",
      "pull_request_review_thread"),
  CHECKS("checks", "write", true, "to report the result as a check", "check_run", "check_suite"),

  /** GitHub's manifest check wants this one for the event, though comments go without it. */
  ISSUES(
      "issues",
      "read",
      false,
      "to hear commands in a pull request's conversation; those in review threads are heard anyway",
      "issue_comment"),
  MERGE_QUEUES("merge_queues", "read", false, "to report the check in merge queues", "merge_group"),
  STATUSES("statuses", "write", false, "to set a commit status beside the check");

  private final String permission;
  private final String level;
  private final boolean needed;
  private final String reason;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> events;

  Grant(String permission, String level, boolean needed, String reason, String... events) {
    this.permission = permission;
    this.level = level;
    this.needed = needed;
    this.reason = reason;
    this.events = List.of(events);
  }

  /** GitHub's name of the permission. */
  public String permission() {
    return permission;
  }

  /** {@code read} or {@code write}. */
  public String level() {
    return level;
  }

  /** Whether there is no review without it. */
  public boolean isNeeded() {
    return needed;
  }

  /** What it is for, as the end of a sentence. */
  public String reason() {
    return reason;
  }

  /** Whether somebody who does not choose gets it. */
  public boolean isUsual() {
    return this != STATUSES;
  }

  /** Those without which there is no review. */
  public static List<Grant> needed() {
    return Stream.of(values()).filter(Grant::isNeeded).toList();
  }

  /** The others. */
  public static List<Grant> optional() {
    return Stream.of(values()).filter(grant -> !grant.needed).toList();
  }

  /** The grant of this permission. */
  public static Optional<Grant> find(String permission) {
    return Arrays.stream(values()).filter(g -> g.permission.equals(permission)).findFirst();
  }

  static Map<String, String> permissions(Collection<Grant> grants) {
    Map<String, String> all = new TreeMap<>();
    grants.forEach(grant -> all.put(grant.permission, grant.level));
    return all;
  }

  static List<String> events(Collection<Grant> grants) {
    TreeSet<String> all = new TreeSet<>();
    grants.forEach(grant -> all.addAll(grant.events));
    return List.copyOf(all);
  }

  /** Whether what was granted is this or more. */
  boolean isIn(Map<String, String> granted) {
    return new Want(permission, level, reason).isIn(granted);
  }

  /** Its events that are not among those subscribed to. */
  List<String> missingEvents(Collection<String> subscribed) {
    return events.stream().filter(event -> !subscribed.contains(event)).toList();
  }
}
