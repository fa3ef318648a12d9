package dev.loopwarden.analysis.engine;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Python files of one state of a project: a folder, a commit, an index. Thread-safe. */
public interface SourceTree {

  /**
   * One file.
   *
   * @param path relative to the root, with forward slashes; unique in its tree
   * @param blob a name of its content that equal bytes share, such as git's; null when reading is
   *     cheaper than knowing
   * @param size in bytes, or -1 when unknown
   */
  record Entry(String path, @Nullable String blob, long size) {}

  /** All {@code .py} and {@code .ipynb} files that belong to the project, sorted by path. */
  List<Entry> files();

  /** The bytes of a file of this tree. */
  byte[] read(Entry file) throws IOException;

  /** Whether reading one file alone takes long, so that {@link #announce} is worth a call. */
  default boolean isFar() {
    return false;
  }

  /** These files will be read next: a tree that is far away may fetch them together. */
  default void announce(List<Entry> next) {}
}
