package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The names of contents by what their files look like from outside, so that files that nobody
 * touched need not be read to be known. Git's index does the same for what git tracks.
 */
final class Stamps implements AutoCloseable {
  private static final int MAGIC = 0x4c575332; // LWS2

  private final Path file;
  private final InstantSource clock;
  private final Map<String, Known> known;
  private final Map<String, Known> fresh = new ConcurrentHashMap<>();
  private int reused;

  private record Known(FileStamp stamp, String blob) {}

  private Stamps(Path file, InstantSource clock, Map<String, Known> known) {
    this.file = file;
    this.clock = clock;
    this.known = known;
  }

  /** The stamps of a project, remembered in a cache's folder. */
  static Stamps open(Path folder, Path root, InstantSource clock) {
    String name =
        "stamps-" + hash(root.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    Path file = folder.resolve(name);
    return new Stamps(file, clock, read(file));
  }

  private static Map<String, Known> read(Path file) {
    Map<String, Known> known = new HashMap<>();
    CRC32C sum = new CRC32C();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), sum))) {
      if (in.readInt() != MAGIC) {
        return Map.of();
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String path = in.readUTF();
        FileStamp stamp = new FileStamp(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        known.put(path, new Known(stamp, in.readUTF()));
      }
      long expected = sum.getValue();
      return in.readLong() == expected ? known : Map.of();
    } catch (IOException _) {
      return Map.of(); // not there, or damaged: the files are read again
    }
  }

  /** The same tree with the names of contents that are known. */
  SourceTree over(SourceTree tree, Function<String, Path> place) {
    Map<String, FileStamp> unnamed = new HashMap<>();
    List<SourceTree.Entry> files = new ArrayList<>();
    for (SourceTree.Entry entry : tree.files()) {
      FileStamp stamp = entry.blob() == null ? FileStamp.of(place.apply(entry.path())) : null;
      Known before = known.get(entry.path());
      if (stamp != null && before != null && before.stamp.equals(stamp)) {
        files.add(new SourceTree.Entry(entry.path(), before.blob, entry.size()));
        fresh.put(entry.path(), before);
        reused++;
      } else {
        files.add(entry);
        if (stamp != null && !stamp.isRacy(clock.instant())) {
          unnamed.put(entry.path(), stamp);
        }
      }
    }
    return new Named(tree, List.copyOf(files), unnamed, this, place);
  }

  /** Names what is read. */
  private record Named(
      SourceTree tree,
      List<Entry> files,
      Map<String, FileStamp> unnamed,
      Stamps stamps,
      Function<String, Path> place)
      implements SourceTree {
    @Override
    public byte[] read(Entry file) throws IOException {
      Known known = stamps.fresh.get(file.path());
      if (known != null && known.blob.equals(file.blob())) {
        byte[] bytes = tree.read(new Entry(file.path(), null, file.size()));
        if (!known.stamp.equals(FileStamp.of(place.apply(file.path())))) {
          throw new IOException("it changed while it was read");
        }
        return bytes;
      }
      byte[] bytes = tree.read(file);
      FileStamp stamp = unnamed.get(file.path());
      if (stamp != null && stamp.size() == bytes.length) {
        stamps.fresh.computeIfAbsent(file.path(), _ -> new Known(stamp, hash(bytes)));
      }
      return bytes;
    }
  }

  /** Remembers what was read, unless that is what is remembered already. */
  @Override
  public void close() {
    if (fresh.isEmpty() || reused == fresh.size() && reused == known.size()) {
      return;
    }
    try {
      AtomicFile.write(file, this::write);
    } catch (IOException _) {
      return; // the next run reads the files again
    }
  }

  private void write(OutputStream stream) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeInt(MAGIC);
    Map<String, Known> all = Map.copyOf(fresh);
    out.writeInt(all.size());
    for (Map.Entry<String, Known> entry : all.entrySet()) {
      FileStamp stamp = entry.getValue().stamp;
      out.writeUTF(entry.getKey());
      out.writeLong(stamp.size());
      out.writeLong(stamp.modified());
      out.writeLong(stamp.changed());
      out.writeLong(stamp.inode());
      out.writeUTF(entry.getValue().blob);
    }
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  /** What the engine calls a content that has no name. */
  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
