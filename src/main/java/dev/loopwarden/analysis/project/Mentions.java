package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.project.Meaning.ClassOf;
import dev.loopwarden.analysis.project.Meaning.InstanceOf;
import dev.loopwarden.analysis.project.Meaning.ModuleOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where names are looked up in another file than their own. */
final class Mentions {
  private final Collection<ProjectFile> files;
  private final Meanings meanings;
  private final Map<String, List<Mention>> byName = new HashMap<>();

  /** A value that looks a name up in something else. */
  private record Mention(ProjectFile file, Value value) {}

  Mentions(Collection<ProjectFile> files, Meanings meanings) {
    this.files = files;
    this.meanings = meanings;
  }

  /** Whether anything outside of a file may notice that these names were added to it. */
  boolean any(ProjectFile file, Outside.Added added) {
    if (!added.variables().isEmpty() && isStarImported(file)) {
      return true;
    }
    for (String name : added.variables()) {
      for (Mention mention : of(name)) {
        if (mention.file != file && mayLookInto(mention, file)) {
          return true;
        }
      }
    }
    for (String name : added.attributes()) {
      for (Mention mention : of(name)) {
        if (mention.file != file && isInstanceLookup(mention)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isStarImported(ProjectFile file) {
    for (ProjectFile importer : files) {
      for (String star : importer.facts().starImports()) {
        if (meanings.imports().of(importer, star) instanceof ModuleOf of && of.file() == file) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayLookInto(Mention mention, ProjectFile file) {
    return switch (mention.value.kind()) {
      case ATTRIBUTE ->
          meanings.of(mention.file, mention.value.base()) instanceof ModuleOf of
              && of.file() == file;
      case IMPORTED -> meanings.imports().isOwn(mention.file, mention.value.name());
      default -> true;
    };
  }

  private boolean isInstanceLookup(Mention mention) {
    return switch (mention.value.kind()) {
      case ATTRIBUTE -> {
        Meaning base = meanings.of(mention.file, mention.value.base());
        yield base instanceof InstanceOf || base instanceof ClassOf;
      }
      case IMPORTED -> meanings.imports().isOwn(mention.file, mention.value.name());
      default -> true;
    };
  }

  private List<Mention> of(String name) {
    return byName.computeIfAbsent(name, this::find);
  }

  private List<Mention> find(String name) {
    List<Mention> found = new ArrayList<>();
    for (ProjectFile file : files) {
      for (int i = 0; i < file.facts().values().size(); i++) {
        Value value = file.facts().values().get(i);
        boolean mentions =
            switch (value.kind()) {
              case ATTRIBUTE -> value.name().equals(name);
              case IMPORTED -> isPart(value.name(), name);
              default -> false;
            };
        if (mentions) {
          found.add(new Mention(file, value));
        }
      }
    }
    return found;
  }

  /** Whether a name is a part of a dotted one that is looked up in what comes before it. */
  private static boolean isPart(String dotted, String name) {
    int at = dotted.indexOf(name);
    while (at >= 0) {
      int end = at + name.length();
      if (at > 0
          && dotted.charAt(at - 1) == '.'
          && (end == dotted.length() || dotted.charAt(end) == '.')) {
        return true;
      }
      at = dotted.indexOf(name, at + 1);
    }
    return false;
  }
}
