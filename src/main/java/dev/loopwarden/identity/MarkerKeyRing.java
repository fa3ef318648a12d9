package dev.loopwarden.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of the markers, in the vault: the first is made when it is first asked for. */
final class MarkerKeyRing {
  private static final String NAME = "marker-keys";
  private static final int BYTES = 32;

  private final Vault vault;
  private final SecureRandom random;

  /** Base64 by version. */
  private record Stored(int newest, Map<Integer, String> keys) {
    @Override
    public String toString() {
      return "stored marker keys";
    }
  }

  MarkerKeyRing(SealedVault vault, SecureRandom random) {
    this.vault = vault;
    this.random = random;
  }

  MarkerKeys keys() {
    Optional<byte[]> known = vault.read(NAME);
    if (known.isEmpty()) {
      byte[] key = new byte[BYTES];
      random.nextBytes(key);
      Stored first = new Stored(1, Map.of(1, Base64.getEncoder().encodeToString(key)));
      vault.replace(NAME, null, Records.bytes(first)); // another replica may have been faster
      known = vault.read(NAME);
    }
    return keys(
        Records.read(
            known.orElseThrow(() -> new IdentityException("the database lost the marker keys")),
            Stored.class,
            NAME));
  }

  private static MarkerKeys keys(Stored stored) {
    Map<Integer, SecretKey> keys = new TreeMap<>();
    stored
        .keys()
        .forEach(
            (version, text) ->
                keys.put(
                    version, new SecretKeySpec(Base64.getDecoder().decode(text), "HmacSHA256")));
    return new MarkerKeys(stored.newest(), keys);
  }
}
