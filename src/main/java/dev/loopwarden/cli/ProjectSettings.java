package dev.loopwarden.cli;

import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.policy.Mistake;
import dev.loopwarden.policy.PythonVersions;
import dev.loopwarden.policy.Settings;
import dev.loopwarden.policy.SettingsLookup;
import dev.loopwarden.policy.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a project asks for, wherever its files are.
 *
 * @param settings its settings
 * @param floor the oldest Python that its packaging demands; null when it does not say
 */
record ProjectSettings(Settings settings, @Nullable PythonVersion floor) {
  private static final String PYPROJECT = "pyproject.toml";
  private static final String YAML = ".github/loopwarden.yml";

  /** Gives the content of a file of the project, by its path from the root. */
  interface Files {
    Optional<byte[]> find(String path) throws IOException;
  }

  /** Reads the settings that lie in the project. */
  static ProjectSettings of(Files files, SettingsReader reader) throws IOException {
    Optional<String> pyproject = text(files, PYPROJECT);
    SettingsLookup toml =
        pyproject.map(text -> reader.pyproject(PYPROJECT, text)).orElse(absent());
    SettingsLookup yaml =
        text(files, YAML).map(text -> reader.yaml(YAML, text)).orElse(absent());
    if (toml instanceof SettingsLookup.Found one && yaml instanceof SettingsLookup.Found other) {
      settings(SettingsReader.both(one, other));
    }
    SettingsLookup chosen = toml instanceof SettingsLookup.Absent ? yaml : toml;
    return new ProjectSettings(settings(chosen), floor(files));
  }

  /** Reads the settings of a file that the user names. */
  static ProjectSettings of(String file, String text, Files files, SettingsReader reader)
      throws IOException {
    SettingsLookup lookup =
        file.endsWith(".toml") ? reader.pyproject(file, text) : reader.yaml(file, text);
    if (lookup instanceof SettingsLookup.Absent) {
      throw new UsageException(file + " holds no settings for Loopwarden");
    }
    return new ProjectSettings(settings(lookup), floor(files));
  }

  private static SettingsLookup absent() {
    return new SettingsLookup.Absent();
  }

  private static @Nullable PythonVersion floor(Files files) throws IOException {
    return text(files, PYPROJECT)
        .flatMap(PythonVersions::ofPyproject)
        .or(
            () -> {
              try {
                return text(files, "setup.cfg").flatMap(PythonVersions::ofSetupCfg);
              } catch (IOException _) {
                return Optional.empty(); // it would only have refined a default
              }
            })
        .orElse(null);
  }

  private static Optional<String> text(Files files, String path) throws IOException {
    return files.find(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Settings settings(SettingsLookup lookup) {
    return switch (lookup) {
      case SettingsLookup.Found found -> found.settings();
      case SettingsLookup.Absent _ -> Settings.none();
      case SettingsLookup.Invalid invalid ->
          throw new UsageException(
              invalid.mistakes().stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    };
  }
}
