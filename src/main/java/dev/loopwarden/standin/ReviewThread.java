package dev.loopwarden.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Comments on one place of a diff. The place moves with the lines as the head of the pull request
 * moves, and is lost when they change or leave the diff. Guarded by the world.
 */
final class ReviewThread {
  final long id;
  final Pull pull;
  final Anchor original;
  final String originalCommit;
  final String diffHunk;
  final @Nullable Integer originalPosition;
  final List<ReviewComment> comments = new ArrayList<>();
  private final String originalBase;

  /** Where it is now; null when it is outdated. */
  @Nullable Anchor current;

  @Nullable Integer position;
  String commitId;
  @Nullable Account resolvedBy;

  ReviewThread(long id, Pull pull, Anchor anchor, Pull.Comparison comparison) {
    FileChange file = comparison.file(anchor.path()).orElseThrow();
    this.id = id;
    this.pull = pull;
    this.original = anchor;
    this.originalCommit = comparison.headSha();
    this.originalBase = comparison.mergeBase();
    this.diffHunk = anchor.diffHunk(file);
    this.originalPosition = anchor.isWholeFile() ? Integer.valueOf(1) : anchor.position(file);
    this.current = anchor;
    this.position = originalPosition;
    this.commitId = originalCommit;
    if (!originalCommit.equals(pull.headSha)) {
      reanchor();
    }
  }

  boolean isOutdated() {
    return current == null;
  }

  /** Looks where the lines are now, seen from where the comment was made. */
  void reanchor() {
    FileChange file = pull.comparison().file(original.path()).orElse(null);
    Anchor moved = file == null ? null : follow(file);
    if (file == null || moved == null || !moved.faults(pull.comparison()).isEmpty()) {
      current = null;
      position = null;
      return;
    }
    current = moved;
    position = moved.isWholeFile() ? Integer.valueOf(1) : moved.position(file);
    commitId = pull.headSha;
  }

  private @Nullable Anchor follow(FileChange file) {
    Integer line = original.line();
    if (line == null) {
      return original;
    }
    int[] moved = lines(original.side(), file);
    Integer start = original.startLine();
    if (start == null) {
      return at(moved, line) == 0 ? null : original.at(null, at(moved, line));
    }
    if (original.startSide() != original.side()) {
      int first = at(lines(original.startSide(), file), start);
      return first == 0 || at(moved, line) == 0 ? null : original.at(first, at(moved, line));
    }
    for (int i = start; i <= line; i++) {
      if (at(moved, i) == 0 || at(moved, i) - at(moved, start) != i - start) {
        return null;
      }
    }
    return original.at(at(moved, start), at(moved, line));
  }

  private static int at(int[] moved, int line) {
    return line < moved.length ? moved[line] : 0;
  }

  /** What became of the lines of the file that the comment was made on. */
  private int[] lines(Side side, FileChange file) {
    GitStore git = pull.repo.git;
    return switch (side) {
      case RIGHT ->
          Hunks.follow(
              content(git, originalCommit, original.path()).orElse(new byte[0]),
              content(git, pull.headSha, file.path()).orElse(new byte[0]));
      case LEFT ->
          Hunks.follow(
              content(git, originalBase, file.oldPath()).orElse(new byte[0]),
              content(git, pull.comparison().mergeBase(), file.oldPath()).orElse(new byte[0]));
    };
  }

  private static Optional<byte[]> content(GitStore git, String commit, String path) {
    return git.treeId(commit)
        .flatMap(tree -> git.entry(tree, path))
        .flatMap(entry -> git.blob(entry.id()));
  }
}
