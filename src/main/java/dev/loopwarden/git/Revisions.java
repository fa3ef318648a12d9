package dev.loopwarden.git;

import dev.loopwarden.git.GitObjects.GitObject;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the commits that people name, and what two of them have in common. */
final class Revisions {
  private static final List<String> DEFAULT_BRANCHES =
      List.of("origin/HEAD", "origin/main", "origin/master", "main", "master");

  private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

  /**
   * A commit under the name it was asked for.
   *
   * @param name such as {@code origin/main}
   * @param commit the commit it means
   */
  record Revision(String name, GitObject commit) {

    /** What people read. */
    String label() {
      return labelAt(commit);
    }

    /** What people read of the commit where another history leaves this one. */
    String labelAt(GitObject other) {
      String id = other.id().substring(0, 10);
      return FULL_ID.matcher(name).matches() ? id : name + " (" + id + ")";
    }
  }

  private final Git git;
  private final GitObjects objects;
  private final boolean isShallow;

  Revisions(Git git, GitObjects objects, boolean isShallow) {
    this.git = git;
    this.objects = objects;
    this.isShallow = isShallow;
  }

  /** The commit that a name means. */
  Revision resolve(String name) throws IOException {
    Revision found = find(name);
    if (found == null) {
      throw new GitException(
          name.equals("HEAD")
              ? "The repository has no commit yet, so there is nothing to compare with."
              : "Unknown revision '" + name + "'. " + hint());
    }
    return found;
  }

  private String hint() {
    return isShallow
        ? "This clone is shallow and may lack it: git fetch --unshallow (with actions/checkout:"
            + " fetch-depth: 0)."
        : "Check the spelling, or fetch it: git fetch origin.";
  }

  private @Nullable Revision find(String name) throws IOException {
    if (name.isBlank() || name.indexOf('\n') >= 0) {
      return null;
    }
    GitObject commit = objects.find(name + "^{commit}");
    return commit == null ? null : new Revision(name, commit);
  }

  /** The branch that changes go to when nobody says otherwise. */
  Revision defaultBranch() throws IOException {
    for (String name : DEFAULT_BRANCHES) {
      Revision found = find(name);
      if (found != null) {
        return found;
      }
    }
    String configured = git.run("config", "--get", "init.defaultBranch").text().strip();
    Revision found = configured.isEmpty() ? null : find(configured);
    if (found == null) {
      throw new GitException(
          "There is no branch to compare with; looked for "
              + String.join(", ", DEFAULT_BRANCHES)
              + ". Name one with --base."
              + (isShallow ? " " + hint() : ""));
    }
    return found;
  }

  /** Where the history of a head left that of its base. */
  GitObject mergeBase(Revision base, Revision head) throws IOException {
    if (base.commit().id().equals(head.commit().id())) {
      return base.commit();
    }
    Git.Result result = git.run("merge-base", base.commit().id(), head.commit().id());
    GitObject found = result.exit() == 0 ? objects.find(result.text().strip()) : null;
    if (found != null) {
      return found;
    }
    String names = base.name() + " and " + head.name();
    throw new GitException(
        isShallow
            ? "The commit where "
                + names
                + " part is not in this shallow clone. Fetch the history first:"
                + " git fetch --unshallow (with actions/checkout: fetch-depth: 0)."
            : result.exit() <= 1
                ? names + " have no common ancestor, so there is no change between them."
                : "git could not compare " + names + ": " + result.error().strip());
  }
}
