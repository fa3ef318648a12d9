package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.engine.Loader.Loaded;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.rule.FileRule;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The analyzer: loads facts, links them, runs the project rules. */
final class ProjectAnalyzer implements Analyzer {
  /** Part of every cache key: raised when facts of the same file come out differently. */
  private static final String ENGINE_VERSION = "2";

  private final FactsCache cache;
  private final Engine engine;
  private volatile @Nullable String keyPrefix;

  ProjectAnalyzer(List<Rule> rules, Knowledge knowledge, FactsCache cache, PythonParser parser) {
    this.cache = cache;
    Map<RuleId, Rule> byId = new LinkedHashMap<>();
    rules.forEach(rule -> byId.put(rule.info().id(), rule));
    Map<RuleId, RuleInfo> infos = new HashMap<>();
    rules.forEach(rule -> infos.put(rule.info().id(), rule.info()));
    List<FileRule> fileRules = only(rules, FileRule.class);
    List<Engine.Linked> projectRules =
        only(rules, ProjectRule.class).stream()
            .map(rule -> new Engine.Linked(rule, rule.info()))
            .toList();
    this.engine =
        new Engine(
            new FileAnalyzer(parser, knowledge, fileRules), knowledge, byId, infos, projectRules);
  }

  private static <T> List<T> only(List<Rule> rules, Class<T> kind) {
    return rules.stream()
        .flatMap(rule -> kind.isInstance(rule) ? Stream.of(kind.cast(rule)) : Stream.empty())
        .toList();
  }

  @Override
  public Analysis analyze(SourceTree tree, Options options) {
    return analyze(tree, options, null);
  }

  @Override
  public Analysis analyze(SourceTree tree, Set<String> changed, Options options) {
    return analyze(tree, options, changed);
  }

  private Analysis analyze(SourceTree tree, Options options, @Nullable Set<String> changed) {
    Loaded loaded = new Loader(tree, engine.files(), cache, keyPrefix()).load(options.jobs());
    Predicate<String> focus = changed == null ? _ -> true : affected(loaded, changed)::contains;
    return new LinkedAnalysis(engine, tree, loaded, options, focus);
  }

  /** What every cache key begins with; hashing all knowledge takes a while, so it is done once. */
  private String keyPrefix() {
    String known = keyPrefix;
    if (known == null) {
      known = ENGINE_VERSION + "-" + engine.knowledge().version() + "-";
      keyPrefix = known;
    }
    return known;
  }

  /**
   * The changed files, those that import them, directly or not, and those that they import
   * themselves: who calls a function, and how often at a time, is part of some findings in it.
   */
  private static Set<String> affected(Loaded loaded, Set<String> changed) {
    Map<String, Set<String>> importers = new HashMap<>();
    Set<String> found = new HashSet<>();
    for (ProjectFile file : loaded.files()) {
      for (String name : file.facts().imports()) {
        for (String module : loaded.modules().imported(file.path(), name)) {
          importers.computeIfAbsent(module, _ -> new HashSet<>()).add(file.path());
          if (changed.contains(file.path())) {
            found.add(module);
          }
        }
      }
    }
    Deque<String> open = new ArrayDeque<>(changed);
    Set<String> dependents = new HashSet<>();
    while (!open.isEmpty()) {
      String path = open.removeFirst();
      if (dependents.add(path)) {
        open.addAll(importers.getOrDefault(path, Set.of()));
      }
    }
    found.addAll(dependents);
    return found;
  }
}
