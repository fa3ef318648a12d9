package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that survive runs, and those that must not. */
final class DiskCacheTest {
  @TempDir private Path folder = Path.of("");

  private void remember(String key, byte[] value) throws IOException {
    try (DiskCache cache = DiskCache.open(folder)) {
      cache.put(key, value);
    }
  }

  private List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Pack::isPack).sorted().toList();
    }
  }

  @Test
  void remembersAcrossRuns() throws IOException {
    remember("a", new byte[] {1, 2});
    remember("b", new byte[0]);
    try (DiskCache cache = DiskCache.open(folder)) {
      assertThat(cache.get("a")).containsExactly(1, 2);
      assertThat(cache.get("b")).isEmpty();
      assertThat(cache.get("c")).isNull();
    }
  }

  @Test
  void runsAtTheSameTimeBothCount() throws IOException {
    try (DiskCache one = DiskCache.open(folder);
        DiskCache other = DiskCache.open(folder)) {
      one.put("one", new byte[] {1});
      other.put("other", new byte[] {2});
    }
    try (DiskCache cache = DiskCache.open(folder)) {
      assertThat(cache.get("one")).containsExactly(1);
      assertThat(cache.get("other")).containsExactly(2);
    }
  }

  @Test
  void aDamagedEntryIsMissingAndTheOthersStay() throws IOException {
    try (DiskCache cache = DiskCache.open(folder)) {
      IntStream.range(0, 20).forEach(i -> cache.put("key" + i, new byte[] {(byte) i, 1, 2, 3}));
    }
    Path pack = packs().getFirst();
    byte[] bytes = Files.readAllBytes(pack);
    bytes[bytes.length - 1] ^= 1;
    Files.write(pack, bytes);
    try (DiskCache cache = DiskCache.open(folder)) {
      long left = IntStream.range(0, 20).filter(i -> cache.get("key" + i) != null).count();
      assertThat(left).isEqualTo(19);
    }
  }

  @Test
  void anyDamageIsSurvived() throws IOException {
    remember("key", new byte[] {1, 2, 3});
    Path pack = packs().getFirst();
    byte[] whole = Files.readAllBytes(pack);
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= (byte) 0x81;
      Files.write(pack, bytes);
      try (DiskCache cache = DiskCache.open(folder)) {
        assertThat(cache.get("key")).isNull();
      }
      Files.write(pack, java.util.Arrays.copyOf(whole, i));
      try (DiskCache cache = DiskCache.open(folder)) {
        assertThat(cache.get("key")).isNull();
      }
    }
  }

  @Test
  void aRepairedEntryWins() throws IOException {
    remember("key", new byte[] {1});
    remember("key", new byte[] {2});
    try (DiskCache cache = DiskCache.open(folder)) {
      assertThat(cache.get("key")).containsExactly(2);
    }
  }

  @Test
  void staysSmall() throws IOException {
    byte[] value = new byte[1_000];
    for (int i = 0; i < 60; i++) {
      try (DiskCache cache = DiskCache.open(folder, 20_000)) {
        cache.get("key0");
        cache.put("key" + i, value);
      }
    }
    long total = 0;
    for (Path pack : packs()) {
      total += Files.size(pack);
    }
    assertThat(total).isLessThan(21_000);
    try (DiskCache cache = DiskCache.open(folder)) {
      assertThat(cache.get("key59")).isNotNull();
      assertThat(cache.get("key0")).as("used by every run").isNotNull();
      assertThat(cache.get("key1")).isNull();
    }
  }
}
