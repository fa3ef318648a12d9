package dev.loopwarden.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds one's way among the folders around a project. */
final class Folders {
  private static final List<String> MARKS =
      List.of(".git", "pyproject.toml", "setup.py", "setup.cfg");

  private Folders() {}

  /** Files and folders as the user names them; each must be there. */
  static List<Path> existing(Path folder, List<String> names) {
    List<Path> paths = new ArrayList<>();
    for (String name : names) {
      Path path = folder.resolve(name);
      if (!Files.exists(path)) {
        throw new UsageException("there is no file or folder " + name);
      }
      paths.add(path);
    }
    return paths;
  }

  /** Whether anything says that a folder is a project's. */
  static boolean isMarked(Path folder) {
    return MARKS.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /** The folder of the repository around a folder; null when there is none. */
  static @Nullable Path repository(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return at;
      }
    }
    return null;
  }

  /** The folder, and those above it up to the top of its repository. */
  static List<Path> upwards(Path folder) {
    Path top = repository(folder);
    List<Path> all = new ArrayList<>();
    for (Path at = folder; at != null; at = at.getParent()) {
      all.add(at);
      if (top == null || at.equals(top)) {
        return all;
      }
    }
    return all;
  }

  /** What the paths of a report begin at: the repository of all projects, else what they share. */
  static Path home(List<Path> roots, Path current) {
    Path common = roots.stream().reduce(Folders::common).orElse(current);
    Path repository = repository(common);
    return repository == null ? common : repository;
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

  /** A path below a folder, with forward slashes; empty for the folder itself. */
  static String below(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  /** What the paths of a folder begin with in those of another one. */
  static String prefix(Path home, Path root) {
    String below = below(home, root);
    return below.isEmpty() ? "" : below + "/";
  }

  /** How a path below a folder is called where the user stands. */
  static String shown(Path current, Path home, String path) {
    Path absolute = home.resolve(path);
    return absolute.startsWith(current) ? below(current, absolute) : path;
  }
}
