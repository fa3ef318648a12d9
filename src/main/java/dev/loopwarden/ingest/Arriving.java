package dev.loopwarden.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A body as it arrives. It takes room for what has come and not for what is promised, and there is
 * a time by which all of it has to be here: whoever promises much and sends little keeps nobody
 * out.
 */
final class Arriving extends FilterInputStream {
  private final Budget.Share share;
  private final InstantSource clock;
  private final Instant deadline;

  Arriving(InputStream body, Budget.Share share, InstantSource clock, Instant deadline) {
    super(body);
    this.share = share;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** There is no room for more. */
  static final class NoRoom extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** It takes too long. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int count = in.read(into, from, most);
    if (count > 0) {
      if (clock.instant().isAfter(deadline)) {
        throw new TooSlow();
      }
      if (!share.grow(count)) {
        throw new NoRoom();
      }
    }
    return count;
  }
}
