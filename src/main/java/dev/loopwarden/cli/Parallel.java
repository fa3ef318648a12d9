package dev.loopwarden.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for several things at the same time. */
final class Parallel {
  private Parallel() {}

  /** The results, in the order of the things. */
  static <T, R> List<R> map(List<T> things, Function<T, R> action) {
    int threads = Math.min(things.size(), Runtime.getRuntime().availableProcessors());
    if (threads < 2) {
      return things.stream().map(action).toList();
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<R>> running =
          things.stream().map(thing -> pool.submit(() -> action.apply(thing))).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while analysing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("analysing a project failed", e.getCause());
    }
  }
}
