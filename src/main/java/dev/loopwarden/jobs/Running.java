package dev.loopwarden.jobs;

import dev.loopwarden.jobs.JobStates.Run;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The runs of this process, and whether there may be more. Thread-safe. */
final class Running {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private final Set<Run> runs = new HashSet<>();
  private boolean closed;
  private volatile boolean over;

  /** False once it is closed. */
  boolean enter(Run run) {
    lock.lock();
    try {
      return !closed && runs.add(run);
    } finally {
      lock.unlock();
    }
  }

  void leave(Run run) {
    lock.lock();
    try {
      runs.remove(run);
      if (runs.isEmpty()) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody enters any more. */
  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** From here on nobody enters. */
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all have left; false when the time was too short. */
  boolean awaitNone(Duration grace) throws InterruptedException {
    long nanos = grace.toNanos();
    lock.lock();
    try {
      while (!runs.isEmpty() && nanos > 0) {
        nanos = none.awaitNanos(nanos);
      }
      return runs.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the time of all runs; returns those that are still there. */
  Set<Run> over() {
    lock.lock();
    try {
      over = true;
      return Set.copyOf(runs);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the time of all runs is over. */
  boolean isOver() {
    return over;
  }
}
