package dev.loopwarden.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which blobs a partial clone left on the server; we never fetch them. */
final class MissingBlobs {
  private final Git git;
  private final Path objects;

  MissingBlobs(Git git, Path objects) {
    this.git = git;
    this.objects = objects;
  }

  /** The missing objects of commits' trees, and of the index if asked for. */
  Set<String> reachableFrom(boolean index, String... commits) throws IOException {
    if (!isPartial()) {
      return Set.of();
    }
    List<String> arguments =
        new ArrayList<>(List.of("rev-list", "--objects", "--missing=print", "--no-walk"));
    if (index) {
      arguments.add("--indexed-objects");
    }
    arguments.addAll(List.of(commits));
    Set<String> missing = new HashSet<>();
    for (String line : git.run(arguments.toArray(String[]::new)).lines()) {
      if (line.startsWith("?")) {
        missing.add(line.substring(1));
      }
    }
    return missing;
  }

  /** Packs that a partial clone received have a mark beside them. */
  private boolean isPartial() {
    try (DirectoryStream<Path> marks =
        Files.newDirectoryStream(objects.resolve("pack"), "*.promisor")) {
      return marks.iterator().hasNext();
    } catch (IOException _) {
      return false;
    }
  }
}
