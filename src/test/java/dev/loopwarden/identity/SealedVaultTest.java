package dev.loopwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What the database holds tells nothing, and cannot be tampered with. */
final class SealedVaultTest {
  private static final String OLD = key(1);
  private static final String NEW = key(2);
  private static final byte[] VALUE = "the secret".getBytes(StandardCharsets.UTF_8);

  private final MemoryVault database = new MemoryVault();
  private final SealedVault vault = sealed(OLD);

  private static String key(int seed) {
    byte[] bytes = new byte[SealingKeys.BYTES];
    bytes[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(bytes);
  }

  private SealedVault sealed(String keys) {
    return new SealedVault(database, SealingKeys.parse(keys, "the test"), new SecureRandom());
  }

  private byte[] raw(String name) {
    return database.read(name).orElseThrow();
  }

  @Test
  void whatIsWrittenComesBackAndIsNotReadable() {
    assertThat(vault.read("app")).isEmpty();
    vault.write("app", VALUE);
    assertThat(vault.read("app")).contains(VALUE);
    assertThat(new String(raw("app"), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    byte[] first = raw("app");
    vault.write("app", VALUE);
    assertThat(raw("app")).isNotEqualTo(first); // a nonce is used once
  }

  @Test
  void replacingLooksAtTheOpenValue() {
    assertThat(vault.replace("app", VALUE, VALUE)).isFalse();
    assertThat(vault.replace("app", null, VALUE)).isTrue();
    assertThat(vault.replace("app", null, VALUE)).isFalse();
    assertThat(vault.replace("app", "other".getBytes(StandardCharsets.UTF_8), VALUE)).isFalse();
    assertThat(vault.replace("app", VALUE, "next".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(vault.read("app")).contains("next".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void changedSwappedAndCutValuesAreRefused() {
    vault.write("app", VALUE);
    byte[] changed = raw("app");
    changed[changed.length - 1] ^= 1;
    database.write("changed", changed);
    database.write("swapped", raw("app"));
    database.write("cut", new byte[] {1, 2});
    for (String name : new String[] {"changed", "swapped", "cut"}) {
      assertThatThrownBy(() -> vault.read(name))
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining(name)
          .hasNoCause();
    }
  }

  @Test
  void anotherKeyIsNamedByItsId() {
    vault.write("app", VALUE);
    assertThatThrownBy(() -> sealed(NEW).read("app"))
        .hasMessageContaining("sealed with another key")
        .hasMessageContaining("LOOPWARDEN_SECRET_KEY")
        .hasMessageNotContaining(OLD)
        .hasMessageNotContaining(NEW);
  }

  @Test
  void anOldKeyOpensAndTheNewOneSealsAnew() {
    vault.write("app", VALUE);
    assertThat(sealed(NEW + "," + OLD).read("app")).contains(VALUE);
    assertThat(sealed(NEW).read("app")).contains(VALUE);
  }

  @Test
  void keysAreReadStrictlyAndNeverShown() {
    for (String text : new String[] {"hunter2", "aHVudGVyMg==", ""}) {
      assertThatThrownBy(() -> SealingKeys.parse(text, "LOOPWARDEN_SECRET_KEY"))
          .hasMessageContaining("openssl rand -base64 32")
          .hasMessageNotContaining("hunter2")
          .hasMessageNotContaining("aHVudGVyMg");
    }
    assertThat(SealingKeys.parse(OLD, "x").toString()).doesNotContain(OLD).contains("key ");
  }
}
