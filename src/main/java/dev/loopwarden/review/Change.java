package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.SourceTree;
import java.util.List;

/** Two states of a project and the way from one to the other: what a review looks at. */
public interface Change {

  /**
   * One of the two states.
   *
   * @param name what people call it, such as {@code main (1a2b3c4d)} or {@code the working tree}
   * @param tree its files
   */
  record Side(String name, SourceTree tree) {}

  /** The merge base: what there was before the change. */
  Side base();

  /** What there is with the change. */
  Side head();

  /** The Python files that differ, sorted by path. */
  List<ChangedFile> files();
}
