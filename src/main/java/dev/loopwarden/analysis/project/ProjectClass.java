package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.ClassFact;
import java.util.Objects;

/**
 * A class of the project.
 *
 * @param file the file it stands in
 * @param index its index there
 */
public record ProjectClass(ProjectFile file, int index) {

  /** What its file says of it. */
  public ClassFact fact() {
    return file.facts().classes().get(index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProjectClass type && file == type.file && index == type.index;
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(file), index);
  }
}
