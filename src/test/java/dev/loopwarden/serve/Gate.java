package dev.loopwarden.serve;

import dev.loopwarden.standin.Exchange;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds an answer back, and all answers after it: what was asked for is carried out, and nobody
 * knows.
 */
final class Gate implements Exchange.Listener {
  private final AtomicInteger left;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /** Lets so many reviews be posted before. */
  Gate(int reviews) {
    left = new AtomicInteger(reviews);
  }

  @Override
  public void exchanged(Exchange exchange) {
    boolean isReview = exchange.method().equals("POST") && exchange.path().endsWith("/reviews");
    if (isReview && left.getAndDecrement() == 0) {
      reached.countDown();
      await(open);
    }
  }

  /** Waits until somebody stands before it. */
  void awaitReached() {
    await(reached);
  }

  /** Lets the answers out. */
  void open() {
    open.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
