package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.knowledge.KnowledgeException;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.git.Scan;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Links;
import dev.loopwarden.report.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The engine made ready for one project: its settings, its knowledge and its cache. */
final class Session {
  private final Tools tools;
  private final Plan plan;
  private final SettingsFinder.Found settings;
  private final Caches caches;
  private final @Nullable DiskCache cache;
  private final Analyzer analyzer;

  private Session(
      Tools tools,
      Plan plan,
      SettingsFinder.Found settings,
      Caches caches,
      @Nullable DiskCache cache)
      throws IOException {
    this.tools = tools;
    this.plan = plan;
    this.settings = settings;
    this.caches = caches;
    this.cache = cache;
    try {
      this.analyzer =
          tools.analyzers().create(cache == null ? FactsCache.none() : cache, knowledge());
    } catch (KnowledgeException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** For a project on disk. */
  static Session of(Tools tools, Flags flags, Caches caches, Path root) throws IOException {
    SettingsFinder.Found settings = new SettingsFinder(tools).find(root, flags.analysis().config());
    Path home = Folders.isMarked(root) ? root : tools.terminal().folder();
    Plan plan = Plan.of(flags, settings, tools.rules());
    return new Session(tools, plan, settings, caches, caches.of(home));
  }

  /** For a project that is not on disk, such as a bare repository: it has no place for a cache. */
  static Session of(Tools tools, Flags flags, Caches caches, SettingsFinder.Found settings)
      throws IOException {
    Plan plan = Plan.of(flags, settings, tools.rules());
    return new Session(tools, plan, settings, caches, caches.of(null));
  }

  private List<KnowledgeText> knowledge() throws IOException {
    List<KnowledgeText> texts = new ArrayList<>();
    for (String path : settings.settings().resources().knowledge()) {
      Optional<byte[]> bytes = settings.content().find(path);
      if (bytes.isEmpty()) {
        throw new UsageException("the settings name " + path + " as knowledge; it is not there");
      }
      texts.add(new KnowledgeText(path, new String(bytes.get(), StandardCharsets.UTF_8)));
    }
    return texts;
  }

  Analyzer analyzer() {
    return analyzer;
  }

  Plan plan() {
    return plan;
  }

  /** Says whether the settings want a path of the project to be looked at. */
  Predicate<String> wanted(Path root) {
    String prefix = Folders.prefix(settings.home(), root);
    Predicate<String> matcher = settings.settings().paths().matcher();
    return path -> matcher.test(prefix + path);
  }

  RuleBook rules() {
    String pages = settings.settings().resources().pages();
    return new RuleBook(
        tools.rules(), Handbook.bundled(), pages == null ? Links.standard() : new Links(pages));
  }

  /** The project's files that the settings want, with the names of contents that are known. */
  SourceTree files(Scan.Project project) {
    SourceTree wanted = FilteredTree.of(project.tree(), wanted(project.root()));
    return cache == null
        ? wanted
        : caches.stamps(cache, project.root()).over(wanted, project::file);
  }
}
