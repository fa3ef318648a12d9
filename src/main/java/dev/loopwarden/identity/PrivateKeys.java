package dev.loopwarden.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the private key of an App: PKCS#1, which is what GitHub hands out, and PKCS#8, which is
 * what Java wants.
 */
public final class PrivateKeys {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final String PKCS_1 = "RSA PRIVATE KEY";
  private static final String PKCS_8 = "PRIVATE KEY";
  private static final int MIN_BITS = 2048;

  /** {@code INTEGER 0, SEQUENCE { rsaEncryption, NULL }}: how PKCS#8 says what the key is for. */
  private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private PrivateKeys() {}

  /**
   * The key in a PEM text. Line breaks may be written as {@code \n}, and the whole text may be in
   * Base64, because environments often cannot carry it otherwise.
   *
   * @throws IdentityException when there is none that can be used; the message never quotes it
   */
  public static PrivateKey read(String text) {
    Matcher pem = PEM.matcher(unpacked(text));
    if (!pem.find()) {
      throw new IdentityException(
          "the App's private key is no PEM text: it begins with -----BEGIN RSA PRIVATE KEY-----");
    }
    byte[] der = decode(pem.group(2));
    return switch (pem.group(1)) {
      case PKCS_1 -> rsa(wrapped(der));
      case PKCS_8 -> rsa(der);
      case String kind ->
          throw new IdentityException(
              "the App's private key is of the kind "
                  + kind
                  + "; wanted is the file that GitHub offers under \"Generate a private key\"");
    };
  }

  private static String unpacked(String text) {
    String plain = text.strip();
    if (!plain.contains("-----BEGIN")) {
      try {
        plain = new String(Base64.getMimeDecoder().decode(plain), StandardCharsets.US_ASCII);
      } catch (IllegalArgumentException _) {
        return ""; // neither: the caller says what was wanted
      }
    }
    return plain.replace("\\n", "\n");
  }

  private static byte[] decode(String body) {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException _) { // its message quotes the key
      throw damaged();
    }
  }

  private static PrivateKey rsa(byte[] der) {
    RSAPrivateKey key;
    try {
      key =
          (RSAPrivateKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java knows no RSA", e);
    } catch (GeneralSecurityException _) { // its message may quote what it read
      throw damaged();
    }
    if (key.getModulus().bitLength() < MIN_BITS) {
      throw new IdentityException(
          "the App's private key has fewer than " + MIN_BITS + " bits; GitHub takes none such");
    }
    return key;
  }

  private static IdentityException damaged() {
    return new IdentityException(
        "the App's private key is damaged, or no RSA key; generate a new one on the App's page");
  }

  private static byte[] wrapped(byte[] pkcs1) {
    byte[] key = tagged(0x04, pkcs1);
    ByteArrayOutputStream body = new ByteArrayOutputStream(RSA.length + key.length);
    body.writeBytes(RSA);
    body.writeBytes(key);
    return tagged(0x30, body.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out.write(length >> shift);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
