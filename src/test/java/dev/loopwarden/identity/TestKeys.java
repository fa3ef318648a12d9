package dev.loopwarden.identity;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Keys made for the tests, as the texts that operators have. */
public final class TestKeys {
  private static final KeyPair PAIR = pair("RSA", 2048);
  private static final int PKCS_8_HEAD = 26;

  private TestKeys() {}

  static KeyPair pair() {
    return PAIR;
  }

  static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As GitHub hands it out: PKCS#1, which is what PKCS#8 wraps. */
  public static String pkcs1() {
    byte[] encoded = PAIR.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, PKCS_8_HEAD, encoded.length));
  }

  static String pkcs8(KeyPair pair) {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }
}
