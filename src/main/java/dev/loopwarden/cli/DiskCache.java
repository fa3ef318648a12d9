package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.FactsCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts in a folder, in a few packs: each run that learns something adds one, and now and then one
 * run melts them into one. Runs at the same time see each other's packs or do not; none waits.
 */
final class DiskCache implements FactsCache, AutoCloseable {
  private static final int MAX_PACKS = 12;
  private static final long MAX_BYTES = 192L << 20;
  private static final String TAG =
      """
      Signature: 8a477f597d28d172789f06886806bc55
      # Loopwarden's cache: it can be deleted at any time.
      """;

  private final Path folder;
  private final List<Pack> packs;
  private final Map<String, byte[]> added = new ConcurrentHashMap<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final AtomicLong addedBytes = new AtomicLong();
  private final long maxBytes;

  private DiskCache(Path folder, List<Pack> packs, long maxBytes) {
    this.folder = folder;
    this.packs = packs;
    this.maxBytes = maxBytes;
  }

  /** Opens the cache of a folder; makes the folder when it is not there. */
  static DiskCache open(Path folder) throws IOException {
    return open(folder, MAX_BYTES);
  }

  static DiskCache open(Path folder, long maxBytes) throws IOException {
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("CACHEDIR.TAG"), TAG, StandardCharsets.US_ASCII);
      Files.writeString(ignore, "*\n", StandardCharsets.US_ASCII);
    }
    return new DiskCache(folder, openPacks(folder), maxBytes);
  }

  Path folder() {
    return folder;
  }

  /** Newest first. */
  private static List<Pack> openPacks(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Pack::isPack).sorted(Comparator.reverseOrder()).toList();
    }
    List<Pack> packs = new ArrayList<>();
    for (Path file : files) {
      try {
        packs.add(Pack.open(file));
      } catch (IOException _) {
        // another run has melted it
      }
    }
    return packs;
  }

  @Override
  public byte @Nullable [] get(String key) {
    byte[] fresh = added.get(key);
    if (fresh != null) {
      return fresh;
    }
    for (Pack pack : packs) {
      byte[] value = pack.get(key);
      if (value != null) {
        used.add(key);
        return value;
      }
    }
    return null;
  }

  @Override
  public void put(String key, byte[] value) {
    long cost = Pack.cost(key, value);
    if (addedBytes.addAndGet(cost) > maxBytes / 2) {
      addedBytes.addAndGet(-cost);
      return;
    }
    added.put(key, value);
  }

  /** Writes what was added. A cache that cannot be written is no reason to fail. */
  @Override
  public void close() {
    if (added.isEmpty()) {
      return;
    }
    try {
      long total = addedBytes.get();
      for (Pack pack : packs) {
        total += pack.size();
      }
      if (total > maxBytes || packs.size() >= MAX_PACKS) {
        melt();
      } else {
        Pack.write(fresh(), new LinkedHashMap<>(added));
      }
    } catch (IOException _) {
      return; // the next run computes the facts again
    }
  }

  /** One pack in place of all: what this run used, then what is newest, as far as there is room. */
  private void melt() throws IOException {
    LinkedHashMap<String, byte[]> kept = new LinkedHashMap<>(added);
    long room = maxBytes / 2 - addedBytes.get();
    List<String> keys = new ArrayList<>(used);
    Collections.sort(keys);
    packs.forEach(pack -> pack.keys().forEach(keys::add));
    for (String key : keys) {
      byte[] value = kept.containsKey(key) ? null : get(key);
      if (value != null) {
        room -= Pack.cost(key, value);
        if (room < 0) {
          break;
        }
        kept.put(key, value);
      }
    }
    Pack.write(fresh(), kept);
    for (Pack pack : packs) {
      Files.deleteIfExists(pack.file());
    }
    deleteLeftOvers();
  }

  /** What killed runs have left; a running one would only lose its additions. */
  private void deleteLeftOvers() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        if (file.toString().endsWith(AtomicFile.TEMPORARY) && isOld(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOld(Path file) throws IOException {
    return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > 3_600_000;
  }

  /** Names sort by age; the end keeps runs of the same millisecond apart. */
  private Path fresh() {
    String name = "%012x-%08x.pack".formatted(System.currentTimeMillis(), (int) System.nanoTime());
    return folder.resolve(name);
  }
}
