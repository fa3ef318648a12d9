package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes on real files. */
final class FixTest {
  @TempDir private Path folder = Path.of("");

  private Path write(String name, String text, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(charset));
    return file;
  }

  @Test
  void appliesUntilNothingIsLeft() throws IOException {
    Path file = write("a.py", "nap(1)\nnap(2)\n", StandardCharsets.UTF_8);
    CommandLineRun run = CommandLineRun.in(folder, "fix");
    assertThat(run.out()).isEqualTo("Applied 2 fixes in 1 file.\n");
    assertThat(run.exit()).isZero();
    assertThat(file).hasContent("import asyncio\nawait asyncio.sleep(1)\nawait asyncio.sleep(2)\n");
  }

  @Test
  void keepsMarkLineEndsAndPermissions() throws IOException {
    Path file = write("a.py", "\uFEFFx = '\u00e9'\r\nnap(1)\r\n", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    CommandLineRun.in(folder, "fix");
    assertThat(Files.readString(file))
        .isEqualTo("\uFEFFimport asyncio\r\nx = '\u00e9'\r\nawait asyncio.sleep(1)\r\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void leavesAloneWhatItCannotWriteBack() throws IOException {
    Path file =
        write("a.py", "# coding: latin-1\nx = '\u00e9'\nnap(1)\n", StandardCharsets.ISO_8859_1);
    byte[] before = Files.readAllBytes(file);
    CommandLineRun run = CommandLineRun.in(folder, "fix"); // the small engine reads only UTF-8
    assertThat(run.err()).contains("a.py is not changed");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void keepsADeclaredEncoding() throws IOException {
    String text = "# coding: latin-1\nx = '\u00e9'\nnap(1)\n";
    FixedFile file = FixedFile.of(text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(file.before()).isEqualTo(text);
    assertThat(file.apply(text, List.of(), 0).orElseThrow().afterBytes())
        .isEqualTo(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void diffShowsAndWritesNothing() throws IOException {
    Path file = write("a.py", "a\nb\nc\nd\nnap(1)", StandardCharsets.UTF_8);
    CommandLineRun run = CommandLineRun.in(folder, "fix", "--diff");
    assertThat(run.out())
        .isEqualTo(
            """
            --- a/a.py
            +++ b/a.py
            @@ -1,5 +1,6 @@
            +import asyncio
             a
             b
             c
             d
            -nap(1)
            \\ No newline at end of file
            +await asyncio.sleep(1)
            \\ No newline at end of file
            """);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(file).hasContent("a\nb\nc\nd\nnap(1)");
  }

  @Test
  void refusesAFileThatChangedMeanwhile() throws IOException {
    Path one = write("a.py", "nap(1)\n", StandardCharsets.UTF_8);
    Path other = write("b.py", "nap(1)\n", StandardCharsets.UTF_8);
    FixedFile fixed = FixedFile.of("nap(2)\n".getBytes(StandardCharsets.UTF_8));
    FixedFile fine = FixedFile.of("nap(1)\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> FixedFile.writeAll(Map.of(one, fine, other, fixed)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("changed while it was analysed");
    assertThat(other).hasContent("nap(1)\n");
  }
}
