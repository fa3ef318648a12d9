package dev.loopwarden.analysis.facts;

import java.util.zip.CRC32C;

/**
 * The binary form of a file's facts: a format byte, a checksum of the rest, a table of texts, and
 * the facts as numbers. Equal facts have equal bytes.
 */
public final class FactsCodec {
  /** Goes up with every change of the layout or of an enumeration in the facts. */
  public static final byte FORMAT = 7;

  private static final int CHECKSUM = 1;
  private static final int CONTENT = CHECKSUM + Integer.BYTES;

  private FactsCodec() {}

  /** The facts as bytes. */
  public static byte[] encode(FileFacts facts) {
    ByteWriter content = new FactsWriter().write(facts);
    ByteWriter whole = new ByteWriter();
    whole.write(FORMAT);
    for (int i = 0; i < Integer.BYTES; i++) {
      whole.write(0);
    }
    whole.append(content);
    byte[] bytes = whole.toBytes();
    int checksum = checksum(bytes);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[CHECKSUM + i] = (byte) (checksum >>> 8 * i);
    }
    return bytes;
  }

  /**
   * The facts that were encoded. Reading costs no more time and memory than the bytes are long,
   * whatever they hold.
   *
   * @throws CorruptFactsException if they are not facts, or in another format
   */
  public static FileFacts decode(byte[] bytes) {
    if (bytes.length < CONTENT || bytes[0] != FORMAT) {
      throw ByteReader.corrupt("they are not in format " + FORMAT);
    }
    int stored = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      stored |= (bytes[CHECKSUM + i] & 0xff) << 8 * i;
    }
    if (stored != checksum(bytes)) {
      throw ByteReader.corrupt("their checksum differs");
    }
    return new FactsReader(new ByteReader(bytes, CONTENT)).read();
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, CONTENT, bytes.length - CONTENT);
    return (int) checksum.getValue();
  }
}
