package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.policy.Settings;
import java.io.IOException;

/** Finds the files that a command looks at. */
final class Sources {
  private Sources() {}

  /** The Python files below the project's paths that its settings do not leave out. */
  static SourceTree of(Project project, Settings settings) throws IOException {
    return FilteredTree.of(FolderTree.of(project), settings.paths().matcher());
  }
}
