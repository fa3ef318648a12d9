package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Facts of the same file have the same bytes in each JVM, though its sets iterate differently. */
class FactsBytesTest {

  @Test
  void areTheSameInAnotherProcess() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xss4m",
                "-cp",
                System.getProperty("java.class.path"),
                FactsBytesTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(printed.lines().toList()).isEqualTo(digests());
  }

  public static void main(String[] arguments) {
    digests().forEach(System.out::println);
  }

  /** A line for each Python file of the fixtures: its key, and what its facts come to. */
  private static List<String> digests() {
    Map<String, byte[]> contents = new TreeMap<>();
    Fixture.pythonFiles().forEach(file -> contents.put(file.toString(), Fixture.bytes(file)));
    Recorder recorder = new Recorder(new TreeMap<>());
    Analyzer.of(Catalogue.all(), Knowledge.bundled(), recorder, PythonParser.create())
        .analyze(new MemoryTree(contents), Options.defaults());
    assertThat(recorder.digests).hasSizeGreaterThan(100);
    return recorder.digests.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  /** A cache that has nothing and remembers digests. */
  private record Recorder(SortedMap<String, String> digests) implements FactsCache {
    @Override
    public byte @Nullable [] get(String key) {
      return null;
    }

    @Override
    public synchronized void put(String key, byte[] value) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(value);
        digests.put(key, HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
