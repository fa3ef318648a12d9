package dev.loopwarden.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many who write to the embedded database at the same time. */
final class WriterTest {
  private final Database database = Engine.SQLITE.empty();

  /** What somebody else writes until the test lets go. */
  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  void writersHaveTheirTurnInTheOrderInWhichTheyCame() {
    List<Integer> turns = new ArrayList<>();
    var _ = begin(() -> database.inTransaction(this::hold));
    List<FutureTask<Integer>> writers =
        beginAll(number -> database.inTransaction(() -> taken(number, turns)));

    over.countDown();
    writers.forEach(WriterTest::end);

    assertThat(turns).containsExactly(0, 1, 2, 3, 4);
  }

  private static int taken(int number, List<Integer> turns) {
    turns.add(number);
    return number;
  }

  @Test
  void whatWaitsTogetherIsCommittedTogether() {
    List<Integer> visible = new ArrayList<>();
    var _ = begin(() -> database.inSharedTransaction(this::hold));
    List<FutureTask<Integer>> writers =
        beginAll(number -> database.inSharedTransaction(() -> seen(number, visible)));

    over.countDown();
    writers.forEach(WriterTest::end);

    assertThat(visible).containsExactly(0, 0, 0, 0, 0);
    assertThat(committed()).isEqualTo(5);
  }

  private int seen(int number, List<Integer> visible) {
    visible.add(committed());
    return write(number);
  }

  @Test
  void nobodyFailsBecauseOfAnother() {
    var _ = begin(() -> database.inSharedTransaction(this::hold));
    List<FutureTask<Integer>> writers =
        beginAll(number -> database.inSharedTransaction(() -> writeUnlessTwo(number)));

    over.countDown();

    assertThatThrownBy(() -> end(writers.get(2))).hasRootCauseMessage("cannot write this");
    assertThat(IntStream.of(0, 1, 3, 4).map(number -> end(writers.get(number))).toArray())
        .containsExactly(0, 1, 3, 4);
    assertThat(committed()).isEqualTo(4);
  }

  private int writeUnlessTwo(int number) {
    if (number == 2) {
      throw new IllegalStateException("cannot write this");
    }
    return write(number);
  }

  private int write(int number) {
    database
        .writes()
        .sql("insert into counter (name, value) values (:name, 1)")
        .param("name", "counter " + number)
        .update();
    return number;
  }

  private int committed() {
    return database.reads().sql("select count(*) from counter").query(Integer.class).single();
  }

  private boolean hold() {
    try {
      over.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<FutureTask<Integer>> beginAll(IntUnaryOperator writer) {
    return IntStream.range(0, 5)
        .mapToObj(number -> begin(() -> writer.applyAsInt(number)))
        .toList();
  }

  /** Begins to write in a thread of its own, and returns when that has to wait. */
  private static <T> FutureTask<T> begin(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = Thread.ofPlatform().daemon().start(task);
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static <T> T end(FutureTask<T> task) {
    try {
      return task.get();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
