package dev.loopwarden.identity;

import java.util.Map;
import javax.crypto.SecretKey;

/**
 * Keys for the hidden markers in comments. Its text form shows no key.
 *
 * @param newest the version that new markers carry
 * @param keys the keys by version, for HMAC-SHA256
 */
public record MarkerKeys(int newest, Map<Integer, SecretKey> keys) {

  public MarkerKeys {
    keys = Map.copyOf(keys);
    if (!keys.containsKey(newest)) {
      throw new IllegalArgumentException("no key of version " + newest);
    }
  }

  @Override
  public String toString() {
    return "marker keys up to version " + newest;
  }
}
