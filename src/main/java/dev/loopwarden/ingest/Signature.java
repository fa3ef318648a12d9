package dev.loopwarden.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The HMAC-SHA256 that a delivery claims for its body. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final int BYTES = 32;

  private final byte[] claimed;

  private Signature(byte[] claimed) {
    this.claimed = claimed;
  }

  /** Reads the header {@code X-Hub-Signature-256}; nothing when it is missing or ill-formed. */
  static Optional<Signature> of(@Nullable String header) {
    if (header == null
        || !header.startsWith(PREFIX)
        || header.length() != PREFIX.length() + 2 * BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Signature(HexFormat.of().parseHex(header, PREFIX.length(), header.length())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether one of the secrets made it; takes as long whichever did, or none. */
  boolean isMadeBy(List<String> secrets, byte[] body) {
    boolean made = false;
    for (String secret : secrets) {
      made |= !secret.isEmpty() && MessageDigest.isEqual(claimed, hmac(secret, body));
    }
    return made;
  }

  private static byte[] hmac(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
