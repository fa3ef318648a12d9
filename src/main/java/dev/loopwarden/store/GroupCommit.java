package dev.loopwarden.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Puts small pieces of work that wait for the one writer into one transaction, so that a burst of
 * them waits for the disk once. What fails together is tried again alone: nobody fails because of
 * another. Thread-safe.
 */
final class GroupCommit {
  /** So that nobody else waits long for a turn. */
  private static final int MOST = 32;

  private final Database database;
  private final Queue<Member<?>> waiting = new ConcurrentLinkedQueue<>();
  private final Lock turn = new ReentrantLock(true);

  GroupCommit(Database database) {
    this.database = database;
  }

  /** On disk when it returns; may be run more than once. */
  <T> T run(Supplier<T> work) {
    Member<T> mine = new Member<>(work);
    waiting.add(mine);
    turn.lock();
    try {
      while (mine.isOpen()) {
        commit(next());
      }
    } finally {
      turn.unlock();
    }
    return mine.result();
  }

  private List<Member<?>> next() {
    List<Member<?>> group = new ArrayList<>();
    Member<?> member = waiting.poll();
    while (member != null) {
      group.add(member);
      member = group.size() < MOST ? waiting.poll() : null;
    }
    return group;
  }

  private void commit(List<Member<?>> group) {
    try {
      database.inTransaction(
          () -> {
            group.forEach(Member::attempt);
            return group;
          });
      group.forEach(Member::end);
    } catch (CannotCreateTransactionException e) { // none of them has even begun
      group.forEach(member -> member.end(e));
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.getFirst().end(e);
      } else {
        group.forEach(member -> commit(List.of(member)));
      }
    } catch (Error e) {
      group.forEach(member -> member.end(new IllegalStateException("writing broke", e)));
      throw e;
    }
  }

  /** One piece of work. Its fields are seen by whoever has the turn. */
  private static final class Member<T> {
    private final Supplier<T> work;
    private @Nullable T value;
    private @Nullable RuntimeException failure;
    private boolean ended;

    Member(Supplier<T> work) {
      this.work = work;
    }

    void attempt() {
      value = work.get();
    }

    void end() {
      ended = true;
    }

    void end(RuntimeException why) {
      failure = why;
      ended = true;
    }

    boolean isOpen() {
      return !ended;
    }

    T result() {
      if (failure != null) {
        throw failure;
      }
      if (value == null) {
        throw new IllegalStateException("the work came to nothing");
      }
      return value;
    }
  }
}
