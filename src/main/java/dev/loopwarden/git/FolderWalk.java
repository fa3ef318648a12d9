package dev.loopwarden.git;

import dev.loopwarden.analysis.engine.SourceTree.Entry;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists Python files where git does not; follows no links. */
final class FolderWalk {
  private static final Set<String> NEVER =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          ".venv",
          "venv",
          "node_modules",
          "site-packages",
          "__pycache__",
          "__pypackages__",
          ".ipynb_checkpoints",
          ".eggs",
          ".tox",
          ".nox");

  /** Made by build tools, unless they are packages. */
  private static final Set<String> BUILT = Set.of("build", "dist");

  private final Path root;
  private final List<String> unreadable = new ArrayList<>();

  FolderWalk(Path root) {
    this.root = root;
  }

  /** Folders that could not be listed. */
  List<String> unreadable() {
    return unreadable;
  }

  /** One file, whatever its name is. */
  List<Entry> only(Path file) throws IOException {
    return List.of(new Entry(PathNames.relative(root, file), null, Files.size(file)));
  }

  /** The Python files below a folder of the root. */
  List<Entry> under(Path folder) throws IOException {
    List<Entry> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            return at.equals(folder) || !isLeftOut(at)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && Trees.isPython(at.toString())) {
              found.add(new Entry(PathNames.relative(root, at), null, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path at, IOException cause) {
            unreadable.add(PathNames.relative(root, at));
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean isLeftOut(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return NEVER.contains(name)
        || (BUILT.contains(name) && !Files.exists(folder.resolve("__init__.py")))
        || Files.exists(folder.resolve("pyvenv.cfg"));
  }
}
