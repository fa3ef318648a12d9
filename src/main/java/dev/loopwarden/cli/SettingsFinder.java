package dev.loopwarden.cli;

import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.policy.Mistake;
import dev.loopwarden.policy.PythonVersions;
import dev.loopwarden.policy.Settings;
import dev.loopwarden.policy.SettingsLookup;
import dev.loopwarden.policy.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for a project's settings: in its folder, then upwards to the top of its repository. */
final class SettingsFinder {
  private static final String PYPROJECT = "pyproject.toml";
  private static final String YAML = ".github/loopwarden.yml";

  private final SettingsReader reader;
  private final Path current;

  SettingsFinder(Tools tools) {
    this.reader = new SettingsReader(tools.ruleIds());
    this.current = tools.terminal().folder();
  }

  /** Gives the content of a file, by its path from some folder. */
  interface Content {
    Optional<byte[]> find(String path) throws IOException;

    /** That of a folder on disk. */
    static Content of(Path folder) {
      return path -> {
        Path file = folder.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      };
    }
  }

  /**
   * What a project asks for.
   *
   * @param settings its settings
   * @param floor the oldest Python that its packaging demands; null when it does not say
   * @param home what patterns and files in the settings are relative to
   * @param content the files there
   */
  record Found(Settings settings, @Nullable PythonVersion floor, Path home, Content content) {}

  /** The settings of a project on disk, or those of the file that the user names. */
  Found find(Path root, @Nullable Path named) throws IOException {
    PythonVersion floor = floor(Content.of(root));
    if (named != null) {
      return new Found(named(named), floor, root, Content.of(root));
    }
    for (Path folder : Folders.upwards(root)) {
      Optional<Settings> settings = in(Content.of(folder), Folders.shown(current, folder, ""));
      if (settings.isPresent()) {
        return new Found(settings.get(), floor, folder, Content.of(folder));
      }
    }
    return new Found(Settings.none(), floor, root, Content.of(root));
  }

  /** The settings of a project that is not on disk, such as a bare repository. */
  Found find(Path root, Content content, @Nullable Path named) throws IOException {
    Settings settings = named == null ? in(content, "").orElse(Settings.none()) : named(named);
    return new Found(settings, floor(content), root, content);
  }

  private Settings named(Path named) throws IOException {
    Path file = current.resolve(named);
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no settings file " + named);
    }
    String text = Files.readString(file);
    SettingsLookup lookup =
        named.toString().endsWith(".toml")
            ? reader.pyproject(named.toString(), text)
            : reader.yaml(named.toString(), text);
    return settings(lookup)
        .orElseThrow(() -> new UsageException(named + " holds no settings for Loopwarden"));
  }

  private Optional<Settings> in(Content content, String shownFolder) throws IOException {
    String before = shownFolder.isEmpty() ? "" : shownFolder + "/";
    SettingsLookup toml = new SettingsLookup.Absent();
    SettingsLookup yaml = new SettingsLookup.Absent();
    Optional<String> text = text(content, PYPROJECT);
    if (text.isPresent()) {
      toml = reader.pyproject(before + PYPROJECT, text.get());
    }
    text = text(content, YAML);
    if (text.isPresent()) {
      yaml = reader.yaml(before + YAML, text.get());
    }
    if (toml instanceof SettingsLookup.Found one && yaml instanceof SettingsLookup.Found other) {
      return settings(SettingsReader.both(one, other));
    }
    Optional<Settings> first = settings(toml);
    return first.isPresent() ? first : settings(yaml);
  }

  private static Optional<Settings> settings(SettingsLookup lookup) {
    return switch (lookup) {
      case SettingsLookup.Found found -> Optional.of(found.settings());
      case SettingsLookup.Absent _ -> Optional.empty();
      case SettingsLookup.Invalid invalid ->
          throw new UsageException(
              invalid.mistakes().stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    };
  }

  private static @Nullable PythonVersion floor(Content content) throws IOException {
    Optional<PythonVersion> floor = text(content, PYPROJECT).flatMap(PythonVersions::ofPyproject);
    if (floor.isEmpty()) {
      floor = text(content, "setup.cfg").flatMap(PythonVersions::ofSetupCfg);
    }
    return floor.orElse(null);
  }

  private static Optional<String> text(Content content, String path) throws IOException {
    return content.find(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
