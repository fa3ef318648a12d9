package dev.loopwarden.ingest;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reconciles when the service starts, and then again and again. */
final class ReconciliationTimer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReconciliationTimer.class);
  private static final int SECONDS_TO_STOP = 20;

  private final Reconciliation reconciliation;
  private final Duration pause;
  private @Nullable ScheduledExecutorService timer;

  ReconciliationTimer(Reconciliation reconciliation, Duration pause) {
    this.reconciliation = reconciliation;
    this.pause = pause;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reconciliation").daemon().factory());
    var _ = fresh.scheduleWithFixedDelay(this::run, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    timer = fresh;
  }

  private void run() {
    try {
      reconciliation.run();
    } catch (RuntimeException e) { // the timer would end silently
      LOG.error("could not compare deliveries with GitHub's list", e);
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService running = timer;
    if (running == null) {
      return;
    }
    timer = null;
    running.shutdown();
    try {
      if (!running.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        running.shutdownNow();
      }
    } catch (InterruptedException _) {
      running.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
