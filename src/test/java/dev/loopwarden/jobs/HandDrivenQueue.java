package dev.loopwarden.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.Engine;
import dev.loopwarden.store.Samples;
import dev.loopwarden.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue whose clock and whose worker are moved by hand: jobs run in the thread of the test. */
final class HandDrivenQueue implements JobHandler {
  static final JobSettings SETTINGS = JobSettings.usual(4);

  /** What a run does. */
  interface Script {
    JobOutcome run(Subject subject, Lease lease);
  }

  final SettableClock clock = new SettableClock();
  final InstantSource time = clock::now;
  final Bell bell = new Bell();
  final Database database;
  final Store store;
  final List<Subject> ran = new ArrayList<>();
  final List<String> parked = new ArrayList<>();
  final Mortal process;
  final Worker worker;
  boolean deaf;
  Script script = (_, _) -> new JobOutcome.Done();

  private final AtomicInteger ids = new AtomicInteger();
  private final ManualScheduler scheduler;

  HandDrivenQueue(Engine engine) {
    clock.set(Samples.NOON);
    database = engine.empty();
    store = Store.open(database, time, bell);
    process = new Mortal(store.jobs(), () -> {});
    worker = newWorker();
    scheduler = scheduler(JobRunner.task(worker, bell, time));
  }

  /** A process; what db-scheduler drives by hand has one name only. */
  private Worker newWorker() {
    AtomicInteger names = new AtomicInteger();
    return new Worker(
        process.states(),
        this,
        bell,
        SETTINGS,
        time,
        () -> names.getAndIncrement() == 0 ? "manual" : "run-" + ids.incrementAndGet());
  }

  private ManualScheduler scheduler(Task<Void> task) {
    var builder = TestHelper.createManualScheduler(database.dataSource(), task).clock(clock);
    builder.jdbcCustomization(new EpochMillis());
    builder.heartbeatInterval(SETTINGS.heartbeat());
    return builder.build();
  }

  /** A delivery asks for work on a subject. */
  void raise(Subject subject) {
    store
        .deliveries()
        .record(Samples.delivery("guid-" + ids.incrementAndGet()), Samples.look(subject));
  }

  /** Runs what is due; what becomes due by that waits for the next time. */
  void work() {
    scheduler.runAnyDueExecutions();
  }

  /** The same in another process. */
  void workElsewhere() {
    scheduler(JobRunner.task(newWorker(), bell, time)).runAnyDueExecutions();
  }

  void pass(Duration time) {
    clock.tick(time);
  }

  /** A process begins what is due, and dies. */
  void workAndDie() {
    Task<Void> deadly =
        Tasks.custom(JobStates.TASK, Void.class)
            .execute(
                (instance, _) -> {
                  String run = "run-" + ids.incrementAndGet();
                  var _ = store.jobs().begin(new JobStates.Run(instance.getId(), run, "manual"), 2);
                  return (_, _) -> {};
                });
    scheduler(deadly).runAnyDueExecutions();
  }

  /** Time passes until the runs of dead processes are noticed. */
  void reviveDead() {
    pass(SETTINGS.heartbeat().multipliedBy(10));
    scheduler.runDeadExecutionDetection();
  }

  @Override
  public JobOutcome run(Subject subject, Lease lease) {
    ran.add(subject);
    return script.run(subject, lease);
  }

  @Override
  public boolean parked(Subject subject, String reason) {
    parked.add(subject.key() + ": " + reason);
    return !deaf;
  }
}
