package dev.loopwarden.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.identity.Vault;
import dev.loopwarden.jobs.Bell;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
final class VaultTest {
  private static final byte[] BYTES = {0, -1, 127, -128, 39, 92};
  private static final byte[] OTHERS = "others".getBytes(StandardCharsets.UTF_8);

  private final Vault vault;

  VaultTest(Engine engine) {
    vault =
        new Store(
                engine.empty(),
                InstantSource.fixed(Samples.NOON),
                new Bell(),
                Runnable::run,
                () -> {})
            .vault();
  }

  @Test
  void givesBackWhatWasWrittenLast() {
    assertThat(vault.read("app")).isEmpty();
    vault.write("app", OTHERS);
    vault.write("app", BYTES);

    assertThat(vault.read("app")).hasValueSatisfying(value -> assertThat(value).isEqualTo(BYTES));
    assertThat(vault.read("keys")).isEmpty();
  }

  @Test
  void removesWhatIsThere() {
    assertThat(vault.remove("app")).isFalse();
    vault.write("app", BYTES);
    assertThat(vault.remove("app")).isTrue();
    assertThat(vault.read("app")).isEmpty();
  }

  @Test
  void replacesOnlyWhatTheCallerKnows() {
    assertThat(vault.replace("app", OTHERS, BYTES)).isFalse();
    assertThat(vault.replace("app", null, BYTES)).isTrue();
    assertThat(vault.replace("app", null, OTHERS)).isFalse();
    assertThat(vault.replace("app", OTHERS, OTHERS)).isFalse();
    assertThat(vault.read("app")).hasValueSatisfying(value -> assertThat(value).isEqualTo(BYTES));

    assertThat(vault.replace("app", BYTES, OTHERS)).isTrue();
    assertThat(vault.read("app")).hasValueSatisfying(value -> assertThat(value).isEqualTo(OTHERS));
  }
}
