package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.project.Meaning.ClassOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which classes of the project derive from which; found when first needed. */
final class Subclasses {
  private final Collection<ProjectFile> files;
  private @Nullable Map<ProjectClass, List<ProjectClass>> direct;
  private @Nullable Meanings meanings;

  Subclasses(Collection<ProjectFile> files) {
    this.files = files;
  }

  void use(Meanings meanings) {
    this.meanings = meanings;
  }

  /** Whether a subclass overrides a method with a coroutine function, or the other way round. */
  boolean overriddenWithOtherColour(ProjectClass type, String name, boolean async) {
    return overrides(type, name, async, new HashSet<>());
  }

  private boolean overrides(ProjectClass type, String name, boolean async, Set<ProjectClass> seen) {
    if (!seen.add(type)) {
      return false;
    }
    for (ProjectClass subclass : direct().getOrDefault(type, List.of())) {
      Integer own = subclass.fact().attributes().get(name);
      if (own != null && hasOtherColour(subclass, own, async)) {
        return true;
      }
      if (overrides(subclass, name, async, seen)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOtherColour(ProjectClass type, int attribute, boolean async) {
    Value value = type.file().facts().values().get(attribute);
    return value.kind() != Value.Kind.FUNCTION
        || type.file().function(value.base()).async() != async;
  }

  private Map<ProjectClass, List<ProjectClass>> direct() {
    if (direct == null) {
      direct = new HashMap<>(); // asked again while it is being filled: nothing yet
      Map<ProjectClass, List<ProjectClass>> found = new HashMap<>();
      for (ProjectFile file : files) {
        for (ProjectClass type : file.classes()) {
          for (int base : type.fact().bases()) {
            if (meanings != null && meanings.of(file, base) instanceof ClassOf of) {
              found.computeIfAbsent(of.type(), _ -> new ArrayList<>()).add(type);
            }
          }
        }
      }
      direct = found;
    }
    return direct;
  }
}
