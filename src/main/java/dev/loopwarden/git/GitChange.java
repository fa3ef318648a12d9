package dev.loopwarden.git;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.diff.LineDiff;
import dev.loopwarden.review.Change;
import dev.loopwarden.review.ChangedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way from one state of a repository to another, found by comparing the two. */
record GitChange(Side base, Side head, List<ChangedFile> files) implements Change {

  GitChange {
    files = List.copyOf(files);
  }

  /** Compares two states. */
  static GitChange between(Side base, Side head) {
    return new GitChange(base, head, new Comparison(base.tree(), head.tree()).changedFiles());
  }

  /** Two lists of files on their way to one list of changes. */
  private static final class Comparison {
    private final SourceTree base;
    private final SourceTree head;
    private final Map<String, SourceTree.Entry> before;
    private final Map<String, SourceTree.Entry> after;

    Comparison(SourceTree base, SourceTree head) {
      this.base = base;
      this.head = head;
      this.before = byPath(base);
      this.after = byPath(head);
    }

    private static Map<String, SourceTree.Entry> byPath(SourceTree tree) {
      return tree.files().stream()
          .collect(Collectors.toMap(SourceTree.Entry::path, Function.identity()));
    }

    List<ChangedFile> changedFiles() {
      Map<String, @Nullable String> deleted = onlyIn(before, after);
      Map<String, @Nullable String> added = onlyIn(after, before);
      Map<String, String> renames = Renames.find(deleted, added, this::readOld, this::readNew);
      List<ChangedFile> files = new ArrayList<>();
      renames.values().forEach(deleted::remove);
      deleted.keySet().forEach(path -> files.add(new ChangedFile(path, null, FileDiff.none())));
      added.keySet().forEach(path -> files.add(changed(renames.get(path), path)));
      after.forEach(
          (path, file) -> {
            SourceTree.Entry old = before.get(path);
            if (old != null && (old.blob() == null || !old.blob().equals(file.blob()))) {
              files.add(changed(path, path));
            }
          });
      files.sort(Comparator.comparing(ChangedFile::path));
      return files;
    }

    private static Map<String, @Nullable String> onlyIn(
        Map<String, SourceTree.Entry> these, Map<String, SourceTree.Entry> others) {
      Map<String, @Nullable String> blobs = new TreeMap<>();
      these.forEach(
          (path, file) -> {
            if (!others.containsKey(path)) {
              blobs.put(path, file.blob());
            }
          });
      return blobs;
    }

    private ChangedFile changed(@Nullable String basePath, String headPath) {
      try {
        byte[] old = basePath == null ? new byte[0] : readOld(basePath);
        FileDiff diff = LineDiff.between(text(old), text(readNew(headPath)));
        return new ChangedFile(basePath, headPath, diff);
      } catch (IOException _) {
        // The analysis meets the same file and says why it cannot be read.
        return new ChangedFile(basePath, headPath, FileDiff.none());
      }
    }

    private byte[] readOld(String path) throws IOException {
      return read(base, before.get(path));
    }

    private byte[] readNew(String path) throws IOException {
      return read(head, after.get(path));
    }

    private static byte[] read(SourceTree tree, SourceTree.@Nullable Entry file)
        throws IOException {
      if (file == null) {
        throw new IOException("no such file");
      }
      return tree.read(file);
    }

    /** One character for each byte: only equality and line ends count. */
    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
