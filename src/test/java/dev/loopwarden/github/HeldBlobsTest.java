package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeldBlobsTest {
  private final HeldBlobs held = new HeldBlobs(10, Map.of("a", 1, "b", 2, "c", 2));

  @Test
  void lastReaderTakesAContentAway() {
    held.put("a", new byte[4]);
    held.put("b", new byte[4]);

    assertThat(held.take("a")).hasSize(4);
    assertThat(held.take("a")).isNull();
    assertThat(held.take("b")).hasSize(4);
    assertThat(held.take("b")).hasSize(4);
    assertThat(held.take("b")).isNull();
    assertThat(held.bytes()).isZero();
  }

  @Test
  void whatWasReadMakesRoom() {
    held.put("b", new byte[6]);
    held.take("b");
    held.put("c", new byte[8]);

    assertThat(held.holds("b")).isFalse();
    assertThat(held.take("c")).hasSize(8);
    assertThat(held.bytes()).isEqualTo(8);
  }

  @Test
  void whatHasNoRoomIsNotHeld() {
    held.put("b", new byte[6]);
    held.put("c", new byte[6]);

    assertThat(held.holds("b")).isTrue();
    assertThat(held.holds("c")).isFalse();
  }
}
