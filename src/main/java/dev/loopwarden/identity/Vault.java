package dev.loopwarden.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps small named byte strings that survive a restart and that all replicas see; what they mean,
 * and that nobody else can read them, is the business of whoever writes them. Thread-safe.
 */
public interface Vault {

  /** What was last written under the name. */
  Optional<byte[]> read(String name);

  /** Writes, whatever was there. It is on disk when this returns. */
  void write(String name, byte[] value);

  /**
   * Writes only if what is there is still what the caller knows; says whether it did. So that two
   * replicas cannot both make a first key, or both use up what may be used once.
   *
   * @param expected null when the caller knows that there is nothing
   */
  boolean replace(String name, byte @Nullable [] expected, byte[] value);

  /** Removes what was written under the name; says whether there was something. */
  boolean remove(String name);
}
