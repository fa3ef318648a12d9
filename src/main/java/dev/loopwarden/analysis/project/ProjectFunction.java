package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.FunctionFact;
import dev.loopwarden.analysis.facts.Site;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function of the project.
 *
 * @param file the file it stands in
 * @param index its index there
 */
public record ProjectFunction(ProjectFile file, int index) {

  /** What its file says of it. */
  public FunctionFact fact() {
    return file.facts().functions().get(index);
  }

  /** The class whose body it stands in, or null. */
  public @Nullable ProjectClass owner() {
    int owner = fact().owner();
    return owner < 0 ? null : file.classes().get(owner);
  }

  /** The function it is written in; null for a module. */
  public @Nullable ProjectFunction parent() {
    int parent = fact().parent();
    return parent < 0 ? null : file.function(parent);
  }

  /** What it calls, awaits, enters and iterates itself. */
  public Stream<Site> sites() {
    return file.sitesOf(index).stream().map(file::site);
  }

  /** Whether it is an {@code async def}, generators included. */
  public boolean async() {
    return fact().async();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProjectFunction function
        && file == function.file
        && index == function.index;
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(file), index);
  }
}
