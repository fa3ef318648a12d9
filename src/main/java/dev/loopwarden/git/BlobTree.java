package dev.loopwarden.git;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files whose content lies in the repository: those of a commit, or of the index. */
final class BlobTree implements SourceTree {
  private final GitObjects objects;
  private final List<Entry> files;
  private final Set<String> missing;

  /** Python files by path; of the blobs in {@code missing} it is known that they are not here. */
  BlobTree(GitObjects objects, Map<String, ? extends @Nullable String> blobs, Set<String> missing) {
    this.objects = objects;
    this.files =
        blobs.entrySet().stream()
            .map(file -> new Entry(file.getKey(), file.getValue(), -1))
            .sorted(Trees.BY_PATH)
            .toList();
    this.missing = missing;
  }

  @Override
  public List<Entry> files() {
    return files;
  }

  @Override
  public byte[] read(Entry file) throws IOException {
    String blob = file.blob();
    if (blob == null) {
      throw new IOException("it has conflicts that are not resolved");
    }
    GitObjects.GitObject found = missing.contains(blob) ? null : objects.find(blob);
    if (found == null) {
      throw new IOException("its content is not in this clone (git fetch --refetch brings it)");
    }
    return found.bytes();
  }
}
