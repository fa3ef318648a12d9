package dev.loopwarden.serve;

import dev.loopwarden.jobs.JobRunner;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Runs jobs while the application runs: begun last, and ended before the web server stops. */
final class QueueLifecycle implements SmartLifecycle {
  private final JobRunner runner;
  private final Duration grace;
  private volatile boolean running;

  QueueLifecycle(JobRunner runner, Duration grace) {
    this.runner = runner;
    this.grace = grace;
  }

  @Override
  public void start() {
    runner.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    runner.stop(grace);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
