package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.knowledge.KnowledgeException;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Links;
import dev.loopwarden.policy.Settings;
import dev.loopwarden.policy.SettingsReader;
import dev.loopwarden.report.Report;
import dev.loopwarden.report.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One run of the engine: its settings, its cache and its end. */
final class Session implements AutoCloseable {
  private static final String CACHE = ".loopwarden_cache";

  private final Tools tools;
  private final Flags flags;
  private final Plan plan;
  private final @Nullable DiskCache cache;
  private final Analyzer analyzer;

  private Session(
      Tools tools, Flags flags, Plan plan, @Nullable DiskCache cache, Analyzer analyzer) {
    this.tools = tools;
    this.flags = flags;
    this.plan = plan;
    this.cache = cache;
    this.analyzer = analyzer;
  }

  /**
   * Begins a run.
   *
   * @param files the project's files, for its settings
   * @param cacheHome the folder that holds the cache unless the user says otherwise; null for none
   */
  static Session open(
      Tools tools, Flags flags, ProjectSettings.Files files, @Nullable Path cacheHome)
      throws IOException {
    Plan plan = Plan.of(flags, settings(tools, flags, files), tools.rules());
    List<KnowledgeText> knowledge = knowledge(plan.settings(), files);
    DiskCache cache = cache(tools, flags.cache(), cacheHome);
    try {
      Analyzer analyzer =
          tools.analyzers().create(cache == null ? FactsCache.none() : cache, knowledge);
      return new Session(tools, flags, plan, cache, analyzer);
    } catch (KnowledgeException e) {
      throw new UsageException(e.toString());
    }
  }

  private static ProjectSettings settings(Tools tools, Flags flags, ProjectSettings.Files files)
      throws IOException {
    SettingsReader reader = new SettingsReader(tools.ruleIds());
    Path config = flags.analysis().config();
    if (config == null) {
      return ProjectSettings.of(files, reader);
    }
    Path file = tools.terminal().folder().resolve(config);
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no settings file " + config);
    }
    return ProjectSettings.of(config.toString(), Files.readString(file), files, reader);
  }

  private static List<KnowledgeText> knowledge(Settings settings, ProjectSettings.Files files)
      throws IOException {
    List<KnowledgeText> texts = new ArrayList<>();
    for (String path : settings.resources().knowledge()) {
      Optional<byte[]> bytes = files.find(path);
      if (bytes.isEmpty()) {
        throw new UsageException("the settings name " + path + " as knowledge; it is not there");
      }
      texts.add(new KnowledgeText(path, new String(bytes.get(), StandardCharsets.UTF_8)));
    }
    return texts;
  }

  /** A folder that cannot be written is only worth a word when the user named it. */
  private static @Nullable DiskCache cache(
      Tools tools, Flags.Cache flags, @Nullable Path cacheHome) {
    Path named = flags.folder();
    if (flags.off() || named == null && cacheHome == null) {
      return null;
    }
    Path folder =
        named != null
            ? tools.terminal().folder().resolve(named)
            : cacheHome.resolve(CACHE);
    try {
      return DiskCache.open(folder);
    } catch (IOException e) {
      if (named != null) {
        tools.terminal().say("runs without a cache, because " + folder + " cannot be used");
      }
      return null;
    }
  }

  Analyzer analyzer() {
    return analyzer;
  }

  Plan plan() {
    return plan;
  }

  RuleBook rules() {
    String pages = plan.settings().resources().pages();
    return new RuleBook(
        tools.rules(), Handbook.bundled(), pages == null ? Links.standard() : new Links(pages));
  }

  /** Writes the report; returns how the run ended. */
  int finish(Report report, UnaryOperator<String> shownPath) throws IOException {
    new Output(tools.terminal(), flags.output()).write(report, plan, tools.version(), shownPath);
    if (plan.threshold() != null && report.reaches(plan.threshold())) {
      return ExitCode.FINDINGS;
    }
    boolean incomplete = !report.skipped().isEmpty() || !report.failures().isEmpty();
    return flags.verdict().strict() && incomplete ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  @Override
  public void close() {
    if (cache != null) {
      cache.close();
    }
  }
}
