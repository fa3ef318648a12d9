package dev.loopwarden.github;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Contents that arrived. A review reads what it has findings in more than once, so some of what has
 * been read stays, and makes room when there is too much, the oldest first. Thread-safe.
 */
final class HeldBlobs {
  private final long mostBytes;
  private final long mostReadBytes;
  private final Map<String, byte[]> unread = new LinkedHashMap<>();
  private final Map<String, byte[]> read = new LinkedHashMap<>();
  private long unreadBytes;
  private long readBytes;

  /**
   * Nothing yet.
   *
   * @param mostBytes all together
   * @param mostReadBytes those that have been read
   */
  HeldBlobs(long mostBytes, long mostReadBytes) {
    this.mostBytes = mostBytes;
    this.mostReadBytes = mostReadBytes;
  }

  synchronized boolean holds(String id) {
    return unread.containsKey(id) || read.containsKey(id);
  }

  /** How much there may be all together. */
  long mostBytes() {
    return mostBytes;
  }

  /** How much more there may be: what was read already makes room. */
  synchronized long room() {
    return mostBytes - unreadBytes;
  }

  /** Holds a content, unless there is no room for it. */
  synchronized void put(String id, byte[] content) {
    if (holds(id)) {
      return;
    }
    makeRoom(mostBytes - unreadBytes - content.length);
    if (bytes() + content.length <= mostBytes) {
      unread.put(id, content);
      unreadBytes += content.length;
    }
  }

  /** A content for a reader. */
  synchronized byte @Nullable [] read(String id) {
    byte[] content = unread.remove(id);
    if (content != null) {
      unreadBytes -= content.length;
      readBytes += content.length;
    } else {
      content = read.remove(id);
    }
    if (content != null) {
      read.put(id, content); // now the last to make room
      makeRoom(mostReadBytes);
    }
    return content;
  }

  private void makeRoom(long left) {
    Iterator<byte[]> oldest = read.values().iterator();
    while (readBytes > left && oldest.hasNext()) {
      readBytes -= oldest.next().length;
      oldest.remove();
    }
  }

  synchronized long bytes() {
    return unreadBytes + readBytes;
  }
}
