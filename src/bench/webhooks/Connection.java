import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * A connection to a server that stays open, for one thread at a time. It costs a small part of what
 * an HTTP client costs: who sends has the same processors as what is measured.
 */
final class Connection implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private boolean ends;

  Connection(URI server) throws IOException {
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Sends a request and reads the whole answer, of which it returns the status. */
  int exchange(byte[] head, byte[] body) throws IOException {
    try {
      byte[] message = new byte[head.length + body.length];
      System.arraycopy(head, 0, message, 0, head.length);
      System.arraycopy(body, 0, message, head.length, body.length);
      out.write(message);
    } catch (IOException _) {
      ends = true; // the answer may have come before all was sent
    }
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("connection:")) {
        ends |= lower.contains("close");
      }
    }
    if (chunked) {
      skipChunks();
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  private void skipChunks() throws IOException {
    long size;
    do {
      size = Long.parseLong(line().split(";", 2)[0].strip(), 16);
      in.skipNBytes(size);
      line();
    } while (size > 0);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server has hung up");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** Whether the server hears no more on it. */
  boolean ends() {
    return ends;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
