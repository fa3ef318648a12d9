package dev.loopwarden.analysis.source;

import dev.loopwarden.analysis.source.Decoder.Decoded.Text;
import dev.loopwarden.analysis.source.Decoder.Decoded.Undecodable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a file's bytes into text as Python does: UTF-8, or what a comment in the first two lines
 * declares. Bytes that do not fit their encoding are a reason not to read the file, never lost.
 */
public final class Decoder {
  /** Larger files are not read. */
  public static final int MAX_BYTES = 20_000_000;

  private static final String NOTEBOOK = ".ipynb";
  private static final char REPLACEMENT = '\ufffd';
  private static final String CODING = "coding";
  private static final Pattern DECLARATION =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");
  private static final Pattern BLANK = Pattern.compile("^[ \\t\\f]*(?:#.*)?$");

  private Decoder() {}

  /** What comes of decoding. */
  public sealed interface Decoded {
    /** Python text; of a notebook that of its code cells. */
    record Text(SourceFile file) implements Decoded {}

    /** Why there is none, or none without loss: one sentence without its full stop. */
    record Undecodable(String reason) implements Decoded {}
  }

  /** The text of a Python file or, by its path, a notebook. */
  public static Decoded decode(String path, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return new Undecodable("it is larger than " + MAX_BYTES / 1_000_000 + " MB");
    }
    if (!path.endsWith(NOTEBOOK)) {
      return decodePython(path, bytes);
    }
    String json = strict(bytes, skipMark(bytes), StandardCharsets.UTF_8);
    if (json == null) {
      return new Undecodable("its bytes are not UTF-8");
    }
    NotebookCells cells = NotebookCells.read(json);
    return cells.reason().isEmpty()
        ? new Text(new Notebook(path, json, cells.cells()).file())
        : new Undecodable(cells.reason());
  }

  /** A notebook whose bytes can be decoded, to carry edits of its text back into its JSON. */
  public static Notebook notebook(String path, byte[] bytes) {
    String json = strict(bytes, skipMark(bytes), StandardCharsets.UTF_8);
    NotebookCells cells = NotebookCells.read(json == null ? "" : json);
    if (json == null || !cells.reason().isEmpty()) {
      throw new IllegalArgumentException(path + " is not a Python notebook");
    }
    return new Notebook(path, json, cells.cells());
  }

  private static Decoded decodePython(String path, byte[] bytes) {
    int start = skipMark(bytes);
    String declared = declaration(bytes, start);
    Charset charset = declared == null ? StandardCharsets.UTF_8 : charset(declared);
    if (charset == null) {
      return new Undecodable("it declares an unknown encoding: " + declared);
    }
    if (start > 0 && !charset.equals(StandardCharsets.UTF_8)) {
      return new Undecodable("it has a UTF-8 byte order mark but declares " + declared);
    }
    String text = strict(bytes, start, charset);
    if (text == null) {
      return charset.equals(StandardCharsets.UTF_8)
          ? new Undecodable("its bytes are not UTF-8")
          : new Undecodable("its bytes are not " + declared + ", which it declares");
    }
    return new Text(SourceFile.of(path, text));
  }

  private static int skipMark(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return marked ? 3 : 0;
  }

  private static @Nullable String strict(byte[] bytes, int start, Charset charset) {
    String text = new String(bytes, start, bytes.length - start, charset);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** The encoding named in the first line, or in the second if the first holds no code. */
  private static @Nullable String declaration(byte[] bytes, int start) {
    int end = start;
    for (int line = 0; line < 2 && end < bytes.length; line++) {
      int from = end;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
      if (text.contains(CODING)) {
        Matcher matcher = DECLARATION.matcher(text);
        if (matcher.find()) {
          return matcher.group(1);
        }
      }
      if (!BLANK.matcher(text).matches()) {
        return null;
      }
      end += end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1;
    }
    return null;
  }

  /** The encoding that Python means by a name. */
  private static @Nullable Charset charset(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (plain) {
      case "utf8", "utf-8", "utf-8-sig", "u8", "utf" -> StandardCharsets.UTF_8;
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859" ->
          StandardCharsets.ISO_8859_1;
      case "ascii", "us-ascii", "646" -> StandardCharsets.US_ASCII;
      default -> known(plain);
    };
  }

  private static @Nullable Charset known(String name) {
    try {
      Charset charset =
          Charset.forName(name.startsWith("cp125") ? "windows-" + name.substring(2) : name);
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
          ? null
          : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return null;
    }
  }
}
