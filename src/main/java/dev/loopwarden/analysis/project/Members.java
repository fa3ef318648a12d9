package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.project.Meaning.ClassOf;
import dev.loopwarden.analysis.project.Meaning.External;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.InstanceOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.Meaning.ModuleOf;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up attributes: of modules, classes, instances and what libraries describe. */
final class Members {
  private final Meanings meanings;
  private final Knowledge knowledge;
  private final Subclasses subclasses;

  Members(Meanings meanings, Knowledge knowledge, Subclasses subclasses) {
    this.meanings = meanings;
    this.knowledge = knowledge;
    this.subclasses = subclasses;
  }

  Meaning of(Meaning owner, String name) {
    return switch (owner) {
      case ModuleOf of -> ofModule(of.file(), name, new HashSet<>());
      case External of -> meanings.library(of.name() + "." + name);
      case ClassOf of -> ofClass(of.type(), name, new HashSet<>());
      case InstanceOf of -> ofInstance(of.type(), name);
      case LibraryClass of -> ofLibrary(of.entry(), name);
      case LibraryInstance of -> ofLibrary(of.entry(), name);
      default -> Meaning.UNKNOWN;
    };
  }

  private Meaning ofModule(ProjectFile file, String name, Set<ProjectFile> seen) {
    if (!seen.add(file)) {
      return Meaning.UNKNOWN;
    }
    Integer variable = file.facts().variables().get(name);
    if (variable != null) {
      Meaning meaning = meanings.of(file, variable);
      if (!(meaning instanceof Meaning.Unknown)) {
        return meaning;
      }
    }
    Meaning child = meanings.imports().child(file, name);
    if (child instanceof ModuleOf) {
      return child;
    }
    if (variable == null) {
      for (String star : file.facts().starImports()) {
        Meaning from = meanings.imports().of(file, star);
        Meaning found =
            from instanceof ModuleOf of ? ofModule(of.file(), name, seen) : Meaning.UNKNOWN;
        if (!(found instanceof Meaning.Unknown)) {
          return found;
        }
      }
    }
    return Meaning.UNKNOWN;
  }

  private Meaning ofLibrary(Entry owner, String name) {
    Entry member = knowledge.member(owner, name);
    return member == null ? Meaning.UNKNOWN : meanings.described(member);
  }

  private Meaning ofInstance(ProjectClass type, String name) {
    Meaning found = ofClass(type, name, new HashSet<>());
    boolean changes =
        switch (found) {
          case FunctionOf of ->
              subclasses.overriddenWithOtherColour(type, name, of.function().async());
          case LibraryFunction of ->
              subclasses.overriddenWithOtherColour(
                  type, name, of.entry().kind() != Entry.Kind.FUNCTION);
          default -> false;
        };
    if (changes) {
      return Meaning.UNKNOWN;
    }
    return found instanceof FunctionOf of && meanings.decorators().isProperty(of.function())
        ? meanings.result(of.function())
        : found;
  }

  private Meaning ofClass(ProjectClass type, String name, Set<ProjectClass> seen) {
    if (!seen.add(type)) {
      return Meaning.UNKNOWN;
    }
    Integer own = type.fact().attributes().get(name);
    if (own != null) {
      return meanings.of(type.file(), own);
    }
    for (int base : type.fact().bases()) {
      Meaning meaning = meanings.of(type.file(), base);
      Meaning found =
          switch (meaning) {
            case ClassOf of -> ofClass(of.type(), name, seen);
            case LibraryClass of -> ofLibrary(of.entry(), name);
            default -> Meaning.UNKNOWN;
          };
      if (!(found instanceof Meaning.Unknown)) {
        return found;
      }
      if (!(meaning instanceof ClassOf) && !(meaning instanceof LibraryClass)) {
        return Meaning.UNKNOWN; // a base that nobody knows may define it
      }
    }
    return Meaning.UNKNOWN;
  }

  /** What {@code super()} in a class looks names up on. */
  Meaning superOf(ProjectClass type) {
    for (int base : type.fact().bases()) {
      Meaning meaning = meanings.of(type.file(), base);
      if (meaning instanceof ClassOf of) {
        return new InstanceOf(of.type());
      }
      if (meaning instanceof LibraryClass of) {
        return new LibraryInstance(of.entry());
      }
      return Meaning.UNKNOWN;
    }
    return Meaning.UNKNOWN;
  }

  /** Whether instances of a class have a special method; unknown if a base is. */
  Support support(InstanceOf instance, String method) {
    return support(instance.type(), method, new HashSet<>());
  }

  private Support support(ProjectClass type, String method, Set<ProjectClass> seen) {
    if (!seen.add(type)) {
      return Support.NO;
    }
    if (type.fact().attributes().containsKey(method)) {
      return Support.YES;
    }
    // decorators may add anything, and __getattr__ does not serve special methods
    Support support = type.fact().decorators().isEmpty() ? Support.NO : Support.UNKNOWN;
    for (int base : type.fact().bases()) {
      Support inherited =
          switch (meanings.of(type.file(), base)) {
            case ClassOf of -> support(of.type(), method, seen);
            case LibraryClass of ->
                knowledge.member(of.entry(), method) != null || protocol(of.entry(), method)
                    ? Support.YES
                    : Support.NO;
            default -> Support.UNKNOWN;
          };
      if (inherited == Support.YES) {
        return inherited;
      }
      support = inherited == Support.UNKNOWN ? inherited : support;
    }
    return support;
  }

  private static boolean protocol(Entry entry, String method) {
    return entry.protocols().stream()
        .anyMatch(protocol -> Meanings.method(protocol).equals(method));
  }

  /** The method that runs when a class is called, or null. */
  @Nullable ProjectFunction constructor(ProjectClass type) {
    return ofClass(type, "__init__", new HashSet<>()) instanceof FunctionOf of
        ? of.function()
        : null;
  }

  /** The function of a library that a member name stands for, or null. */
  @Nullable Entry libraryMember(Meaning owner, String name) {
    return of(owner, name) instanceof LibraryFunction function ? function.entry() : null;
  }
}
