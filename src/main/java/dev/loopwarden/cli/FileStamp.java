package dev.loopwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a file looks like from outside; while that stays, its content stays.
 *
 * @param size in bytes
 * @param modified last change of the content, in nanoseconds
 * @param changed last change of anything, in nanoseconds
 * @param inode the file's number
 */
record FileStamp(long size, long modified, long changed, long inode) {
  /** Clocks of file systems tick as coarsely as this. */
  private static final long RACY = TimeUnit.SECONDS.toNanos(3);

  /** The stamp of a regular file; null where there is none, or the platform tells too little. */
  static @Nullable FileStamp of(Path file) {
    try {
      Map<String, Object> all =
          Files.readAttributes(
              file,
              "unix:isRegularFile,size,lastModifiedTime,ctime,ino",
              LinkOption.NOFOLLOW_LINKS);
      return Boolean.TRUE.equals(all.get("isRegularFile"))
              && all.get("size") instanceof Long size
              && all.get("lastModifiedTime") instanceof FileTime modified
              && all.get("ctime") instanceof FileTime changed
              && all.get("ino") instanceof Long inode
          ? new FileStamp(
              size, modified.to(TimeUnit.NANOSECONDS), changed.to(TimeUnit.NANOSECONDS), inode)
          : null;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return null;
    }
  }

  /**
   * Whether another change could have left the stamp as it is: one within the same tick of the
   * clock as the last one.
   */
  boolean isRacy(Instant now) {
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    return Math.max(modified, changed) > nanos - RACY;
  }
}
