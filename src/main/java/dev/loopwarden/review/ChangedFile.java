package dev.loopwarden.review;

import dev.loopwarden.diff.FileDiff;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that differs between the two sides of a change, or that only one of them has.
 *
 * @param basePath its path before; null when the change adds it
 * @param headPath its path after; null when the change deletes it
 * @param diff its changed lines; none when the lines are not known
 */
public record ChangedFile(@Nullable String basePath, @Nullable String headPath, FileDiff diff) {

  public ChangedFile {
    if (basePath == null && headPath == null) {
      throw new IllegalArgumentException("a changed file needs a path");
    }
  }

  /** The path after, or the one before when the change deletes the file. */
  public String path() {
    return headPath != null ? headPath : Objects.requireNonNull(basePath);
  }
}
