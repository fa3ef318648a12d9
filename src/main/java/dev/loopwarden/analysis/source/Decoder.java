package dev.loopwarden.analysis.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Turns a file's bytes into text as Python would. */
public final class Decoder {
  private Decoder() {}

  /** What comes of decoding. */
  public sealed interface Decoded {
    /** The text. */
    record Text(SourceFile file) implements Decoded {}

    /** Why there is none: one sentence. */
    record Undecodable(String reason) implements Decoded {}
  }

  /** Decodes a file. */
  public static Decoded decode(String path, byte[] bytes) {
    int start =
        bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
              .toString();
      return new Decoded.Text(SourceFile.of(path, text));
    } catch (CharacterCodingException e) {
      return new Decoded.Undecodable("its bytes are not UTF-8");
    }
  }
}
