package dev.loopwarden.bench;

import dev.loopwarden.analysis.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Python to measure with: our own fixtures, one after the other until a file is long enough. */
final class Samples {
  private Samples() {}

  /** A file of about so many lines. */
  static SourceFile ofLines(int lines) {
    List<String> text = new ArrayList<>();
    List<String> fixtures = fixtures();
    while (text.size() < lines) {
      fixtures.stream().flatMap(String::lines).limit(lines - text.size()).forEach(text::add);
    }
    return SourceFile.of("sample.py", String.join("\n", text) + "\n");
  }

  private static List<String> fixtures() {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "rules"))) {
      return files
          .filter(file -> file.endsWith("bad.py") || file.endsWith("good.py"))
          .sorted()
          .map(Samples::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
