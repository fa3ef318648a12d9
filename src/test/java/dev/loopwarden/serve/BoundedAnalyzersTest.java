package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class BoundedAnalyzersTest {
  private static final String BLOCKING = "import time\n\n\nasync def wait():\n    time.sleep(1)\n";

  private final Analyzer analyzer =
      new BoundedAnalyzers(PythonParser.create(), Knowledge.bundled(), 1)
          .create(FactsCache.none(), List.of());

  /** One file far away, and what happens while it is fetched. */
  private record FarTree(Consumer<List<SourceTree.Entry>> fetch) implements SourceTree {
    @Override
    public List<Entry> files() {
      return List.of(new Entry("app.py", "a".repeat(40), BLOCKING.length()));
    }

    @Override
    public byte[] read(Entry file) {
      return BLOCKING.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isFar() {
      return true;
    }

    @Override
    public void announce(List<Entry> next) {
      fetch.accept(next);
    }
  }

  private int findings(Consumer<List<SourceTree.Entry>> fetch) {
    return analyzer.analyze(new FarTree(fetch), Options.defaults()).findings().size();
  }

  @Test
  @Timeout(60)
  void whoWaitsForItsFilesLetsOthersWork() {
    int[] meanwhile = new int[1];

    int found = findings(next -> meanwhile[0] += next.isEmpty() ? 0 : findings(_ -> {}));

    assertThat(found).isEqualTo(1);
    assertThat(meanwhile[0]).isEqualTo(1);
    assertThat(findings(_ -> {})).as("there is room again").isEqualTo(1);
  }
}
