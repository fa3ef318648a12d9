package dev.loopwarden.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The stream of a command's result. When its reader goes away, as {@code head} does, the rest is
 * dropped: that is not an error.
 */
final class ResultStream extends FilterOutputStream {
  private boolean closedByReader;

  ResultStream(OutputStream out) {
    super(new BufferedOutputStream(out, 1 << 16));
  }

  @Override
  public void write(int b) {
    attempt(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() {
    attempt(out::flush);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void attempt(Writing writing) {
    if (closedByReader) {
      return;
    }
    try {
      writing.run();
    } catch (IOException _) {
      closedByReader = true;
    }
  }
}
