package dev.loopwarden.serve;

import dev.loopwarden.store.Retention;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets what is old, every hour. */
final class Housekeeping implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int MINUTES = 60;

  private final Retention retention;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());
  private volatile boolean running;

  Housekeeping(Retention retention) {
    this.retention = retention;
  }

  @Override
  public void start() {
    running = true;
    var _ = timer.scheduleWithFixedDelay(this::forget, 1, MINUTES, TimeUnit.MINUTES);
  }

  private void forget() {
    try {
      LOG.debug("forgot {} rows that were old", retention.forget());
    } catch (RuntimeException e) { // the timer would end silently
      LOG.error("could not forget what is old", e);
    }
  }

  @Override
  public void stop() {
    running = false;
    timer.close(); // a walk through the tables ends by itself
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
