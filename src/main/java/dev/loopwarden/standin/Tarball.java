package dev.loopwarden.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.lib.FileMode;

/** A commit as the gzipped tar file that GitHub serves: all below one folder, in the pax format. */
final class Tarball {
  private static final int BLOCK = 512;
  private static final int NAME = 100;

  private final GitStore store;
  private final OutputStream out;
  private final long time;

  private Tarball(GitStore store, OutputStream out, long time) {
    this.store = store;
    this.out = out;
    this.time = time;
  }

  /** Writes a commit. */
  static void write(GitStore store, String commit, String folder, OutputStream to)
      throws IOException {
    try (GZIPOutputStream zip = new GZIPOutputStream(to)) {
      new Tarball(store, zip, store.commit(commit).getCommitTime()).write(commit, folder);
    }
  }

  private void write(String commit, String folder) throws IOException {
    record("pax_global_header", 'g', pax("comment", commit), "");
    record(folder + "/", '5', new byte[0], "");
    String tree = store.treeId(commit).orElseThrow();
    for (GitStore.Entry entry : store.entries(tree, true)) {
      entry(folder, entry);
    }
    out.write(new byte[2 * BLOCK]);
  }

  private void entry(String folder, GitStore.Entry entry) throws IOException {
    String name = folder + "/" + entry.path();
    if (entry.mode().equals(FileMode.TREE) || entry.mode().equals(FileMode.GITLINK)) {
      named(name + "/", '5', new byte[0], "");
      return;
    }
    byte[] content = store.blob(entry.id()).orElseThrow();
    if (entry.mode().equals(FileMode.SYMLINK)) {
      named(name, '2', new byte[0], new String(content, StandardCharsets.UTF_8));
    } else {
      named(name, '0', content, "");
    }
  }

  /** An entry of the archive; what does not fit into its header goes into one of its own. */
  private void named(String name, char type, byte[] content, String target) throws IOException {
    byte[] extra = new byte[0];
    if (bytes(name).length > NAME) {
      extra = concat(extra, pax("path", name));
    }
    if (bytes(target).length > NAME) {
      extra = concat(extra, pax("linkpath", target));
    }
    if (extra.length > 0) {
      record("pax_header", 'x', extra, "");
    }
    record(name, type, content, target);
  }

  private void record(String name, char type, byte[] content, String target) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, NAME, bytes(name));
    put(header, 100, 8, bytes(type == '5' ? "0000775" : "0000664"));
    put(header, 108, 8, bytes("0000000"));
    put(header, 116, 8, bytes("0000000"));
    put(header, 124, 12, bytes("%011o".formatted(content.length)));
    put(header, 136, 12, bytes("%011o".formatted(time)));
    put(header, 148, 8, bytes("        "));
    header[156] = (byte) type;
    put(header, 157, NAME, bytes(target));
    put(header, 257, 8, bytes("ustar\00000"));
    put(header, 265, 32, bytes("root"));
    put(header, 297, 32, bytes("root"));
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, 148, 8, bytes("%06o\0 ".formatted(sum)));
    out.write(header);
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] header, int at, int length, byte[] value) {
    System.arraycopy(value, 0, header, at, Math.min(length, value.length));
  }

  /** A line that begins with its own length. */
  private static byte[] pax(String key, String value) {
    int length = bytes(" " + key + "=" + value + "\n").length;
    int digits = Integer.toString(length + Integer.toString(length).length()).length();
    return bytes((length + digits) + " " + key + "=" + value + "\n");
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = new byte[one.length + other.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
