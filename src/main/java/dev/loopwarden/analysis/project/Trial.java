package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * A project while one of its files has other facts, such as those of a fixed text. Nothing that
 * does not lead through that file is computed again. Until it is closed, the project it comes from
 * is not to be asked.
 */
public final class Trial implements AutoCloseable {
  private final Project project;
  private final Runnable undo;

  private Trial(Project project, Runnable undo) {
    this.project = project;
    this.undo = undo;
  }

  /** Tries facts, or gives null if other files would see a difference: link everything then. */
  public static @Nullable Trial of(Project project, ProjectFile file, FileFacts facts) {
    Outside.Added added = Outside.added(file.facts(), facts);
    if (added == null || project.mentions().any(file, added)) {
      return null;
    }
    Project tried = project.without(file);
    return new Trial(tried, file.swap(facts));
  }

  /** The project with the other facts. */
  public Project project() {
    return project;
  }

  @Override
  public void close() {
    undo.run();
  }
}
