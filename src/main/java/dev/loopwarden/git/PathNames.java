package dev.loopwarden.git;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * File names as text and back: git's names are bytes. A byte that is not UTF-8 becomes a lone
 * surrogate, as in Python, so that every name has its own text.
 */
final class PathNames {
  private static final int ESCAPE = 0xDC00;

  private PathNames() {}

  /** The text of a name. */
  static String decode(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException _) {
      return decodePieces(name);
    }
  }

  private static String decodePieces(byte[] name) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < name.length) {
      int length = sequenceLength(name, at);
      if (length == 0) {
        text.append((char) (ESCAPE + (name[at] & 0xFF)));
        at++;
      } else {
        text.append(new String(name, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  /** Length of the valid UTF-8 sequence at an offset; 0 when there is none. */
  private static int sequenceLength(byte[] name, int at) {
    for (int length = 1; length <= 4 && at + length <= name.length; length++) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name, at, length));
        return length;
      } catch (CharacterCodingException _) {
        // longer, or none
      }
    }
    return 0;
  }

  /** The bytes that a text was decoded from. */
  static byte[] encode(String text) {
    var bytes = new ByteArrayOutputStream(text.length() + 8);
    text.codePoints()
        .forEach(
            point -> {
              if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF) {
                bytes.write(point - ESCAPE);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /** The file of this name below a folder, whatever the platform's own encoding of names is. */
  static Path below(Path folder, String name) {
    if (isPlain(name) || File.separatorChar != '/') {
      return folder.resolve(name);
    }
    StringBuilder address = new StringBuilder(folder.toUri().getRawPath());
    if (address.isEmpty() || address.charAt(address.length() - 1) != '/') {
      address.append('/');
    }
    for (byte b : encode(name)) {
      if (b == '/') {
        address.append('/');
      } else {
        address.append('%').append(String.format("%02X", b & 0xFF));
      }
    }
    return Path.of(URI.create("file://" + address));
  }

  /** The name of a file relative to a folder that it lies in, with forward slashes. */
  static String relative(Path folder, Path file) {
    Path relative = folder.relativize(file);
    String text = relative.toString();
    if (File.separatorChar != '/') {
      return text.replace(File.separatorChar, '/');
    }
    if (isPlain(text)) {
      return text;
    }
    String all = file.toUri().getRawPath();
    int names = relative.getNameCount();
    int start = all.length();
    for (int i = 0; i < names; i++) {
      start = all.lastIndexOf('/', start - 1);
    }
    return decode(unescaped(all.substring(start + 1)));
  }

  private static byte[] unescaped(String address) {
    var bytes = new ByteArrayOutputStream(address.length());
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(address, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }

  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c > 0 && c < 0x80);
  }
}
