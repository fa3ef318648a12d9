package dev.loopwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How old a value may be while another thread reads a new one. */
final class RememberedTest {
  private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");
  private static final Duration FRESHNESS = Duration.ofSeconds(5);

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final Remembered<String> remembered =
      new Remembered<>(this::read, () -> this.now, FRESHNESS);
  private volatile Instant now = START;
  private volatile boolean isSlow;

  private String read() {
    String value = "read at " + now;
    if (isSlow) {
      reading.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return value;
  }

  /** A thread that reads, and is not done when this returns. */
  private Thread slowReader(Duration age) throws InterruptedException {
    remembered.get();
    isSlow = true;
    now = START.plus(age);
    Thread reader = Thread.ofPlatform().start(remembered::get);
    reading.await();
    return reader;
  }

  @Test
  void aSlightlyOldValueIsGoodEnoughForTheOthers() throws InterruptedException {
    Thread reader = slowReader(FRESHNESS);
    assertThat(remembered.get()).isEqualTo("read at " + START);
    release.countDown();
    reader.join();
    assertThat(remembered.get()).isEqualTo("read at " + now);
  }

  @Test
  void anOldValueIsWaitedFor() throws InterruptedException {
    Thread reader = slowReader(FRESHNESS.multipliedBy(2));
    AtomicReference<String> got = new AtomicReference<>("");
    Thread other = Thread.ofPlatform().start(() -> got.set(remembered.get()));
    while (other.isAlive() && other.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(got).hasValue("");
    release.countDown();
    reader.join();
    other.join();
    assertThat(got).hasValue("read at " + now);
  }
}
