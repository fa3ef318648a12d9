package dev.loopwarden.cli;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Many small values in one file, written once and never changed. Each value carries a check sum, so
 * that a damaged one counts as missing.
 */
final class Pack {
  private static final int MAGIC = 0x4c575031; // LWP1
  private static final int OVERHEAD = 12;

  private final Path file;
  private final ByteBuffer bytes;
  private final Map<String, Slot> slots;

  private record Slot(int offset, int length, int checkSum) {}

  private Pack(Path file, ByteBuffer bytes, Map<String, Slot> slots) {
    this.file = file;
    this.bytes = bytes;
    this.slots = slots;
  }

  /** Opens a pack; a damaged end is left out. */
  static Pack open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return new Pack(file, bytes, slots(bytes.duplicate()));
    }
  }

  private static Map<String, Slot> slots(ByteBuffer in) {
    Map<String, Slot> slots = new HashMap<>();
    try {
      if (in.getInt() != MAGIC) {
        return slots;
      }
      while (in.hasRemaining()) {
        int keyLength = in.getInt();
        int length = in.getInt();
        int checkSum = in.getInt();
        if (keyLength < 0 || length < 0 || (long) keyLength + length > in.remaining()) {
          return slots;
        }
        byte[] key = new byte[keyLength];
        in.get(key);
        slots.put(
            new String(key, StandardCharsets.UTF_8), new Slot(in.position(), length, checkSum));
        in.position(in.position() + length);
      }
    } catch (BufferUnderflowException _) {
      return slots;
    }
    return slots;
  }

  Path file() {
    return file;
  }

  long size() {
    return bytes.capacity();
  }

  Iterable<String> keys() {
    return slots.keySet();
  }

  /** The value, or null when it is missing or damaged. */
  byte @Nullable [] get(String key) {
    Slot slot = slots.get(key);
    if (slot == null) {
      return null;
    }
    byte[] value = new byte[slot.length];
    bytes.get(slot.offset, value);
    return checkSum(key, value) == slot.checkSum ? value : null;
  }

  private static int checkSum(String key, byte[] value) {
    CRC32C sum = new CRC32C();
    sum.update(key.getBytes(StandardCharsets.UTF_8));
    sum.update(value);
    return (int) sum.getValue();
  }

  /** Bytes that a value takes in a pack. */
  static long cost(String key, byte[] value) {
    return OVERHEAD + key.length() + (long) value.length;
  }

  /** Writes values in their order; a reader sees the whole file or none. */
  static void write(Path file, SequencedMap<String, byte[]> values) throws IOException {
    AtomicFile.write(file, out -> write(out, values));
  }

  private static void write(OutputStream stream, SequencedMap<String, byte[]> values)
      throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    out.writeInt(MAGIC);
    for (Map.Entry<String, byte[]> value : values.entrySet()) {
      byte[] key = value.getKey().getBytes(StandardCharsets.UTF_8);
      out.writeInt(key.length);
      out.writeInt(value.getValue().length);
      out.writeInt(checkSum(value.getKey(), value.getValue()));
      out.write(key);
      out.write(value.getValue());
    }
    out.flush();
  }

  static boolean isPack(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().endsWith(".pack");
  }
}
