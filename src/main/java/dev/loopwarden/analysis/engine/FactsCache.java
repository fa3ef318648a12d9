package dev.loopwarden.analysis.engine;

import org.jspecify.annotations.Nullable;

/** Remembers the facts of files that were analysed before. Thread-safe; losing entries is fine. */
public interface FactsCache {

  /** What was put under the key, or null. */
  byte @Nullable [] get(String key);

  /** Remembers a value; may decline silently. */
  void put(String key, byte[] value);

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
