package dev.loopwarden.git;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of a repository, read through one git process that stays. Thread-safe. */
final class GitObjects implements AutoCloseable {
  /** Names in flight: few enough to fit into a pipe, so that neither side waits for the other. */
  private static final int IN_FLIGHT = 100;

  private static final int MOST_DEATHS = 20;
  private static final long MOST_BYTES = 256L << 20;

  /**
   * One object.
   *
   * @param id its full name
   * @param type such as {@code blob}
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record GitObject(String id, String type, byte[] bytes) {}

  private final Git git;
  private @Nullable Process process;
  private @Nullable OutputStream requests;
  private @Nullable DataInputStream answers;
  private int deaths;
  private boolean closed;

  GitObjects(Git git) {
    this.git = git;
  }

  /** The object that a name means; null when there is none here. */
  @Nullable GitObject find(String name) throws IOException {
    return findAll(List.of(name)).getFirst();
  }

  /** The objects that names mean, in order, null where there is none here. */
  synchronized List<@Nullable GitObject> findAll(List<String> names) throws IOException {
    List<@Nullable GitObject> found = new ArrayList<>(names.size());
    while (found.size() < names.size()) {
      int end = Math.min(names.size(), found.size() + IN_FLIGHT);
      ask(names.subList(found.size(), end), found);
    }
    return found;
  }

  private void ask(List<String> names, List<@Nullable GitObject> found) throws IOException {
    int before = found.size();
    try {
      DataInputStream in = connect();
      send(names);
      for (int i = 0; i < names.size(); i++) {
        found.add(answer(in));
      }
    } catch (EOFException | BrokenPipe _) {
      // In a partial clone git dies of an object that it may not fetch: that one is not here.
      disconnect();
      if (++deaths > MOST_DEATHS) {
        throw new GitException("The git program fails to read objects in " + git.folder() + ".");
      }
      if (found.size() < before + names.size()) {
        found.add(null);
      }
    }
  }

  /** The process ended before it was asked. */
  private static final class BrokenPipe extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenPipe(IOException cause) {
      super(cause);
    }
  }

  private void send(List<String> names) throws IOException {
    OutputStream out = requests;
    if (out == null) {
      throw new IllegalStateException("not connected");
    }
    try {
      for (String name : names) {
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      throw new BrokenPipe(e);
    }
  }

  private static @Nullable GitObject answer(DataInputStream in) throws IOException {
    String header = line(in);
    String[] parts = header.split(" ", -1);
    if (parts.length != 3 || !isNumber(parts[2])) {
      return null; // "NAME missing", "NAME ambiguous"
    }
    long size = Long.parseLong(parts[2]);
    byte[] bytes;
    if (size > MOST_BYTES) {
      in.skipNBytes(size);
      bytes = new byte[0];
    } else {
      bytes = new byte[(int) size];
      in.readFully(bytes);
    }
    in.skipNBytes(1);
    return size > MOST_BYTES ? null : new GitObject(parts[0], parts[1], bytes);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(Character::isDigit);
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
      line.append((char) b);
    }
    return line.toString();
  }

  private DataInputStream connect() throws IOException {
    if (closed) {
      throw new IOException("The repository was closed.");
    }
    DataInputStream in = answers;
    if (in == null) {
      Process started = git.talk("cat-file", "--batch");
      process = started;
      requests = new BufferedOutputStream(started.getOutputStream(), 1 << 13);
      in = new DataInputStream(new BufferedInputStream(started.getInputStream(), 1 << 16));
      answers = in;
    }
    return in;
  }

  private void disconnect() {
    Process running = process;
    if (running != null) {
      running.destroy();
    }
    process = null;
    requests = null;
    answers = null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    disconnect();
  }
}
