package dev.loopwarden.analysis.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the facts of files that were analysed before. Thread-safe; losing entries is fine. */
public interface FactsCache {

  /** What was put under the key, or null. */
  byte @Nullable [] get(String key);

  /** Remembers a value; may decline silently. */
  void put(String key, byte[] value);

  /**
   * These keys will be asked for next: a cache that is far away may fetch their values together.
   */
  default void announce(List<String> keys) {}

  /** Whether it remembers anything at all, so that asking it is worth a key. */
  default boolean remembers() {
    return true;
  }

  /** Remembers nothing. */
  static FactsCache none() {
    return new FactsCache() {
      @Override
      public byte @Nullable [] get(String key) {
        return null;
      }

      @Override
      public void put(String key, byte[] value) {}

      @Override
      public boolean remembers() {
        return false;
      }
    };
  }
}
