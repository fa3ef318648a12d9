package dev.loopwarden.analysis;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What these tests are about: one analyzer with all rules, shared because it is slow to build. */
final class Subject {
  static final PythonParser PARSER = PythonParser.create();

  static final Map<RuleId, RuleInfo> RULES =
      Catalogue.all().stream()
          .map(Rule::info)
          .collect(Collectors.toUnmodifiableMap(RuleInfo::id, Function.identity()));

  private static final Analyzer ANALYZER =
      Analyzer.of(Catalogue.all(), Knowledge.bundled(), FactsCache.none(), PARSER);

  private Subject() {}

  static Analysis analyze(Fixture fixture) {
    return analyze(fixture, fixture.contents());
  }

  /** The fixture with other contents, as its headers want it analysed. */
  static Analysis analyze(Fixture fixture, Map<String, byte[]> contents) {
    boolean preview = fixture.rule().map(RULES::get).map(RuleInfo::preview).orElse(false);
    return analyze(contents, preview, fixture.floor());
  }

  static Analysis analyze(Map<String, byte[]> contents) {
    return analyze(contents, false, PythonVersion.DEFAULT);
  }

  private static Analysis analyze(
      Map<String, byte[]> contents, boolean preview, PythonVersion floor) {
    return ANALYZER.analyze(new MemoryTree(contents), new Options(preview, Map.of(), floor, 1));
  }
}
