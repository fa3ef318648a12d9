package dev.loopwarden.analysis.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: numbers take one byte for every seven bits they need. */
final class ByteWriter {
  private byte[] bytes = new byte[1024];
  private int size;

  int size() {
    return size;
  }

  void write(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** A number that is rarely large; a negative one takes five bytes. */
  void unsigned(int value) {
    ensure(5);
    int left = value;
    while ((left & ~0x7f) != 0) {
      bytes[size++] = (byte) (left & 0x7f | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** A number that is rarely far from zero, on either side. */
  void signed(int value) {
    unsigned(value << 1 ^ value >> 31);
  }

  /** A text in Latin-1 where that holds it, else in UTF-16, so that lone surrogates survive. */
  void text(String text) {
    boolean wide = text.chars().anyMatch(c -> c > 0xff);
    unsigned(text.length() << 1 | (wide ? 1 : 0));
    if (wide) {
      ensure(text.length() * 2);
      for (int i = 0; i < text.length(); i++) {
        bytes[size++] = (byte) (text.charAt(i) >> 8);
        bytes[size++] = (byte) text.charAt(i);
      }
    } else {
      append(text.getBytes(StandardCharsets.ISO_8859_1), text.length());
    }
  }

  void append(ByteWriter other) {
    append(other.bytes, other.size);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void append(byte[] added, int length) {
    ensure(length);
    System.arraycopy(added, 0, bytes, size, length);
    size += length;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
