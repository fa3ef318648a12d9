package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.facts.CorruptFactsException;
import dev.loopwarden.analysis.facts.FactsCodec;
import dev.loopwarden.analysis.facts.FileFacts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the cache keeps of a file: a byte that says what was found, and its facts. */
final class CacheEntry {
  /** The file holds no asynchronous code and was not parsed: nothing follows. */
  private static final byte QUIET = 0;

  /** The facts of a file that holds asynchronous code follow. */
  private static final byte LOUD_FACTS = 1;

  /** The facts of a file follow that holds none, but that others import. */
  private static final byte QUIET_FACTS = 2;

  private CacheEntry() {}

  /** Of a file that was not parsed. */
  static byte[] quiet() {
    return new byte[] {QUIET};
  }

  /** Of a file that was parsed. */
  static byte[] of(FileFacts facts, boolean loud) {
    byte[] encoded = FactsCodec.encode(facts);
    byte[] entry = new byte[encoded.length + 1];
    entry[0] = loud ? LOUD_FACTS : QUIET_FACTS;
    System.arraycopy(encoded, 0, entry, 1, encoded.length);
    return entry;
  }

  /** Whether the file holds no asynchronous code. */
  static boolean isQuiet(byte[] entry) {
    return entry.length > 0 && (entry[0] == QUIET || entry[0] == QUIET_FACTS);
  }

  /** Whether an entry makes reading the file needless. */
  static boolean suffices(byte @Nullable [] entry, boolean onlyAsynchronous) {
    return entry != null && entry.length > 0 && (onlyAsynchronous || entry[0] != QUIET);
  }

  /** The facts; null if it holds none, or is damaged. */
  static @Nullable FileFacts facts(byte[] entry) {
    if (entry.length == 0 || entry[0] == QUIET) {
      return null;
    }
    try {
      return FactsCodec.decode(Arrays.copyOfRange(entry, 1, entry.length));
    } catch (CorruptFactsException e) {
      return null;
    }
  }
}
