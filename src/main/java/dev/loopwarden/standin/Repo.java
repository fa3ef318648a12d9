package dev.loopwarden.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository and all that people and Apps did in it. Guarded by the world. */
final class Repo {
  static final String DEFAULT_BRANCH = "main";

  final long id;
  final Account owner;
  String name;
  final GitStore git;
  final @Nullable Repo parent;
  final Instant createdAt;
  final Map<Integer, Pull> pulls = new LinkedHashMap<>();
  final List<CheckRun> checks = new ArrayList<>();
  final List<StatusEntry> statuses = new ArrayList<>();
  private final Map<String, String> roles = new LinkedHashMap<>();

  Repo(long id, Account owner, String name, GitStore git, @Nullable Repo parent, Instant at) {
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.git = git;
    this.parent = parent;
    this.createdAt = at;
  }

  String fullName() {
    return owner.login() + "/" + name;
  }

  /** Whether this is what people call it; case does not count. */
  boolean isCalled(String ownerLogin, String called) {
    return owner.login().equalsIgnoreCase(ownerLogin) && name.equalsIgnoreCase(called);
  }

  /** Forks share the objects of the first repository; so their branches need names of their own. */
  String reference(String branch) {
    return parent == null ? "refs/heads/" + branch : "refs/forks/" + id + "/heads/" + branch;
  }

  Optional<String> tip(String branch) {
    return git.reference(reference(branch));
  }

  /** The commit that a revision stands for. */
  Optional<String> commit(String revision) {
    if (revision.isEmpty() || revision.equals("HEAD")) {
      return tip(DEFAULT_BRANCH);
    }
    String branch = revision.startsWith("refs/heads/") ? revision.substring(11) : revision;
    if (revision.startsWith("refs/pull/") || revision.startsWith("pull/")) {
      return git.reference(revision.startsWith("refs/") ? revision : "refs/" + revision);
    }
    return tip(branch).or(() -> looksLikeAnId(revision) ? git.commitId(revision) : tag(revision));
  }

  private Optional<String> tag(String revision) {
    String name = revision.startsWith("refs/tags/") ? revision : "refs/tags/" + revision;
    return git.reference(name).flatMap(_ -> git.commitId(name));
  }

  private static boolean looksLikeAnId(String revision) {
    return revision.matches("[0-9a-f]{7,40}");
  }

  void grant(String login, String role) {
    roles.put(login.toLowerCase(Locale.ROOT), role);
  }

  /** What a person may do: none, read, write or admin. */
  String role(String login) {
    return login.equalsIgnoreCase(owner.login())
        ? "admin"
        : roles.getOrDefault(login.toLowerCase(Locale.ROOT), "none");
  }

  /** GitHub's word for how somebody belongs here. */
  String association(Account account) {
    if (account.equals(owner)) {
      return "OWNER";
    }
    return switch (role(account.login())) {
      case "admin", "write" -> "COLLABORATOR";
      default -> account.type() == Account.Type.BOT ? "NONE" : "CONTRIBUTOR";
    };
  }
}
