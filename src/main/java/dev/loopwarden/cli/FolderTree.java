package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The Python files below some paths, as they lie on disk. */
record FolderTree(Path root, List<Entry> files) implements SourceTree {

  static FolderTree of(Project project) throws IOException {
    TreeMap<String, Entry> found = new TreeMap<>(Comparator.naturalOrder());
    for (Path path : project.paths()) {
      Files.walkFileTree(path, new Finder(project, found));
    }
    return new FolderTree(project.root(), List.copyOf(found.values()));
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Project project;
    private final TreeMap<String, Entry> found;

    Finder(Project project, TreeMap<String, Entry> found) {
      this.project = project;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean hidden = name.startsWith(".") && !project.paths().contains(folder);
      return hidden || name.equals("__pycache__") || name.equals("node_modules")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.toString();
      if (attributes.isRegularFile() && (name.endsWith(".py") || name.endsWith(".ipynb"))) {
        String path = project.relative(file);
        found.put(path, new Entry(path, null, attributes.size()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public byte[] read(Entry file) throws IOException {
    return Files.readAllBytes(root.resolve(file.path()));
  }
}
