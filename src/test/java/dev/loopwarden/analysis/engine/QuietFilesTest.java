package dev.loopwarden.analysis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files without asynchronous code are kept in case another one imports them, but not all of them.
 */
class QuietFilesTest {
  private static final int LARGE = 16 << 20;
  private static final int COUNT = 6;

  /** Cannot be decoded, so that nothing takes long. */
  private static byte[] large() {
    byte[] content = new byte[LARGE];
    Arrays.fill(content, (byte) 0xFF);
    return content;
  }

  private static final class CountingTree implements SourceTree {
    private final byte[] content = large();
    final Map<String, Integer> reads = new ConcurrentHashMap<>();

    @Override
    public List<Entry> files() {
      return Stream.concat(
              Stream.of(new Entry("app.py", null, 100)),
              IntStream.range(0, COUNT).mapToObj(i -> new Entry("m" + i + ".py", null, LARGE)))
          .toList();
    }

    @Override
    public byte[] read(Entry file) {
      reads.merge(file.path(), 1, Integer::sum);
      return file.path().equals("app.py") ? importing() : content;
    }

    private static byte[] importing() {
      StringBuilder text = new StringBuilder("import asyncio\n");
      IntStream.range(0, COUNT).forEach(i -> text.append("import m").append(i).append('\n'));
      text.append("async def main():\n    pass\n");
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsTooMuchToKeepIsReadAgain() {
    CountingTree tree = new CountingTree();

    Analysis analysis =
        Analyzer.of(Catalogue.all(), Knowledge.bundled(), FactsCache.none(), PythonParser.create())
            .analyze(tree, Options.defaults());

    assertThat(analysis.skipped()).hasSize(COUNT);
    assertThat(tree.reads.values().stream().filter(count -> count == 1)).hasSize(1 + 4);
    assertThat(tree.reads.values().stream().filter(count -> count == 2)).hasSize(2);
  }
}
