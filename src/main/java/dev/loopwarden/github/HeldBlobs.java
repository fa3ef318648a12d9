package dev.loopwarden.github;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Contents between their arrival and their last reader. What has been read makes room when there is
 * too much. Thread-safe.
 */
final class HeldBlobs {
  private final long mostBytes;
  private final Map<String, Integer> readersLeft;
  private final Map<String, byte[]> held = new LinkedHashMap<>();
  private final Map<String, byte[]> read = new LinkedHashMap<>();
  private long bytes;

  /**
   * Nothing yet.
   *
   * @param readers how many files have each content
   */
  HeldBlobs(long mostBytes, Map<String, Integer> readers) {
    this.mostBytes = mostBytes;
    this.readersLeft = new HashMap<>(readers);
  }

  synchronized boolean holds(String id) {
    return held.containsKey(id) || read.containsKey(id);
  }

  /** Holds a content, unless there is no room for it. */
  synchronized void put(String id, byte[] content) {
    if (holds(id)) {
      return;
    }
    Iterator<byte[]> oldest = read.values().iterator();
    while (bytes + content.length > mostBytes && oldest.hasNext()) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
    if (bytes + content.length <= mostBytes) {
      held.put(id, content);
      bytes += content.length;
    }
  }

  /** A content for one of its readers; the last one takes it away. */
  synchronized byte @Nullable [] take(String id) {
    byte[] content = held.remove(id);
    if (content == null) {
      content = read.remove(id);
    }
    if (content == null) {
      return null;
    }
    int left = readersLeft.merge(id, -1, Integer::sum);
    if (left > 0) {
      read.put(id, content);
    } else {
      bytes -= content.length;
    }
    return content;
  }

  synchronized long bytes() {
    return bytes;
  }
}
