package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.source.TextEdit;
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
  void keepsADeclaredEncoding() throws IOException {
    String text = "# coding: latin-1\nx = '\u00e9'\n";
    FixedFile file = FixedFile.of("x.py", text.getBytes(StandardCharsets.ISO_8859_1));
    TextEdit edit = TextEdit.insert(text.length(), "y = '\u00e8'\n");
    assertThat(file.apply(text, List.of(edit), 1).orElseThrow().afterBytes())
        .isEqualTo((text + "y = '\u00e8'\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void saysWhichFilesItLeavesAlone() throws IOException {
    String text = "# coding: latin-1\nx = '\u00e9'\nnap(1)\n";
    Path file = write("a.py", text, StandardCharsets.ISO_8859_1);
    CommandLineRun run = CommandLineRun.in(folder, "fix"); // would put a line before the first
    assertThat(run.err()).contains("a.py is not changed");
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).isEqualTo(text);
  }

  @Test
  void leavesAloneWhatItCannotWriteBack() {
    FixedFile file = FixedFile.of("x.py", "nap(1)\n".getBytes(StandardCharsets.UTF_8));
    assertThat(file.apply("something else", List.of(), 1)).isEmpty();
    FixedFile ascii = FixedFile.of("x.py", "# coding: ascii\n".getBytes(StandardCharsets.UTF_8));
    TextEdit edit = TextEdit.insert(0, "\u00e9");
    assertThat(ascii.apply("# coding: ascii\n", List.of(edit), 1)).isEmpty();
  }

  @Test
  void fixesTheCellsOfANotebook() throws IOException {
    String notebook =
        """
        {
         "cells": [
          {
           "cell_type": "code",
           "metadata": {},
           "outputs": [],
           "source": [
            "nap(1)\\n",
            "print('\u00e9')"
           ]
          }
         ],
         "metadata": {"language_info": {"name": "python"}},
         "nbformat": 4,
         "nbformat_minor": 5
        }
        """;
    Path file = write("n.ipynb", notebook, StandardCharsets.UTF_8);
    CommandLineRun run = CommandLineRun.in(folder, "fix");
    assertThat(run.out()).isEqualTo("Applied 1 fix in 1 file.\n");
    assertThat(Files.readString(file))
        .isEqualTo(
            notebook.replace(
                "    \"nap(1)\\n\",\n",
                "    \"import asyncio\\n\",\n    \"await asyncio.sleep(1)\\n\",\n"));
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
    FixedFile fixed = FixedFile.of("x.py", "nap(2)\n".getBytes(StandardCharsets.UTF_8));
    FixedFile fine = FixedFile.of("x.py", "nap(1)\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> FixedFile.writeAll(Map.of(one, fine, other, fixed)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("changed while it was analysed");
    assertThat(other).hasContent("nap(1)\n");
  }
}
