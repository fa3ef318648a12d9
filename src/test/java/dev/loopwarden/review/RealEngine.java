package dev.loopwarden.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.syntax.PythonParser;
import dev.loopwarden.git.GitRepository;
import dev.loopwarden.git.Head;
import dev.loopwarden.git.TestRepository;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The engine with all of its rules, as the product runs it; facts are remembered. */
final class RealEngine {
  private static final Map<String, byte[]> FACTS = new ConcurrentHashMap<>();

  private static final FactsCache CACHE =
      new FactsCache() {
        @Override
        public byte @Nullable [] get(String key) {
          return FACTS.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
          FACTS.put(key, value);
        }
      };

  private static final Analyzer ANALYZER =
      Analyzer.of(Catalogue.all(), Knowledge.bundled(), CACHE, PythonParser.create());

  private RealEngine() {}

  static ReviewResult review(Change change) {
    return new Reviewer(ANALYZER, Options.defaults()).review(change);
  }

  static ReviewResult review(TestRepository repository, @Nullable String base, String head)
      throws IOException {
    try (var opened = GitRepository.open(repository.root())) {
      return review(opened.change(base, new Head.Commit(head)));
    }
  }

  static Introduced only(List<Introduced> introduced) {
    assertThat(introduced).hasSize(1);
    return introduced.getFirst();
  }
}
