package dev.loopwarden.github;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Git's names for contents. */
final class BlobId {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private BlobId() {}

  /** Whether a text has the shape of a name. */
  static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** Whether the bytes go by this name. */
  static boolean names(String id, byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance(id.length() == 64 ? "SHA-256" : "SHA-1");
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(content)).equals(id);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has it", e);
    }
  }
}
