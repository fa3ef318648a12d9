package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/**
 * Finds contents in a gzipped tar archive while it arrives. They are recognised by git's names for
 * them alone: whatever the archive says of paths, links and owners does not matter, and nothing is
 * written anywhere.
 */
final class Archive {
  private static final int BLOCK = 512;
  private static final long MOST_BYTES = 2L << 30;
  private static final int MOST_ENTRIES = 300_000;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE_AT = 156;

  private final Map<String, Entry> wanted;
  private final BiConsumer<String, byte[]> found;

  /** Names of the wanted contents by their size: only files of such a size are looked at. */
  private final Map<Long, Set<String>> bySize = new HashMap<>();

  private long bytes;

  Archive(Map<String, Entry> wanted, BiConsumer<String, byte[]> found) {
    this.wanted = wanted;
    this.found = found;
    wanted.forEach(
        (id, entry) -> bySize.computeIfAbsent(entry.size(), _ -> new HashSet<>()).add(id));
  }

  /** Reads until all is found, the archive ends, or it is too large; how many were found. */
  int read(InputStream packed) throws IOException {
    int count = 0;
    try (InputStream tar = new GZIPInputStream(packed, 1 << 16)) {
      byte[] header = new byte[BLOCK];
      for (int entries = 0; count < wanted.size(); entries++) {
        if (tar.readNBytes(header, 0, BLOCK) < BLOCK || header[0] == 0) {
          return count;
        }
        long size = size(header);
        account(size, entries);
        long padding = Math.floorMod(-size, (long) BLOCK);
        Set<String> names = isFile(header) ? bySize.get(size) : null;
        if (names == null || size > TreeReader.LARGEST_FILE) {
          tar.skipNBytes(size + padding);
          continue;
        }
        byte[] content = tar.readNBytes((int) size);
        if (content.length < size) {
          throw new EOFException("the archive ends too early");
        }
        count += match(names, content);
        tar.skipNBytes(padding);
      }
      return count;
    }
  }

  private void account(long size, int entries) throws IOException {
    bytes += size + BLOCK;
    if (size < 0 || bytes > MOST_BYTES || entries > MOST_ENTRIES) {
      throw new IOException("the archive is too large");
    }
  }

  private int match(Set<String> names, byte[] content) {
    for (String id : names) {
      if (BlobId.names(id, content)) {
        found.accept(id, content);
        names.remove(id);
        return 1;
      }
    }
    return 0;
  }

  private static boolean isFile(byte[] header) {
    return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
  }

  /** Octal digits, or a binary number for what is too large for them. */
  private static long size(byte[] header) throws IOException {
    if (header[SIZE_AT] < 0) {
      return Long.MAX_VALUE >> 1;
    }
    String digits =
        new String(header, SIZE_AT, SIZE_LENGTH, StandardCharsets.ISO_8859_1)
            .replace('\0', ' ')
            .strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("not a tar archive", e);
    }
  }
}
