package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.policy.Mistake;
import dev.loopwarden.policy.PythonVersions;
import dev.loopwarden.policy.Settings;
import dev.loopwarden.policy.SettingsLookup;
import dev.loopwarden.policy.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The repository's own settings, at the tip of the branch that the pull request will be merged
 * into: a change cannot rewrite the rules it is judged by. Settings with mistakes never count; the
 * last good ones do.
 */
public final class RepositoryPolicy implements PolicySource {
  private static final String YAML = ".github/loopwarden.yml";
  private static final String PYPROJECT = "pyproject.toml";
  private static final String SETUP_CFG = "setup.cfg";
  private static final List<String> FILES = List.of(YAML, PYPROJECT, SETUP_CFG);
  private static final int MOST_KNOWLEDGE_FILES = 20;

  private final SettingsReader reader;
  private final ReviewMemory memory;

  /** A source that knows these rules and remembers good settings. */
  public RepositoryPolicy(Set<RuleId> rules, ReviewMemory memory) {
    this.reader = new SettingsReader(rules);
    this.memory = memory;
  }

  /** Settings that count, and what had to be said on the way. */
  private record Reading(Settings settings, List<String> mistakes) {}

  @Override
  public Policy read(HostedRepository repository, PullRequest pullRequest, String base) {
    Map<String, byte[]> files = repository.files(base, FILES);
    Reading reading = settings(pullRequest, files);
    List<String> mistakes = new ArrayList<>(reading.mistakes());
    List<KnowledgeText> knowledge =
        knowledge(repository, base, reading.settings().resources().knowledge(), mistakes);
    return new Policy(reading.settings(), floor(files), knowledge, mistakes);
  }

  private Reading settings(PullRequest pullRequest, Map<String, byte[]> files) {
    SettingsLookup yaml = yaml(text(files, YAML));
    SettingsLookup toml = reader.pyproject(PYPROJECT, text(files, PYPROJECT));
    if (yaml instanceof SettingsLookup.Found one && toml instanceof SettingsLookup.Found other) {
      return lastGood(pullRequest, (SettingsLookup.Invalid) SettingsReader.both(one, other));
    }
    if (yaml instanceof SettingsLookup.Invalid wrong) {
      return lastGood(pullRequest, wrong);
    }
    if (toml instanceof SettingsLookup.Invalid wrong) {
      return lastGood(pullRequest, wrong);
    }
    if (yaml instanceof SettingsLookup.Found found) {
      remember(pullRequest, found.text());
      return new Reading(found.settings(), List.of());
    }
    if (toml instanceof SettingsLookup.Found found) {
      remember(pullRequest, found.text());
      return new Reading(found.settings(), List.of());
    }
    remember(pullRequest, "");
    return new Reading(Settings.none(), List.of());
  }

  private SettingsLookup yaml(String text) {
    return text.isEmpty() ? new SettingsLookup.Absent() : reader.yaml(YAML, text);
  }

  private Reading lastGood(PullRequest pullRequest, SettingsLookup.Invalid wrong) {
    Optional<SettingsLookup> good =
        memory
            .lastGoodSettings(pullRequest.ref().repository().id(), pullRequest.baseRef())
            .map(this::yaml);
    List<String> mistakes = new ArrayList<>();
    wrong.mistakes().stream().map(Mistake::toString).forEach(mistakes::add);
    Settings settings = Settings.none();
    if (good.isPresent() && good.get() instanceof SettingsLookup.Found found) {
      settings = found.settings();
      mistakes.add("The last valid settings stay in force.");
    } else {
      mistakes.add("There were no valid settings before, so the defaults hold.");
    }
    return new Reading(settings, mistakes);
  }

  /** The settings alone: nothing else of a project's files is kept. */
  private void remember(PullRequest pullRequest, String text) {
    RepositoryRef repository = pullRequest.ref().repository();
    String branch = pullRequest.baseRef();
    if (!memory.lastGoodSettings(repository.id(), branch).orElse("").equals(text)) {
      memory.rememberSettings(repository.installation(), repository.id(), branch, text);
    }
  }

  private static List<KnowledgeText> knowledge(
      HostedRepository repository, String base, List<String> paths, List<String> mistakes) {
    if (paths.isEmpty()) {
      return List.of();
    }
    List<String> wanted = paths.subList(0, Math.min(paths.size(), MOST_KNOWLEDGE_FILES));
    if (wanted.size() < paths.size()) {
      mistakes.add(
          "The settings name %d files as knowledge; the first %d count."
              .formatted(paths.size(), wanted.size()));
    }
    Map<String, byte[]> files = repository.files(base, wanted);
    List<KnowledgeText> texts = new ArrayList<>();
    for (String path : wanted) {
      byte[] content = files.get(path);
      if (content == null) {
        mistakes.add("The settings name " + path + " as knowledge; it is not there.");
      } else {
        texts.add(new KnowledgeText(path, new String(content, StandardCharsets.UTF_8)));
      }
    }
    return texts;
  }

  private static @Nullable PythonVersion floor(Map<String, byte[]> files) {
    return PythonVersions.ofPyproject(text(files, PYPROJECT))
        .or(() -> PythonVersions.ofSetupCfg(text(files, SETUP_CFG)))
        .orElse(null);
  }

  private static String text(Map<String, byte[]> files, String path) {
    byte[] content = files.get(path);
    return content == null ? "" : new String(content, StandardCharsets.UTF_8);
  }
}
