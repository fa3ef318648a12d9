package dev.loopwarden.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that secrets are sealed with, newest first; the older ones only open what they sealed.
 * The text form shows their ids, never a key.
 *
 * @param keys not empty
 */
public record SealingKeys(List<Key> keys) {
  static final int BYTES = 32;
  private static final int ID_BYTES = 4;

  /**
   * One key.
   *
   * @param id what seals name it by; it tells nothing about the key
   * @param secret 256 bits for AES
   */
  public record Key(String id, SecretKey secret) {
    @Override
    public String toString() {
      return "key " + id;
    }
  }

  public SealingKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key");
    }
  }

  /**
   * Reads keys as operators write them: 32 bytes in Base64, several separated by commas or blanks.
   *
   * @param origin where they stand, for messages
   * @throws IdentityException when that is no key
   */
  public static SealingKeys parse(String text, String origin) {
    List<Key> keys = new ArrayList<>();
    for (String word : text.strip().split("[\\s,]+")) {
      byte[] bytes;
      try {
        bytes = Base64.getDecoder().decode(word);
      } catch (IllegalArgumentException _) { // its message quotes the text
        throw unreadable(origin);
      }
      if (bytes.length != BYTES) {
        throw unreadable(origin);
      }
      keys.add(new Key(id(bytes), new SecretKeySpec(bytes, "AES")));
      Arrays.fill(bytes, (byte) 0);
    }
    return new SealingKeys(keys);
  }

  Key newest() {
    return keys.getFirst();
  }

  Optional<Key> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** From a one-way function over the key and a label of its own. */
  private static String id(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("loopwarden key id\0".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java knows no SHA-256", e);
    }
  }

  private static IdentityException unreadable(String origin) {
    return new IdentityException(
        origin
            + " holds no key: wanted are 32 bytes in Base64, such as from: openssl rand -base64"
            + " 32");
  }
}
