package dev.loopwarden.analysis.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.source.Decoder.Decoded.Text;
import dev.loopwarden.analysis.source.Decoder.Decoded.Undecodable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotebookTest {
  private static final String NOTEBOOK =
      """
      {
       "cells": [
        {
         "cell_type": "markdown",
         "source": ["# Title"]
        },
        {
         "cell_type": "code",
         "metadata": {},
         "outputs": [{"text": ["x"]}],
         "source": [
          "import time\\n",
          "print(\\"a\\\\u00e9\\", 'b')\\n",
          "x = 1"
         ]
        },
        {
         "cell_type": "code",
         "source": ["%%bash\\n", "ls"]
        },
        {
         "cell_type": "code",
         "metadata": {"vscode": {"languageId": "sql"}},
         "source": "select 1"
        },
        {
         "cell_type": "code",
         "source": "y = 2\\nz = 3\\n"
        }
       ],
       "metadata": {"kernelspec": {"language": "python"}, "language_info": {"name": "python"}},
       "nbformat": 4
      }
      """;

  @Test
  void codeCellsOfPythonBecomeOneText() {
    assertThat(read(NOTEBOOK).file().text())
        .isEqualTo("import time\nprint(\"a\\u00e9\", 'b')\nx = 1\ny = 2\nz = 3\n\n");
  }

  @Test
  void linesAreThoseOfTheJson() {
    SourceFile file = read(NOTEBOOK).file();
    String text = file.text();
    assertThat(file.lines().line(0)).isEqualTo(12);
    assertThat(file.lines().line(text.indexOf("print"))).isEqualTo(13);
    assertThat(file.lines().line(text.indexOf("x = 1"))).isEqualTo(14);
    assertThat(file.lines().line(text.indexOf("y = 2"))).isEqualTo(28);
    assertThat(file.lines().line(text.indexOf("z = 3"))).isEqualTo(28);
    assertThat(file.lines().column(text.indexOf("= 3"))).isEqualTo(3);
    assertThat(file.line(13)).isEqualTo("print(\"a\\u00e9\", 'b')");
    assertThat(file.line(20)).isEmpty();
  }

  @Test
  void editsAreCarriedBackIntoTheJson() {
    Notebook notebook = read(NOTEBOOK);
    String text = notebook.file().text();
    int quoted = text.indexOf('"');
    int value = text.indexOf("'b'");
    int last = text.indexOf("z = 3");
    String edited =
        TextEdit.apply(
            NOTEBOOK,
            notebook.toJson(
                List.of(
                    TextEdit.insert(0, "import asyncio\n"),
                    TextEdit.replace(new Span(quoted, value), "\"\\n\", "),
                    TextEdit.delete(new Span(text.indexOf("x = 1"), text.indexOf("x = 1") + 5)),
                    TextEdit.replace(new Span(last, last + 5), "z = [\n  4]"))));
    assertThat(edited)
        .contains(
            "    \"import asyncio\\n"
                + "\",\n"
                + "    \"import time\\n"
                + "\",\n"
                + "    \"print(\\\"\\\\n"
                + "\\\", 'b')\\n"
                + "\"")
        .contains("\"y = 2\\nz = [\\n  4]\\n\"");
    assertThat(read(edited).file().text())
        .isEqualTo("import asyncio\nimport time\nprint(\"\\n\", 'b')\n\ny = 2\nz = [\n  4]\n\n");
  }

  @Test
  void wholeLinesCanGo() {
    Notebook notebook = read(NOTEBOOK);
    List<TextEdit> edits = notebook.toJson(List.of(TextEdit.delete(new Span(0, 12))));
    String text = read(TextEdit.apply(NOTEBOOK, edits)).file().text();
    assertThat(text).startsWith("print(");
  }

  @Test
  void editsOverTheEndOfACellAreRefused() {
    Notebook notebook = read(NOTEBOOK);
    int second = notebook.file().text().indexOf("y = 2");
    List<TextEdit> edits = List.of(TextEdit.delete(new Span(second - 3, second + 1)));
    assertThatThrownBy(() -> notebook.toJson(edits)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%matplotlib inline|pass#lotlib inline",
        "!ls|#ls",
        "!pip install x|pass#install x",
        "  %time f()|  pass# f()",
        "f()?|#()?",
        "print??  |pass#?? ",
        "out = !git log|pass# !git log",
        "t = %timeit f()|pass#timeit f()",
        "a = 5 %3|a = 5 %3",
        "x != y|x != y",
        "x = 'why?'|x = 'why?'",
        "x = 1  # why?|x = 1  # why?",
      })
  void linesForIpythonAreNeutralized(String line, String expected) {
    assertThat(Magics.neutralized(line).stripTrailing()).isEqualTo(expected.stripTrailing());
    assertThat(Magics.neutralized(line)).hasSameSizeAs(line);
  }

  @Test
  void linesInsideBracketsAndStringsAreLeftAlone() {
    String cell = "x = (a\n  % b)\ns = '''\n%time\n!ls\nwhat?\n'''\ny = a \\\n  % b\n";
    assertThat(Magics.neutralized(cell)).isEqualTo(cell);
  }

  @Test
  void cellMagicsThatRunPythonStay() {
    assertThat(Magics.isForeign("%%time\nf()")).isFalse();
    assertThat(Magics.isForeign("\n%%capture out\nf()")).isFalse();
    assertThat(Magics.isForeign("%%javascript\nf()")).isTrue();
    assertThat(Magics.neutralized("%%time\nf()")).isEqualTo("pass#e\nf()");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"cells\": [",
        "{\"worksheets\": []}",
        "{\"cells\": [], \"metadata\": {\"kernelspec\": {\"language\": \"R\"}}}",
        "nonsense"
      })
  void whatIsNoPythonNotebookIsAReason(String json) {
    Decoder.Decoded decoded = Decoder.decode("a.ipynb", json.getBytes(StandardCharsets.UTF_8));
    assertThat(decoded).isInstanceOf(Undecodable.class);
    assertThat(((Undecodable) decoded).reason()).startsWith("it is ");
  }

  @Test
  void notebookWithoutCodeIsEmpty() {
    SourceFile file = read("{\"cells\": []}").file();
    assertThat(file.text()).isEmpty();
    assertThat(file.lines().line(0)).isEqualTo(1);
  }

  @Test
  void decoderGivesTheSameTextAndRefusesToMapWhatIsNone() {
    byte[] bytes = NOTEBOOK.getBytes(StandardCharsets.UTF_8);
    assertThat(Decoder.decode("a.ipynb", bytes))
        .isInstanceOfSatisfying(
            Text.class,
            text -> assertThat(text.file().text()).isEqualTo(read(NOTEBOOK).file().text()));
    assertThatThrownBy(() -> read("[]")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Notebook read(String json) {
    return Decoder.notebook("a.ipynb", json.getBytes(StandardCharsets.UTF_8));
  }
}
