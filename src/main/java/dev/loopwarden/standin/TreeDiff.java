package dev.loopwarden.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Compares two commits file by file, with GitHub's limits on what it shows. */
final class TreeDiff {
  private static final int FILE_LINES = 20_000;
  private static final int FILE_BYTES = 500 * 1024;
  private static final int ALL_LINES = 20_000;
  private static final int ALL_BYTES = 1024 * 1024;
  private static final byte[] NOTHING = {};

  private final GitStore store;

  private TreeDiff(GitStore store) {
    this.store = store;
  }

  /**
   * What leads from one commit to another.
   *
   * @param base the older one; null for nothing at all
   */
  static List<FileChange> between(GitStore store, @Nullable String base, String head) {
    try {
      return withinLimits(new TreeDiff(store).compare(base, head));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<FileChange> compare(@Nullable String base, String head) throws IOException {
    List<FileChange> changes = new ArrayList<>();
    for (DiffEntry entry : entries(base, head)) {
      changes.add(change(entry));
    }
    changes.sort(Comparator.comparing(FileChange::path));
    return changes;
  }

  private List<DiffEntry> entries(@Nullable String base, String head) throws IOException {
    try (TreeWalk walk = new TreeWalk(store.repository())) {
      walk.setRecursive(true);
      if (base == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(store.commit(base).getTree());
      }
      walk.addTree(store.commit(head).getTree());
      RenameDetector renames =
          new RenameDetector(walk.getObjectReader(), new Config().get(DiffConfig.KEY));
      renames.setRenameScore(50);
      renames.addAll(DiffEntry.scan(walk));
      return renames.compute();
    }
  }

  private FileChange change(DiffEntry entry) {
    boolean gone = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    boolean fresh = entry.getChangeType() == DiffEntry.ChangeType.ADD;
    byte[] before = fresh ? NOTHING : content(entry.getOldMode(), entry.getOldId().toObjectId());
    byte[] after = gone ? NOTHING : content(entry.getNewMode(), entry.getNewId().toObjectId());
    boolean text = !RawText.isBinary(before) && !RawText.isBinary(after);
    List<Hunk> hunks = text ? Hunks.between(before, after) : List.of();
    FileChange change =
        new FileChange(
            gone ? entry.getOldPath() : entry.getNewPath(),
            previousPath(entry),
            status(entry),
            fresh ? null : entry.getOldId().name(),
            gone ? null : entry.getNewId().name(),
            hunks,
            count(hunks, Hunk.Kind.ADDED),
            count(hunks, Hunk.Kind.REMOVED));
    return isTooLarge(change, before, after) ? change.withoutHunks() : change;
  }

  private static @Nullable String previousPath(DiffEntry entry) {
    return switch (entry.getChangeType()) {
      case RENAME, COPY -> entry.getOldPath();
      case ADD, DELETE, MODIFY -> null;
    };
  }

  private static String status(DiffEntry entry) {
    return switch (entry.getChangeType()) {
      case ADD -> "added";
      case DELETE -> "removed";
      case MODIFY -> "modified";
      case RENAME -> "renamed";
      case COPY -> "copied";
    };
  }

  private byte[] content(FileMode mode, ObjectId id) {
    if (mode.equals(FileMode.GITLINK)) {
      return ("Subproject commit " + id.getName() + "\n").getBytes(StandardCharsets.UTF_8);
    }
    return store
        .blob(id.getName())
        .orElseThrow(() -> new IllegalStateException("the repository lacks " + id.getName()));
  }

  private static int count(List<Hunk> hunks, Hunk.Kind kind) {
    return (int)
        hunks.stream()
            .flatMap(hunk -> hunk.lines().stream())
            .filter(line -> line.kind() == kind)
            .count();
  }

  private static boolean isTooLarge(FileChange change, byte[] before, byte[] after) {
    return change.additions() + change.deletions() > FILE_LINES
        || Math.max(before.length, after.length) > FILE_BYTES && bytes(change) > FILE_BYTES;
  }

  private static int bytes(FileChange change) {
    String patch = change.patch();
    return patch == null ? 0 : patch.length();
  }

  /** Where a whole diff is too large, GitHub shows its first files only. */
  private static List<FileChange> withinLimits(List<FileChange> changes) {
    int lines = 0;
    int bytes = 0;
    List<FileChange> shown = new ArrayList<>();
    for (FileChange change : changes) {
      lines += change.hunks().stream().mapToInt(hunk -> hunk.lines().size()).sum();
      bytes += bytes(change);
      shown.add(lines > ALL_LINES || bytes > ALL_BYTES ? change.withoutHunks() : change);
    }
    return List.copyOf(shown);
  }
}
