package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bar on the terminal while files are read, for runs that take longer than a second. */
final class Progress implements AutoCloseable {
  private static final int BAR = 30;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean shown;
  private final AtomicInteger files = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(1);

  /** Shows nothing unless somebody looks at the terminal. */
  Progress(Terminal terminal) {
    this.err = terminal.err();
    this.shown = terminal.attended().err();
  }

  /** The same tree, watched; several trees share the bar. */
  SourceTree watch(SourceTree tree) {
    if (!shown) {
      return tree;
    }
    if (files.getAndAdd(tree.files().size()) == 0) {
      Thread.ofPlatform().daemon().name("progress").start(this::draw);
    }
    return new Watched(tree, read);
  }

  private record Watched(SourceTree tree, AtomicInteger read) implements SourceTree {
    @Override
    public List<Entry> files() {
      return tree.files();
    }

    @Override
    public byte[] read(Entry file) throws IOException {
      read.incrementAndGet();
      return tree.read(file);
    }
  }

  private void draw() {
    try {
      long wait = 1_000;
      boolean drawn = false;
      while (!done.await(wait, TimeUnit.MILLISECONDS)) {
        err.print(CLEAR + line(Math.min(read.get(), files.get()), files.get()));
        err.flush();
        drawn = true;
        wait = 100;
      }
      if (drawn) {
        err.print(CLEAR);
        err.flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static String line(int read, int files) {
    if (read >= files) {
      return "Following calls through " + files + " files";
    }
    int filled = (int) ((long) BAR * read / Math.max(1, files));
    return "Reading %s%s %,d of %,d files"
        .formatted("\u2588".repeat(filled), "\u2591".repeat(BAR - filled), read, files);
  }

  @Override
  public void close() {
    done.countDown();
  }
}
