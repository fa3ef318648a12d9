package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.source.Span;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote. Every number is held against what it may be, so that no
 * bytes, however made, cost more than their own length.
 */
final class ByteReader {
  private final byte[] bytes;
  private int position;
  private int spanStart;

  ByteReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.position = from;
  }

  void expectEnd() {
    if (position != bytes.length) {
      throw corrupt("something follows the facts");
    }
  }

  int unsigned() {
    if (position < bytes.length && bytes[position] >= 0) {
      return bytes[position++];
    }
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (position == bytes.length) {
        throw corrupt("the facts end too early");
      }
      byte next = bytes[position++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw corrupt("a number is too long");
  }

  int signed() {
    int value = unsigned();
    return value >>> 1 ^ -(value & 1);
  }

  boolean flag() {
    return index(2) == 1;
  }

  /** The number of things that follow, each of at least one byte. */
  int count() {
    int count = unsigned();
    if (count < 0 || count > bytes.length - position) {
      throw corrupt("more is announced than there is");
    }
    return count;
  }

  /** An index into something of this size. */
  int index(int size) {
    int index = unsigned();
    if (index < 0 || index >= size) {
      throw corrupt("an index is out of range");
    }
    return index;
  }

  /** An index, or -1 for none; written with one added. */
  int optionalIndex(int size) {
    return index(size + 1) - 1;
  }

  /** A range whose start is written relative to that of the one before. */
  Span span() {
    int start = spanStart + signed();
    int end = start + unsigned();
    if (start < 0 || end < start) {
      throw corrupt("a range is out of order");
    }
    spanStart = start;
    return new Span(start, end);
  }

  String text() {
    int head = unsigned();
    int length = head >>> 1;
    boolean wide = (head & 1) == 1;
    if (length > (bytes.length - position) / (wide ? 2 : 1)) {
      throw corrupt("a text is longer than what is left");
    }
    int from = position;
    if (!wide) {
      position += length;
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[length];
    for (int i = 0; i < length; i++) {
      units[i] = (char) (bytes[position++] << 8 | bytes[position++] & 0xff);
    }
    return new String(units);
  }

  static CorruptFactsException corrupt(String what) {
    return new CorruptFactsException("These bytes are not facts: " + what);
  }
}
