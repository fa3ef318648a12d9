package dev.loopwarden.standin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to one file.
 *
 * @param path the file; its old name when it is removed
 * @param previousPath its old name when it was renamed
 * @param status GitHub's word: added, removed, modified, renamed
 * @param oldId the blob before; null when there was none
 * @param newId the blob after; null when there is none
 * @param hunks what changed; empty for binary files, and where the diff is too large to be shown
 * @param additions how many lines are new
 * @param deletions how many lines are gone
 */
record FileChange(
    String path,
    @Nullable String previousPath,
    String status,
    @Nullable String oldId,
    @Nullable String newId,
    List<Hunk> hunks,
    int additions,
    int deletions) {

  FileChange {
    hunks = List.copyOf(hunks);
  }

  /** The name it had before. */
  String oldPath() {
    return previousPath == null ? path : previousPath;
  }

  /** The patch as the API sends it; null when there is none. */
  @Nullable String patch() {
    if (hunks.isEmpty()) {
      return null;
    }
    return String.join("\n", hunks.stream().map(Hunk::text).toList());
  }

  /** The same without its diff: too large to be shown. */
  FileChange withoutHunks() {
    return new FileChange(
        path, previousPath, status, oldId, newId, List.of(), additions, deletions);
  }
}
