package dev.loopwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The project that some paths belong to.
 *
 * @param root its top folder: that of the repository, else the nearest with a Python project, else
 *     the folder itself
 * @param paths what the user named, absolute
 * @param isMarked whether anything says that the root is one
 */
record Project(Path root, List<Path> paths, boolean isMarked) {
  private static final List<String> MARKERS =
      List.of("pyproject.toml", "setup.cfg", "setup.py", ".github/loopwarden.yml");

  /** The project of what the user named. */
  static Project of(Path folder, List<String> names) {
    List<Path> paths = names.stream().map(name -> existing(folder, name)).toList();
    Path common = paths.stream().map(Project::folderOf).reduce(Project::common).orElse(folder);
    Path repository = nearest(common, List.of(".git"));
    if (repository != null) {
      return new Project(repository, paths, true);
    }
    Path marked = nearest(common, MARKERS);
    return marked != null
        ? new Project(marked, paths, true)
        : new Project(common, paths, false);
  }

  private static Path existing(Path folder, String name) {
    Path path = folder.resolve(name).toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new UsageException("there is no file or folder " + name);
    }
    return path;
  }

  private static Path folderOf(Path path) {
    Path parent = path.getParent();
    return Files.isDirectory(path) || parent == null ? path : parent;
  }

  private static Path common(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common)) {
      Path parent = common.getParent();
      if (parent == null) {
        return common;
      }
      common = parent;
    }
    return common;
  }

  private static @Nullable Path nearest(Path from, List<String> markers) {
    return Stream.<@Nullable Path>iterate(from, Path::getParent)
        .takeWhile(path -> path != null)
        .filter(path -> path != null && hasAny(path, markers))
        .findFirst()
        .orElse(null);
  }

  private static boolean hasAny(Path folder, List<String> names) {
    return names.stream()
        .anyMatch(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
  }

  /** A path as the tree calls it. */
  String relative(Path path) {
    return slashes(root.relativize(path));
  }

  /** How a path of the tree is called where the user stands. */
  String shown(Path folder, String path) {
    Path absolute = root.resolve(path);
    return absolute.startsWith(folder) ? slashes(folder.relativize(absolute)) : path;
  }

  /** The content of a file of the project. */
  Optional<byte[]> read(String path) throws IOException {
    Path file = root.resolve(path);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
