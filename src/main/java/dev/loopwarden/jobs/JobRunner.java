package dev.loopwarden.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs: one process of any number on one database. A job is picked by db-scheduler; what it
 * has to do, and what becomes of it, stands in {@link JobStates}.
 */
public final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration AFTER_GRACE = Duration.ofMillis(100);

  private final Worker worker;
  private final Bell bell;
  private final JobSettings settings;
  private final Scheduler scheduler;
  private final Runnable wake;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ScheduledExecutorService housekeeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("job-sweep").factory());

  /**
   * Nothing runs before {@link #start()}.
   *
   * @param ids names of at most 50 characters for the process and its runs, each new in the world
   */
  public JobRunner(
      JobStates states,
      JobHandler handler,
      Bell bell,
      JobSettings settings,
      InstantSource clock,
      Supplier<String> ids) {
    this.worker = new Worker(states, handler, bell, settings, clock, ids);
    this.bell = bell;
    this.settings = settings;
    this.scheduler =
        Scheduler.create(states.dataSource(), task(worker, bell, clock))
            .schedulerName(new SchedulerName.Fixed(worker.name()))
            .jdbcCustomization(new EpochMillis())
            .clock(clock::instant)
            .threads(settings.workers())
            .executorService(
                Executors.newFixedThreadPool(
                    settings.workers(), Thread.ofPlatform().name("job-", 0).factory()))
            .pollingInterval(settings.poll())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(JobSettings.MISSED)
            .shutdownMaxWait(AFTER_GRACE)
            .build();
    this.wake = scheduler::triggerCheckForDueExecutions;
  }

  /**
   * What db-scheduler runs. Our own statements complete its executions, so it does nothing then.
   */
  static Task<Void> task(Worker worker, Bell bell, InstantSource clock) {
    return Tasks.custom(JobStates.TASK, Void.class)
        // The database did not answer: the execution stays picked, and is revived without a death.
        .onFailure((_, _) -> {})
        .onDeadExecution(
            (dead, operations) -> {
              operations.reschedule(dead, clock.instant());
              bell.ring();
            })
        .execute(
            (instance, _) -> {
              worker.execute(instance.getId());
              return (_, _) -> {};
            });
  }

  /** Begins to run jobs. */
  public void start() {
    bell.onRing(wake); // before the first look for runs that died, which rings it
    scheduler.start();
    long every = settings.sweep().toMillis();
    var _ = housekeeper.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    try {
      worker.sweep();
    } catch (RuntimeException e) {
      LOG.error("The sweep broke; the next one may do better", e);
    }
  }

  /**
   * Stops: takes on nothing new, lets what runs end, and hands back what has not ended in time, so
   * that another process can take it at once.
   */
  public void stop(Duration grace) {
    if (stopped.getAndSet(true)) {
      return;
    }
    bell.forget(wake);
    scheduler.pause();
    housekeeper.shutdown();
    try {
      worker.finish(grace);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      scheduler.stop();
    }
  }
}
