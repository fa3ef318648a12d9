package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the engine and its rules into the commands' hands. */
final class Wiring {
  private Wiring() {}

  static Tools tools(Terminal terminal) {
    return new Tools(
        terminal,
        Catalogue.all().stream().map(Rule::info).toList(),
        new Engines(terminal),
        version());
  }

  /** Makes an engine when it is first needed, and one only for projects that share a cache. */
  private static final class Engines implements Tools.Analyzers {
    private final Terminal terminal;
    private final Map<FactsCache, Analyzer> common = new IdentityHashMap<>();
    private @Nullable PythonParser parser;

    Engines(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Analyzer create(FactsCache cache, List<KnowledgeText> own) {
      return own.isEmpty()
          ? common.computeIfAbsent(cache, _ -> analyzer(cache, Knowledge.bundled()))
          : analyzer(cache, Knowledge.bundled().with(own));
    }

    private Analyzer analyzer(FactsCache cache, Knowledge knowledge) {
      return Analyzer.of(Catalogue.all(), knowledge, cache, parser());
    }

    private PythonParser parser() {
      if (parser == null) {
        parser = load(terminal.environment().getOrDefault("LOOPWARDEN_NATIVES", ""));
      }
      return parser;
    }

    private static PythonParser load(String natives) {
      try {
        return natives.isEmpty() ? PythonParser.create() : PythonParser.create(natives);
      } catch (IllegalArgumentException | UncheckedIOException e) {
        throw TemporaryFolder.unusable("cannot load the parser's libraries: " + e.getMessage());
      }
    }
  }

  private static String version() {
    String version = Wiring.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
