package dev.loopwarden.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rung when work was written down, so that runners of this process look at once. Thread-safe. */
public final class Bell {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** There is something to do; to be called when it is committed. */
  public void ring() {
    listeners.forEach(Runnable::run);
  }

  /** Calls a listener at each ring, in the thread that rings. */
  public void onRing(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
