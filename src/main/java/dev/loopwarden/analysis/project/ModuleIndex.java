package dev.loopwarden.analysis.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a project's modules by the names they are imported under. */
final class ModuleIndex {
  private final Map<String, ProjectFile> byPath = new HashMap<>();
  private final Set<String> packages = new HashSet<>();

  /** By dotted name counted from the folder above the outermost package. */
  private final Map<String, ProjectFile> byName = new HashMap<>();

  /** By every dotted ending of a path; null where two files share it. */
  private final Map<String, @Nullable ProjectFile> bySuffix = new HashMap<>();

  ModuleIndex(Collection<ProjectFile> files) {
    for (ProjectFile file : files) {
      byPath.put(file.path(), file);
      if (file.path().endsWith("/__init__.py") || file.path().equals("__init__.py")) {
        packages.add(folder(file.path()));
      }
    }
    for (ProjectFile file : files) {
      add(file);
    }
  }

  private void add(ProjectFile file) {
    if (!file.path().endsWith(".py")) {
      return;
    }
    String dotted = dotted(file.path());
    String root = folder(file.path());
    while (!root.isEmpty() && packages.contains(root)) {
      root = folder(root);
    }
    boolean inPackage = !root.equals(folder(file.path())) || packages.contains(root);
    String name = root.isEmpty() ? dotted : dotted.substring(Math.min(root.length() + 1, dotted.length()));
    if (inPackage) {
      byName.putIfAbsent(name, file);
    }
    for (int dot = -1; ; ) {
      String suffix = dotted.substring(dot + 1);
      if (bySuffix.containsKey(suffix)) {
        bySuffix.put(suffix, null);
      } else {
        bySuffix.put(suffix, file);
      }
      dot = dotted.indexOf('.', dot + 1);
      if (dot < 0) {
        break;
      }
    }
  }

  /** The module that a file imports under an absolute name, or null. */
  @Nullable ProjectFile find(ProjectFile from, String name) {
    ProjectFile found = byName.get(name);
    if (found != null) {
      return found;
    }
    String folder = folder(from.path());
    found = at(folder.isEmpty() ? name.replace('.', '/') : folder + "/" + name.replace('.', '/'));
    return found != null ? found : bySuffix.get(name);
  }

  /** The module that a file names by a relative import, with its leading dots; or null. */
  @Nullable ProjectFile relative(ProjectFile from, int level, String name) {
    String folder = folder(from.path());
    for (int i = 1; i < level; i++) {
      folder = folder(folder);
    }
    String path = name.replace('.', '/');
    String joined = folder.isEmpty() ? path : path.isEmpty() ? folder : folder + "/" + path;
    return at(joined);
  }

  /** A module of a package of the project, or null. */
  @Nullable ProjectFile child(ProjectFile module, String name) {
    return module.path().endsWith("__init__.py")
        ? relative(module, 1, name)
        : null;
  }

  private @Nullable ProjectFile at(String path) {
    ProjectFile module = byPath.get(path + ".py");
    return module != null ? module : byPath.get(path + "/__init__.py");
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String dotted(String path) {
    String stem = path.substring(0, path.length() - ".py".length());
    if (stem.endsWith("/__init__")) {
      stem = stem.substring(0, stem.length() - "/__init__".length());
    }
    return stem.replace('/', '.');
  }
}
