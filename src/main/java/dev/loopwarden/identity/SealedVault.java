package dev.loopwarden.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A vault whose values nobody can read, swap or change who has only the database: AES-256-GCM, a
 * fresh nonce each time, and the entry's name as authenticated data.
 *
 * <p>A sealed value is the version of this form (one byte), the id of the key (four), the nonce
 * (twelve), and what GCM makes of the rest.
 */
public final class SealedVault implements Vault {
  private static final byte VERSION = 1;
  private static final int ID_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;
  private static final int TAG_BITS = 128;

  private final Vault vault;
  private final SealingKeys keys;
  private final SecureRandom random;

  /** Seals what goes into a vault. */
  public SealedVault(Vault vault, SealingKeys keys, SecureRandom random) {
    this.vault = vault;
    this.keys = keys;
    this.random = random;
  }

  /**
   * What was written; sealed anew on the way when an older key had sealed it.
   *
   * @throws IdentityException when our keys do not open it
   */
  @Override
  public Optional<byte[]> read(String name) {
    Optional<byte[]> sealed = vault.read(name);
    if (sealed.isEmpty()) {
      return sealed;
    }
    byte[] value = open(name, sealed.get());
    if (!keys.newest().id().equals(keyId(sealed.get()))) {
      vault.replace(name, sealed.get(), seal(name, value));
    }
    return Optional.of(value);
  }

  @Override
  public void write(String name, byte[] value) {
    vault.write(name, seal(name, value));
  }

  /** Two seals of one value differ, so that what is expected is compared once it is open. */
  @Override
  public boolean replace(String name, byte @Nullable [] expected, byte[] value) {
    if (expected == null) {
      return vault.replace(name, null, seal(name, value));
    }
    Optional<byte[]> sealed = vault.read(name);
    return sealed.isPresent()
        && MessageDigest.isEqual(open(name, sealed.get()), expected)
        && vault.replace(name, sealed.get(), seal(name, value));
  }

  @Override
  public boolean remove(String name) {
    return vault.remove(name);
  }

  private byte[] seal(String name, byte[] value) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    SealingKeys.Key key = keys.newest();
    ByteArrayOutputStream sealed = new ByteArrayOutputStream(HEAD_BYTES + value.length + 16);
    sealed.write(VERSION);
    sealed.writeBytes(HexFormat.of().parseHex(key.id()));
    sealed.writeBytes(nonce);
    try {
      sealed.writeBytes(cipher(Cipher.ENCRYPT_MODE, key, nonce, name).doFinal(value));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot seal with AES-GCM", e);
    }
    return sealed.toByteArray();
  }

  private byte[] open(String name, byte[] sealed) {
    if (sealed.length < HEAD_BYTES || sealed[0] != VERSION) {
      throw new IdentityException("the database's entry \"" + name + "\" is damaged");
    }
    String id = keyId(sealed);
    SealingKeys.Key key =
        keys.find(id)
            .orElseThrow(
                () ->
                    new IdentityException(
                        """
                        the database's entry "%s" is sealed with another key (%s; known: %s): set \
                        LOOPWARDEN_SECRET_KEY to that key, or several with the newest first\
                        """
                            .formatted(name, id, keys.keys())));
    ByteBuffer rest = ByteBuffer.wrap(sealed, 1 + ID_BYTES, sealed.length - 1 - ID_BYTES);
    byte[] nonce = new byte[NONCE_BYTES];
    rest.get(nonce);
    byte[] body = new byte[rest.remaining()];
    rest.get(body);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, name).doFinal(body);
    } catch (GeneralSecurityException _) {
      throw new IdentityException(
          "the database's entry \"" + name + "\" was changed by somebody else than this service");
    }
  }

  private static Cipher cipher(int mode, SealingKeys.Key key, byte[] nonce, String name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static String keyId(byte[] sealed) {
    return sealed.length < HEAD_BYTES ? "" : HexFormat.of().formatHex(sealed, 1, 1 + ID_BYTES);
  }
}
