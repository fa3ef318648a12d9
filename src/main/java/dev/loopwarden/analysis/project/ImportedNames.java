package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.project.Meaning.ModuleOf;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What imported dotted names stand for, as seen from the files that import them. */
final class ImportedNames {
  private final ModuleIndex modules;
  private final Map<String, ProjectFile> files;
  private final Knowledge knowledge;
  private final Meanings meanings;

  ImportedNames(
      ModuleIndex modules, Map<String, ProjectFile> files, Knowledge knowledge, Meanings meanings) {
    this.modules = modules;
    this.files = files;
    this.knowledge = knowledge;
    this.meanings = meanings;
  }

  /** What a name stands for; one that begins with dots is relative to the file's package. */
  Meaning of(ProjectFile file, String name) {
    int level = 0;
    while (level < name.length() && name.charAt(level) == '.') {
      level++;
    }
    String dotted = name.substring(level);
    if (level == 0 && isLibrary(file, top(dotted))) {
      return meanings.library(dotted);
    }
    for (String prefix = dotted; prefix != null; prefix = parent(prefix)) {
      String path =
          level == 0
              ? modules.find(file.path(), prefix)
              : modules.relative(file.path(), level, prefix);
      if (path != null) {
        Meaning found = prefix.equals(dotted) ? named(file, level, dotted, path) : module(path);
        return member(found, dotted.substring(prefix.length()));
      }
    }
    if (level > 0) {
      String path = modules.relative(file.path(), level, "");
      return path == null || path.equals(file.path())
          ? Meaning.UNKNOWN
          : member(module(path), dotted);
    }
    return meanings.library(dotted);
  }

  /** Whether a name may lead into the project. */
  boolean isOwn(ProjectFile file, String name) {
    if (name.startsWith(".")) {
      return true;
    }
    String top = top(name);
    return modules.isOwn(file.path(), top) || modules.find(file.path(), top) != null;
  }

  /** A module of a package, or unknown. */
  Meaning child(ProjectFile module, String name) {
    String path = modules.child(module.path(), name);
    return path == null ? Meaning.UNKNOWN : module(path);
  }

  private boolean isLibrary(ProjectFile file, String top) {
    return knowledge.isStandardLibrary(top)
        || (knowledge.knows(top) && !modules.isOwn(file.path(), top));
  }

  private static String top(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }

  private static @Nullable String parent(String dotted) {
    int dot = dotted.lastIndexOf('.');
    return dot < 0 ? null : dotted.substring(0, dot);
  }

  /** What a package binds a name to that one of its modules has as well, or that module. */
  private Meaning named(ProjectFile file, int level, String dotted, String path) {
    int dot = dotted.lastIndexOf('.');
    if (dot > 0 && level == 0) {
      String around = modules.find(file.path(), dotted.substring(0, dot));
      if (around != null && !around.equals(path) && module(around) instanceof ModuleOf of) {
        Integer bound = of.file().facts().variables().get(dotted.substring(dot + 1));
        Meaning meaning = bound == null ? Meaning.UNKNOWN : meanings.of(of.file(), bound);
        if (!(meaning instanceof Meaning.Unknown)) {
          return meaning;
        }
      }
    }
    return module(path);
  }

  /** A module of the project; unknown if it was not analysed. */
  private Meaning module(String path) {
    ProjectFile file = files.get(path);
    return file == null ? Meaning.UNKNOWN : new ModuleOf(file);
  }

  private Meaning member(Meaning of, String dotted) {
    Meaning meaning = of;
    for (String part : dotted.split("\\.")) {
      if (!part.isEmpty()) {
        meaning = meanings.members().of(meaning, part);
      }
    }
    return meaning;
  }
}
