package dev.loopwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's own example, and what is nearly right. */
final class SignatureTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String HEADER =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private static byte[] body(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Signature signature() {
    return Signature.of(HEADER).orElseThrow();
  }

  @Test
  void theKnownAnswerIsRight() {
    assertThat(signature().isMadeBy(List.of(SECRET), body("Hello, World!"))).isTrue();
  }

  @Test
  void anyOfTheSecretsWillDo() {
    byte[] body = body("Hello, World!");
    assertThat(signature().isMadeBy(List.of("new", SECRET), body)).isTrue();
    assertThat(signature().isMadeBy(List.of(SECRET, "old"), body)).isTrue();
    assertThat(signature().isMadeBy(List.of("new", "old", ""), body)).isFalse();
    assertThat(signature().isMadeBy(List.of(), body)).isFalse();
  }

  @Test
  void everyByteOfTheBodyCounts() {
    assertThat(signature().isMadeBy(List.of(SECRET), body("Hello, World! "))).isFalse();
    assertThat(signature().isMadeBy(List.of(SECRET), body("Hello, world!"))).isFalse();
    assertThat(signature().isMadeBy(List.of(SECRET), body(""))).isFalse();
  }

  @Test
  void noHeaderIsNoSignature() {
    assertThat(Signature.of(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1g",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700"
      })
  void illFormedIsNoSignature(String header) {
    assertThat(Signature.of(header)).isEmpty();
  }
}
