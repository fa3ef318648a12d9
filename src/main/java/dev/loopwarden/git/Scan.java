package dev.loopwarden.git;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that somebody wants scanned, with the projects that they belong to. In a
 * repository git says which files are ignored; elsewhere folders of tools and environments are left
 * out. The trees are readable until it is closed.
 */
public final class Scan implements AutoCloseable {
  private static final List<String> MARKS =
      List.of(".git", "pyproject.toml", "setup.py", "setup.cfg");

  /**
   * A project and what of it was asked for.
   *
   * @param root its folder; paths are relative to it
   * @param tree all of its Python files, so that calls into other files are understood
   * @param asked the paths to report on
   * @param unreadable folders that could not be listed
   */
  public record Project(Path root, SourceTree tree, Set<String> asked, List<String> unreadable) {
    public Project {
      asked = Set.copyOf(asked);
      unreadable = List.copyOf(unreadable);
    }

    /** Where a file of the tree lies on disk. */
    public Path file(String path) {
      return PathNames.below(root, path);
    }
  }

  private final List<GitObjects> open = new ArrayList<>();
  private final List<Project> projects = new ArrayList<>();

  private Scan() {}

  /** The projects that files and folders belong to, sorted by their root. */
  public static Scan of(List<Path> paths) throws IOException {
    Map<Path, List<Path>> byRoot = new TreeMap<>();
    for (Path path : paths) {
      Path real = real(path);
      byRoot.computeIfAbsent(root(real), _ -> new ArrayList<>()).add(real);
    }
    Scan scan = new Scan();
    for (Map.Entry<Path, List<Path>> project : byRoot.entrySet()) {
      scan.projects.add(scan.project(project.getKey(), project.getValue()));
    }
    return scan;
  }

  /** The projects. */
  public List<Project> projects() {
    return List.copyOf(projects);
  }

  private static Path real(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException _) {
      throw new IOException("There is no file or folder " + path + ".");
    }
  }

  private static Path root(Path path) {
    Path folder = Files.isDirectory(path) ? path : parent(path);
    for (Path at = folder; at != null; at = at.getParent()) {
      if (MARKS.stream().map(at::resolve).anyMatch(Files::exists)) {
        return at;
      }
    }
    while (Files.exists(folder.resolve("__init__.py")) && folder.getParent() != null) {
      folder = parent(folder);
    }
    return folder;
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private Project project(Path root, List<Path> asked) throws IOException {
    FolderWalk walk = new FolderWalk(root);
    WorkTree tree = listedByGit(root);
    if (tree == null) {
      tree = WorkTree.of(root, opened(new Git(root)), walk.under(root));
    }
    Set<String> paths = new TreeSet<>();
    for (Path path : asked) {
      String name = PathNames.relative(root, path);
      if (!Files.isDirectory(path)) {
        tree = tree.with(walk.only(path));
        paths.add(name);
        continue;
      }
      List<String> below = below(tree, name);
      if (below.isEmpty()) {
        // Somebody who names an ignored folder wants to see it.
        tree = tree.with(walk.under(path));
        below = below(tree, name);
      }
      paths.addAll(below);
    }
    return new Project(root, tree, paths, walk.unreadable());
  }

  private static List<String> below(SourceTree tree, String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return tree.files().stream()
        .map(SourceTree.Entry::path)
        .filter(path -> path.startsWith(prefix))
        .toList();
  }

  private @Nullable WorkTree listedByGit(Path root) throws IOException {
    if (!isInRepository(root)) {
      return null;
    }
    try {
      Layout layout = Layout.of(root);
      if (layout.isBare()) {
        return null;
      }
      Git git = layout.git().in(root);
      BlobHash hash = new BlobHash(layout.objectFormat());
      return new WorkTree.Source(root, layout.index(), opened(git), hash)
          .list(IndexListing.ofWorkingTree(git));
    } catch (GitException _) {
      return null; // no git, or one that does not trust the folder: the files can be read anyway
    }
  }

  private static boolean isInRepository(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  private GitObjects opened(Git git) {
    GitObjects objects = new GitObjects(git);
    open.add(objects);
    return objects;
  }

  @Override
  public void close() {
    open.forEach(GitObjects::close);
  }
}
