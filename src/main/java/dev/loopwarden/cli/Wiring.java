package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.util.List;

/** Puts the engine and its rules into the commands' hands. */
final class Wiring {
  private Wiring() {}

  static Tools tools(Terminal terminal) {
    return new Tools(
        terminal,
        Catalogue.all().stream().map(Rule::info).toList(),
        (cache, own) -> analyzer(terminal, cache, own),
        version());
  }

  private static Analyzer analyzer(Terminal terminal, FactsCache cache, List<KnowledgeText> own) {
    Knowledge bundled = Knowledge.bundled();
    Knowledge knowledge = own.isEmpty() ? bundled : bundled.with(own);
    String natives = terminal.environment().getOrDefault("LOOPWARDEN_NATIVES", "");
    PythonParser parser = natives.isEmpty() ? PythonParser.create() : PythonParser.create(natives);
    return Analyzer.of(Catalogue.all(), knowledge, cache, parser);
  }

  private static String version() {
    String version = Wiring.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
