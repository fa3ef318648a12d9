package dev.loopwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What is taken as an App's private key. */
final class PrivateKeysTest {

  @Test
  void readsWhatGitHubHandsOutAndWhatJavaWants() {
    assertThat(TestKeys.pkcs1()).startsWith("-----BEGIN RSA PRIVATE KEY-----\nMII");
    assertThat(PrivateKeys.read(TestKeys.pkcs1())).isEqualTo(TestKeys.pair().getPrivate());
    assertThat(PrivateKeys.read(TestKeys.pkcs8(TestKeys.pair())))
        .isEqualTo(TestKeys.pair().getPrivate());
  }

  @Test
  void readsWhatEnvironmentsMakeOfIt() {
    String pem = TestKeys.pkcs1();
    String base64 = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    assertThat(PrivateKeys.read(pem.replace("\n", "\\n"))).isEqualTo(PrivateKeys.read(pem));
    assertThat(PrivateKeys.read(pem.replace("\n", "\r\n"))).isEqualTo(PrivateKeys.read(pem));
    assertThat(PrivateKeys.read(base64)).isEqualTo(PrivateKeys.read(pem));
    assertThat(PrivateKeys.read("Bag Attributes\n" + pem)).isEqualTo(PrivateKeys.read(pem));
  }

  @Test
  void saysWhatItWantedAndQuotesNothing() {
    String body = TestKeys.pkcs1().lines().skip(1).findFirst().orElseThrow();
    String damaged = TestKeys.pkcs1().replace(body, body.substring(4) + "!!!!");
    assertRefused("hunter2", "is no PEM text");
    assertRefused(TestKeys.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}), "ENCRYPTED PRIVATE KEY");
    assertRefused(TestKeys.pem("PUBLIC KEY", new byte[] {1}), "of the kind PUBLIC KEY");
    assertRefused(TestKeys.pkcs8(TestKeys.pair("EC", 256)), "no RSA key");
    assertRefused(TestKeys.pkcs8(TestKeys.pair("RSA", 1024)), "fewer than 2048 bits");
    assertRefused(damaged, "damaged");
    assertThatThrownBy(() -> PrivateKeys.read(damaged))
        .hasMessageNotContaining(body.substring(8, 24))
        .hasNoCause();
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> PrivateKeys.read(text))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("hunter2");
  }
}
