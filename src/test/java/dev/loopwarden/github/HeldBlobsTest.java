package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeldBlobsTest {
  private final HeldBlobs held = new HeldBlobs(10, 8);

  @Test
  void aContentCanBeReadAgain() {
    held.put("a", new byte[4]);
    held.put("b", new byte[4]);

    assertThat(held.read("a")).hasSize(4);
    assertThat(held.read("a")).hasSize(4);
    assertThat(held.read("c")).isNull();
    assertThat(held.bytes()).isEqualTo(8);
  }

  @Test
  void whatWasReadMakesRoomTheOldestFirst() {
    held.put("a", new byte[4]);
    held.put("b", new byte[4]);
    held.read("a");
    held.read("b");
    held.read("a");
    held.put("c", new byte[6]);

    assertThat(held.holds("a")).isTrue();
    assertThat(held.holds("b")).isFalse();
    assertThat(held.bytes()).isEqualTo(10);
    assertThat(held.read("c")).hasSize(6);
  }

  @Test
  void notAllThatWasReadStays() {
    held.put("a", new byte[5]);
    held.put("b", new byte[5]);
    held.read("a");
    held.read("b");

    assertThat(held.holds("a")).isFalse();
    assertThat(held.holds("b")).isTrue();
    assertThat(held.bytes()).isEqualTo(5);
  }

  @Test
  void whatHasNoRoomIsNotHeld() {
    held.put("b", new byte[6]);
    held.put("c", new byte[6]);

    assertThat(held.holds("b")).isTrue();
    assertThat(held.holds("c")).isFalse();
  }
}
