package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Makes independent calls side by side. */
final class Together {
  /** More would leave nothing to other jobs of the same installation. */
  private static final int AT_ONCE = 8;

  private Together() {}

  /** The answers in the order of the questions, each of which makes one call. */
  static <T> List<T> ask(Meter meter, List<Supplier<T>> questions) {
    List<T> answers = new ArrayList<>();
    for (int at = 0; at < questions.size(); at += AT_ONCE) {
      List<Supplier<T>> some = questions.subList(at, Math.min(at + AT_ONCE, questions.size()));
      answers.addAll(some.size() == 1 ? List.of(some.getFirst().get()) : side(meter, some));
    }
    return answers;
  }

  private static <T> List<T> side(Meter meter, List<Supplier<T>> questions) {
    meter.beginTogether();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (Supplier<T> question : questions) {
        running.add(threads.submit(question::get));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : running) {
        answers.add(one.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException.Failed("interrupted while asking GitHub", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("asking GitHub failed", e.getCause());
    } finally {
      meter.endTogether();
    }
  }
}
