package dev.loopwarden.analysis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.LinkedAnalysis.Changed;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trying a change in the linked project finds what linking everything again finds. The projects are
 * the examples and edge cases of one rule each; the changes are all fixes, and a line left out here
 * and there.
 */
class TrialTest {
  private static final int LINES_BETWEEN_EDITS = 5;
  private static final Path EXAMPLES = Path.of("src/main/resources/rules");
  private static final Path EDGE_CASES = Path.of("src/test/resources/rules");
  private static final Analyzer ANALYZER =
      Analyzer.of(Catalogue.all(), Knowledge.bundled(), FactsCache.none(), PythonParser.create());

  static Stream<Path> rules() throws IOException {
    try (Stream<Path> folders = Files.walk(EXAMPLES, 2)) {
      return folders
          .map(EXAMPLES::relativize)
          .filter(folder -> folder.getNameCount() == 2)
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void findsWhatLinkingAgainFinds(Path rule) {
    LinkedAnalysis analysis = analyze(project(rule));
    for (Finding finding : analysis.findings()) {
      Fix fix = analysis.proposed(finding).orElse(null);
      if (fix != null) {
        compare(analysis, fix.path(), fix.edits());
      }
    }
    for (String path : project(rule).keySet()) {
      for (TextEdit edit : withoutOneLine(analysis.source(path))) {
        compare(analysis, path, List.of(edit));
      }
    }
  }

  @Test
  void mostFixesAreNotNoticedByOtherFiles() throws IOException {
    int tried = 0;
    int fixes = 0;
    for (Path rule : rules().toList()) {
      LinkedAnalysis analysis = analyze(project(rule));
      for (Finding finding : analysis.findings()) {
        Fix fix = analysis.proposed(finding).orElse(null);
        Changed changed = fix == null ? null : analysis.changed(fix.path(), fix.edits());
        if (changed != null) {
          fixes++;
          tried += analysis.tried(changed) == null ? 0 : 1;
        }
      }
    }
    assertThat(tried).as("of %d fixes", fixes).isGreaterThan(fixes * 3 / 4);
  }

  private static void compare(LinkedAnalysis analysis, String path, List<TextEdit> edits) {
    Changed changed = analysis.changed(path, edits);
    List<Finding> tried = changed == null ? null : analysis.tried(changed);
    if (changed != null && tried != null) {
      assertThat(tried)
          .as(() -> path + " changed to\n" + changed.text().text())
          .isEqualTo(analysis.relinked(changed));
    }
  }

  private static List<TextEdit> withoutOneLine(SourceFile file) {
    List<TextEdit> edits = new ArrayList<>();
    String text = file.text();
    int line = 0;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start) + 1;
      end = end == 0 ? text.length() : end;
      if (!text.substring(start, end).isBlank() && ++line % LINES_BETWEEN_EDITS == 0) {
        edits.add(new TextEdit(new Span(start, end), ""));
      }
      start = end;
    }
    return edits;
  }

  private static LinkedAnalysis analyze(Map<String, byte[]> contents) {
    Options options = new Options(true, Map.of(), PythonVersion.DEFAULT, 1);
    return (LinkedAnalysis) ANALYZER.analyze(new Tree(contents), options);
  }

  /** The files of a rule by their paths; proofs are run, not analysed. */
  private static Map<String, byte[]> project(Path rule) {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path root : List.of(EXAMPLES.resolve(rule), EDGE_CASES.resolve(rule))) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(file -> file.toString().endsWith(".py")).toList()) {
            contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return contents;
  }

  private record Tree(Map<String, byte[]> contents) implements SourceTree {
    @Override
    public List<Entry> files() {
      return contents.entrySet().stream()
          .map(file -> new Entry(file.getKey(), null, file.getValue().length))
          .toList();
    }

    @Override
    public byte[] read(Entry file) {
      return contents.getOrDefault(file.path(), "".getBytes(StandardCharsets.UTF_8));
    }
  }
}
