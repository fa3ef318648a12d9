package dev.loopwarden.analysis.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.Decoder;
import dev.loopwarden.analysis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All native libraries give the same tree: those of the jars, whose nodes are asked for one by one,
 * and those that {@code src/tools/build-natives} built, if it did, which hand over all at once.
 */
class NativesTest {
  private static final int DAMAGES = 3;

  static Stream<Path> folders() {
    return Stream.of(Path.of("no-natives-here"), Path.of("target/natives"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void givesTheSameTree(Path folder) throws IOException {
    PythonParser jars = PythonParser.create("");
    PythonParser others = PythonParser.create(folder.toString());
    Random random = new Random(7);
    for (String text : texts()) {
      assertSame(jars, others, text);
      for (int i = 0; i < DAMAGES && !text.isEmpty(); i++) {
        int at = random.nextInt(text.length());
        assertSame(jars, others, text.substring(0, at) + "({[\n é".charAt(i) + text.substring(at));
        assertSame(jars, others, text.substring(0, at));
      }
    }
  }

  private static void assertSame(PythonParser jars, PythonParser others, String text) {
    Module expected = jars.parse(file(text));
    Module actual = others.parse(file(text));
    assertThat(actual.body()).as(text).isEqualTo(expected.body());
    assertThat(actual.comments()).as(text).isEqualTo(expected.comments());
    assertThat(actual.errors()).as(text).isEqualTo(expected.errors());
  }

  private static SourceFile file(String text) {
    return SourceFile.of("a.py", text);
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".py")).sorted().toList()) {
        if (Decoder.decode("a.py", Files.readAllBytes(file)) instanceof Decoder.Decoded.Text text) {
          texts.add(text.file().text());
        }
      }
    }
    return texts;
  }
}
