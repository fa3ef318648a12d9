package dev.loopwarden.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file looks like from outside; equal stamps mean equal content. Git keeps the lower 32 bits
 * of each number, so these are compared.
 *
 * @param size in bytes
 * @param mtime seconds of the last change of the content
 * @param mtimeNanos the rest of it
 * @param ctime seconds of the last change of anything
 * @param ctimeNanos the rest of it
 * @param inode the file's number
 */
record Stamp(int size, int mtime, int mtimeNanos, int ctime, int ctimeNanos, int inode) {

  /** The stamp of a regular file, null for anything else; links are not followed. */
  static @Nullable Stamp of(Path file) {
    try {
      Map<String, Object> all =
          Files.readAttributes(
              file,
              "unix:isRegularFile,size,lastModifiedTime,ctime,ino",
              LinkOption.NOFOLLOW_LINKS);
      if (!Boolean.TRUE.equals(all.get("isRegularFile"))) {
        return null;
      }
      Instant changed = instant(all.get("lastModifiedTime"));
      Instant touched = instant(all.get("ctime"));
      return new Stamp(
          number(all.get("size")).intValue(),
          (int) changed.getEpochSecond(),
          changed.getNano(),
          (int) touched.getEpochSecond(),
          touched.getNano(),
          number(all.get("ino")).intValue());
    } catch (UnsupportedOperationException | IllegalArgumentException _) {
      return basic(file);
    } catch (IOException _) {
      return null;
    }
  }

  /** Where the platform tells less, no stamp equals one of git's. */
  private static @Nullable Stamp basic(Path file) {
    try {
      var attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() ? new Stamp((int) attributes.size(), 0, 0, 0, 0, -1) : null;
    } catch (IOException _) {
      return null;
    }
  }

  /** Whether the file may have changed after the index was written within the same tick. */
  boolean isNotBefore(FileTime indexWritten) {
    return !Instant.ofEpochSecond(mtime, mtimeNanos).isBefore(indexWritten.toInstant());
  }

  private static Instant instant(@Nullable Object time) {
    return time instanceof FileTime known ? known.toInstant() : Instant.EPOCH;
  }

  private static Number number(@Nullable Object value) {
    return value instanceof Number known ? known : -1;
  }
}
