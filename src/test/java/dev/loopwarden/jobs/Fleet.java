package dev.loopwarden.jobs;

import dev.loopwarden.store.Database;
import dev.loopwarden.store.Engine;
import dev.loopwarden.store.Samples;
import dev.loopwarden.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Processes on one database, with threads of their own. Time passes only when it is told to. */
final class Fleet implements AutoCloseable {

  /**
   * The heart beats fast by the clock on the wall, and nobody dies by the one that stands still.
   */
  static final JobSettings SETTINGS =
      new JobSettings(
          4,
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMinutes(1),
          8,
          8,
          2,
          Duration.ofSeconds(15),
          Duration.ofMinutes(30));

  final Bell bell = new Bell();
  final Database database;
  final Store store;

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private final InstantSource clock = now::get;
  private final AtomicInteger ids = new AtomicInteger();
  private final List<JobRunner> runners = new ArrayList<>();
  private final List<Mortal> processes = new ArrayList<>();
  private final Object changed = new Object();

  Fleet(Engine engine) {
    database = engine.empty();
    store = Store.open(database, clock, bell);
  }

  /** A process that runs jobs until it is killed. */
  Mortal join(Function<Mortal, JobHandler> handler) {
    Mortal process = new Mortal(store.jobs(), this::somethingChanged);
    Bell own = new Bell();
    bell.onRing(
        () -> {
          if (!process.isDead()) {
            own.ring();
          }
        });
    start(process, own, handler.apply(process));
    return process;
  }

  private JobRunner start(Mortal process, Bell own, JobHandler handler) {
    JobRunner runner =
        new JobRunner(
            process.states(), handler, own, SETTINGS, clock, () -> "id-" + ids.incrementAndGet());
    processes.add(process);
    runners.add(runner);
    runner.start();
    return runner;
  }

  /** Another process, whose bell is the fleet's, and that the test stops. */
  JobRunner start(JobHandler handler) {
    return start(_ -> handler);
  }

  JobRunner start(Function<Mortal, JobHandler> handler) {
    Mortal process = new Mortal(store.jobs(), this::somethingChanged);
    return start(process, bell, handler.apply(process));
  }

  void raise(Subject subject) {
    store
        .deliveries()
        .record(Samples.delivery("guid-" + ids.incrementAndGet()), Samples.look(subject));
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Returns as soon as the database says so. */
  void await(BooleanSupplier condition) throws InterruptedException {
    synchronized (changed) {
      while (!condition.getAsBoolean()) {
        changed.wait();
      }
    }
  }

  void awaitAllDone() throws InterruptedException {
    await(() -> store.board().load().waiting() == 0);
  }

  private void somethingChanged() {
    synchronized (changed) {
      changed.notifyAll();
    }
  }

  @Override
  public void close() {
    processes.forEach(Mortal::wakeUp); // the dead would stand in the way of a test that fails
    runners.forEach(runner -> runner.stop(Duration.ZERO));
    store.close();
  }
}
