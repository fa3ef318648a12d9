package dev.loopwarden.jobs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The state of a queue as a process sees it that can be cut off from it, or stopped as by a kill.
 */
final class Mortal {
  private final JobStates states;
  private final Runnable afterEachCall;
  private boolean dead;
  private boolean cutOff;
  private String failing = "";

  Mortal(JobStates states, Runnable afterEachCall) {
    this.states = states;
    this.afterEachCall = afterEachCall;
  }

  /** From here on all its threads stand still as soon as they want something. */
  synchronized void kill() {
    dead = true;
  }

  /** From here on the database does not answer. */
  synchronized void cutOff() {
    cutOff = true;
  }

  /** Its threads go on where they were, as after a pause of the machine. */
  synchronized void wakeUp() {
    dead = false;
    cutOff = false;
    notifyAll();
  }

  /** The next call of this name fails. */
  synchronized void failOnce(String call) {
    failing = call;
  }

  private synchronized void fail(String call) {
    if (call.equals(failing)) {
      failing = "";
      throw new IllegalStateException("no answer");
    }
  }

  synchronized boolean isDead() {
    return dead;
  }

  private synchronized void live() throws InterruptedException {
    while (dead) {
      wait();
    }
    if (cutOff) {
      throw new IllegalStateException("no answer");
    }
  }

  JobStates states() {
    return (JobStates)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {JobStates.class},
            (_, method, arguments) -> call(method, arguments));
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("dataSource")) {
      return new Connections();
    }
    try {
      live();
      fail(method.getName());
      return method.invoke(states, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      afterEachCall.run();
    }
  }

  private final class Connections extends DelegatingDataSource {
    Connections() {
      super(states.dataSource());
    }

    @Override
    public Connection getConnection() throws SQLException {
      try {
        live();
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
      return super.getConnection();
    }
  }
}
