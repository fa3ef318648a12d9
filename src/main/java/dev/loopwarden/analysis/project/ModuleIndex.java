package dev.loopwarden.analysis.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the paths of a project's modules by the names they are imported under. */
public final class ModuleIndex {
  private final Set<String> paths = new HashSet<>();
  private final Set<String> packages = new HashSet<>();

  /** By dotted name counted from the folder above the outermost package. */
  private final Map<String, String> byName = new HashMap<>();

  /** By every dotted ending of a path; null where two files share it. */
  private final Map<String, @Nullable String> bySuffix = new HashMap<>();

  /** The modules at these paths. */
  public ModuleIndex(Collection<String> files) {
    for (String file : files) {
      paths.add(file);
      if (file.endsWith("/__init__.py") || file.equals("__init__.py")) {
        packages.add(folder(file));
      }
    }
    for (String file : files) {
      add(file);
    }
  }

  private void add(String file) {
    if (!file.endsWith(".py")) {
      return;
    }
    String dotted = dotted(file);
    String root = folder(file);
    while (!root.isEmpty() && packages.contains(root)) {
      root = folder(root);
    }
    boolean inPackage = !root.equals(folder(file)) || packages.contains(root);
    String name =
        root.isEmpty() ? dotted : dotted.substring(Math.min(root.length() + 1, dotted.length()));
    if (inPackage) {
      byName.putIfAbsent(name, file);
    }
    // programs are started above the outermost package or in it, not further down
    int lowest = dotted.indexOf('.', root.isEmpty() ? 0 : root.length() + 1);
    for (int dot = -1; dot <= Math.max(lowest, root.length()); ) {
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

  /** Whether a top-level name is a module of the project where a file imports it absolutely. */
  boolean isOwn(String from, String top) {
    String folder = folder(from);
    return byName.containsKey(top)
        || !packages.contains(folder) && at(folder.isEmpty() ? top : folder + "/" + top) != null;
  }

  /**
   * The modules of the project that an import of a file runs or names: the module itself, or the
   * one that its last part is a name in, and the packages around it.
   */
  public Set<String> imported(String from, String name) {
    int level = 0;
    while (level < name.length() && name.charAt(level) == '.') {
      level++;
    }
    Set<String> found = new HashSet<>();
    String prefix = name.substring(level);
    while (!prefix.isEmpty()) {
      String module = level == 0 ? find(from, prefix) : relative(from, level, prefix);
      if (module != null) {
        found.add(module);
      }
      prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
    }
    String around = level > 0 ? relative(from, level, "") : null;
    if (around != null) {
      found.add(around);
    }
    return found;
  }

  /** The module that a file imports under an absolute name, or null. */
  @Nullable String find(String from, String name) {
    String found = byName.get(name);
    if (found != null) {
      return found;
    }
    String folder = folder(from);
    boolean inner = packages.contains(folder) && packages.contains(folder(folder));
    String path = name.replace('.', '/');
    found = inner ? null : at(folder.isEmpty() ? path : folder + "/" + path);
    return found != null ? found : bySuffix.get(name);
  }

  /** The module that a file names by a relative import, with its leading dots; or null. */
  @Nullable String relative(String from, int level, String name) {
    String folder = folder(from);
    for (int i = 1; i < level; i++) {
      folder = folder(folder);
    }
    String path = name.replace('.', '/');
    String joined = folder.isEmpty() ? path : path.isEmpty() ? folder : folder + "/" + path;
    return at(joined);
  }

  /** A module of a package of the project, or null. */
  @Nullable String child(String module, String name) {
    return module.endsWith("__init__.py") ? relative(module, 1, name) : null;
  }

  private @Nullable String at(String path) {
    String module = path + ".py";
    if (paths.contains(module)) {
      return module;
    }
    String itself = path.isEmpty() ? "__init__.py" : path + "/__init__.py";
    return paths.contains(itself) ? itself : null;
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last part of the names under which a module is imported. */
  static String lastPart(String path) {
    String dotted = path.endsWith(".py") ? dotted(path) : path;
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  private static String dotted(String path) {
    String stem = path.substring(0, path.length() - ".py".length());
    if (stem.endsWith("/__init__")) {
      stem = stem.substring(0, stem.length() - "/__init__".length());
    }
    return stem.replace('/', '.');
  }
}
