package dev.loopwarden.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Git's names for contents. */
final class BlobHash {
  private final String algorithm;

  /** For the object format of a repository, {@code sha1} or {@code sha256}. */
  BlobHash(String objectFormat) {
    this.algorithm = objectFormat.equals("sha256") ? "SHA-256" : "SHA-1";
  }

  /** The name of a blob with these bytes. */
  String of(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
