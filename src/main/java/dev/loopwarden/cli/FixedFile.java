package dev.loopwarden.cli;

import dev.loopwarden.analysis.source.Decoder;
import dev.loopwarden.analysis.source.Notebook;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.TextEdit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file on its way from what it is to what fixes make of it, with its encoding and line ends. */
final class FixedFile {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Pattern DECLARATION =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");

  private final String path;
  private final byte[] original;
  private final byte[] current;
  private final Charset charset;
  private final int fixes;

  private FixedFile(String path, byte[] original, byte[] current, Charset charset, int fixes) {
    this.path = path;
    this.original = original;
    this.current = current;
    this.charset = charset;
    this.fixes = fixes;
  }

  static FixedFile of(String path, byte[] bytes) {
    Charset charset = isNotebook(path) ? StandardCharsets.UTF_8 : charset(bytes);
    return new FixedFile(path, bytes, bytes, charset, 0);
  }

  private static boolean isNotebook(String path) {
    return path.endsWith(".ipynb");
  }

  /** Number of fixes that were applied. */
  int fixes() {
    return fixes;
  }

  String before() {
    return text(original);
  }

  String after() {
    return text(current);
  }

  byte[] afterBytes() {
    return current.clone();
  }

  /**
   * The file with more edits.
   *
   * @param analysed the text that the edits belong to
   * @return empty when that text is not the file's, or cannot be written in its encoding
   */
  Optional<FixedFile> apply(String analysed, List<TextEdit> edits, int added) {
    String text = text(current);
    if (!Arrays.equals(bytes(text), current)) {
      return Optional.empty();
    }
    String changed;
    if (isNotebook(path)) {
      Notebook notebook = Decoder.notebook(path, current);
      if (!notebook.file().text().equals(analysed)) {
        return Optional.empty();
      }
      try {
        changed = TextEdit.apply(notebook.json(), notebook.toJson(edits));
      } catch (IllegalArgumentException _) {
        return Optional.empty(); // an edit that reaches over the end of a cell
      }
    } else {
      if (!text.equals(analysed)) {
        return Optional.empty();
      }
      changed = TextEdit.apply(text, withLineEnds(edits, lineEnd(text)));
    }
    byte[] bytes = bytes(changed);
    return text(bytes).equals(changed) && isReadable(bytes)
        ? Optional.of(new FixedFile(path, original, bytes, charset, fixes + added))
        : Optional.empty();
  }

  /** A first line in front of the one that declares the encoding would take its meaning away. */
  private boolean isReadable(byte[] bytes) {
    return Decoder.decode(path, bytes) instanceof Decoder.Decoded.Text(SourceFile file)
        && (isNotebook(path) || file.text().equals(text(bytes)));
  }

  private static List<TextEdit> withLineEnds(List<TextEdit> edits, String lineEnd) {
    return edits.stream()
        .map(edit -> new TextEdit(edit.span(), edit.text().replaceAll("\r\n|\r|\n", lineEnd)))
        .toList();
  }

  /** The first line says how the others end. */
  private static String lineEnd(String text) {
    int line = text.indexOf('\n');
    int carriage = text.indexOf('\r');
    if (carriage < 0 || line >= 0 && line < carriage) {
      return "\n";
    }
    return line == carriage + 1 ? "\r\n" : "\r";
  }

  private String text(byte[] bytes) {
    int start = hasMark(bytes) ? MARK.length : 0;
    return new String(bytes, start, bytes.length - start, charset);
  }

  private byte[] bytes(String text) {
    byte[] body = text.getBytes(charset);
    if (!hasMark(original)) {
      return body;
    }
    byte[] all = Arrays.copyOf(MARK, MARK.length + body.length);
    System.arraycopy(body, 0, all, MARK.length, body.length);
    return all;
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= MARK.length
        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** As Python finds it: a mark, or a comment on one of the first two lines. */
  private static Charset charset(byte[] bytes) {
    if (hasMark(bytes)) {
      return StandardCharsets.UTF_8;
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
    for (String line : head.lines().limit(2).toList()) {
      Matcher matcher = DECLARATION.matcher(line);
      if (matcher.find()) {
        return named(matcher.group(1));
      }
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        break;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    try {
      return plain.equals("latin-1") ? StandardCharsets.ISO_8859_1 : Charset.forName(plain);
    } catch (UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8; // then the text differs from the analysed one
    }
  }

  /** Writes all files, or none when one of them is no longer what was analysed. */
  static void writeAll(Map<Path, FixedFile> files) throws IOException {
    for (Map.Entry<Path, FixedFile> entry : files.entrySet()) {
      if (!Arrays.equals(Files.readAllBytes(entry.getKey()), entry.getValue().original)) {
        throw new UsageException(
            entry.getKey() + " changed while it was analysed; nothing was written, try again");
      }
      if (!Files.isWritable(entry.getKey())) {
        throw new UsageException(entry.getKey() + " cannot be written; nothing was changed");
      }
    }
    for (Map.Entry<Path, FixedFile> entry : files.entrySet()) {
      Path file = entry.getKey().toRealPath();
      Set<PosixFilePermission> permissions = permissions(file);
      AtomicFile.write(file, permissions, out -> out.write(entry.getValue().current));
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null ? Set.of() : view.readAttributes().permissions();
  }
}
