package dev.loopwarden.policy;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.policy.Value.Entry;
import dev.loopwarden.policy.Value.SyntaxException;
import dev.loopwarden.policy.Value.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a project's settings from the text of the file that holds them. */
public final class SettingsReader {
  private final Set<RuleId> rules;

  /** A reader that knows these rules. */
  public SettingsReader(Set<RuleId> rules) {
    this.rules = Set.copyOf(rules);
  }

  /** The table {@code [tool.loopwarden]} of {@code pyproject.toml}. */
  public SettingsLookup pyproject(String file, String text) {
    try {
      Optional<Entry> section =
          entry(TomlReader.read(text), "tool").flatMap(tool -> entry(tool.value(), "loopwarden"));
      return section
          .map(found -> settings(file, found.value()))
          .orElse(new SettingsLookup.Absent());
    } catch (SyntaxException e) {
      return invalid(file, e);
    }
  }

  /** The whole of {@code .github/loopwarden.yml}. */
  public SettingsLookup yaml(String file, String text) {
    try {
      return YamlReader.read(text)
          .map(value -> settings(file, value))
          .orElse(new SettingsLookup.Absent());
    } catch (SyntaxException e) {
      return invalid(file, e);
    }
  }

  /** Two files with settings: nobody could say which one counts. */
  public static SettingsLookup both(SettingsLookup.Found one, SettingsLookup.Found other) {
    return new SettingsLookup.Invalid(
        List.of(
            new Mistake(
                one.file(), 1, 1, "settings stand in " + other.file() + " too; keep one of them"),
            new Mistake(
                other.file(), 1, 1, "settings stand in " + one.file() + " too; keep one of them")));
  }

  private SettingsLookup settings(String file, Value value) {
    SettingsMapper mapper = new SettingsMapper(file, rules);
    Settings settings = mapper.map(value);
    return mapper.mistakes().isEmpty()
        ? new SettingsLookup.Found(settings, file, SettingsText.of(value))
        : new SettingsLookup.Invalid(mapper.mistakes());
  }

  private static SettingsLookup invalid(String file, SyntaxException e) {
    return new SettingsLookup.Invalid(
        List.of(
            new Mistake(
                file, e.place().line(), e.place().column(), String.valueOf(e.getMessage()))));
  }

  static Optional<Entry> entry(Value value, String key) {
    return value instanceof Table table
        ? Optional.ofNullable(table.entries().get(key))
        : Optional.empty();
  }
}
