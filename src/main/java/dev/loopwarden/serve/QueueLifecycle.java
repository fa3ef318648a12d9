package dev.loopwarden.serve;

import dev.loopwarden.jobs.JobRunner;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Runs jobs while the application runs: begun last, and ended before the web server stops. */
final class QueueLifecycle implements SmartLifecycle {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final JobRunner runner;
  private volatile boolean running;

  QueueLifecycle(JobRunner runner) {
    this.runner = runner;
  }

  @Override
  public void start() {
    runner.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    runner.stop(GRACE);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
