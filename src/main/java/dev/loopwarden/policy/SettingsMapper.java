package dev.loopwarden.policy;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.policy.Settings.Paths;
import dev.loopwarden.policy.Settings.Resources;
import dev.loopwarden.policy.Value.Entry;
import dev.loopwarden.policy.Value.Items;
import dev.loopwarden.policy.Value.Kind;
import dev.loopwarden.policy.Value.Place;
import dev.loopwarden.policy.Value.Scalar;
import dev.loopwarden.policy.Value.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a file says into settings, and collects everything that makes no sense. */
final class SettingsMapper {
  private static final List<String> KEYS =
      List.of(
          "include", "exclude", "rules", "python", "knowledge", "preview", "fail-on", "rule-pages");
  private static final List<String> LEVELS = List.of("error", "warning", "note", "off");

  private final String file;
  private final Set<RuleId> rules;
  private final List<Mistake> mistakes = new ArrayList<>();

  SettingsMapper(String file, Set<RuleId> rules) {
    this.file = file;
    this.rules = rules;
  }

  /** From top to bottom. */
  List<Mistake> mistakes() {
    return mistakes.stream()
        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
        .toList();
  }

  Settings map(Value value) {
    if (!(value instanceof Table table)) {
      expected(value, "settings by name");
      return Settings.none();
    }
    table
        .entries()
        .forEach(
            (key, entry) -> {
              if (!KEYS.contains(key)) {
                mistake(
                    entry.place(),
                    "unknown key \"%s\"%s (known are %s)"
                        .formatted(key, Nearest.hint(key, KEYS), String.join(", ", KEYS)));
              }
            });
    return new Settings(
        new Paths(texts(table, "include"), texts(table, "exclude")),
        levels(table),
        python(table),
        preview(table),
        failOn(table),
        new Resources(texts(table, "knowledge"), pages(table)));
  }

  private Map<RuleId, Optional<Severity>> levels(Table table) {
    Map<RuleId, Optional<Severity>> levels = new HashMap<>();
    Entry entry = table.entries().get("rules");
    if (entry == null) {
      return levels;
    }
    if (!(entry.value() instanceof Table byRule)) {
      expected(entry.value(), "a level by rule id");
      return levels;
    }
    byRule
        .entries()
        .forEach(
            (name, level) -> {
              Optional<RuleId> rule = rules.stream().filter(r -> r.value().equals(name)).findAny();
              if (rule.isEmpty()) {
                List<String> known = rules.stream().map(RuleId::value).toList();
                mistake(
                    level.place(),
                    "unknown rule \"%s\"%s".formatted(name, Nearest.hint(name, known)));
              }
              String word = word(level.value(), LEVELS);
              if (rule.isPresent() && word != null) {
                levels.put(rule.get(), severity(word));
              }
            });
    return levels;
  }

  private static Optional<Severity> severity(String word) {
    return Arrays.stream(Severity.values()).filter(s -> s.label().equals(word)).findAny();
  }

  /** The number may stand without quotes: its text counts, so that 3.10 is not 3.1. */
  private @Nullable PythonVersion python(Table table) {
    Entry entry = table.entries().get("python");
    if (entry == null) {
      return null;
    }
    if (entry.value() instanceof Scalar scalar) {
      Optional<PythonVersion> version = PythonVersions.parse(scalar.text());
      if (version.isPresent()) {
        return version.get();
      }
    }
    expected(entry.value(), PythonVersions.EXPECTED);
    return null;
  }

  private @Nullable Boolean preview(Table table) {
    Entry entry = table.entries().get("preview");
    if (entry == null) {
      return null;
    }
    if (entry.value() instanceof Scalar scalar && scalar.kind() == Kind.BOOLEAN) {
      return scalar.text().equalsIgnoreCase("true");
    }
    expected(entry.value(), "true or false");
    return null;
  }

  private @Nullable FailOn failOn(Table table) {
    Entry entry = table.entries().get("fail-on");
    List<String> words = Arrays.stream(FailOn.values()).map(FailOn::label).toList();
    String word = entry == null ? null : word(entry.value(), words);
    return word == null ? null : FailOn.values()[words.indexOf(word)];
  }

  private @Nullable String pages(Table table) {
    Entry entry = table.entries().get("rule-pages");
    if (entry == null) {
      return null;
    }
    if (entry.value() instanceof Scalar scalar && scalar.text().matches("https?://\\S+")) {
      return scalar.text();
    }
    expected(entry.value(), "an address that begins with https://");
    return null;
  }

  private List<String> texts(Table table, String key) {
    Entry entry = table.entries().get(key);
    List<String> texts = new ArrayList<>();
    if (entry == null) {
      return texts;
    }
    if (!(entry.value() instanceof Items items)) {
      expected(entry.value(), "a list of texts");
      return texts;
    }
    for (Value item : items.values()) {
      if (item instanceof Scalar scalar && scalar.kind() == Kind.TEXT && !scalar.text().isBlank()) {
        texts.add(scalar.text());
      } else {
        expected(item, "a text");
      }
    }
    return texts;
  }

  private @Nullable String word(Value value, List<String> words) {
    if (value instanceof Scalar scalar && words.contains(scalar.text())) {
      return scalar.text();
    }
    expected(value, "one of " + String.join(", ", words));
    return null;
  }

  private void expected(Value value, String what) {
    String found = value instanceof Scalar scalar ? "\"" + scalar.text() + "\"" : value.article();
    mistake(value.place(), "expected " + what + ", found " + found);
  }

  private void mistake(Place place, String message) {
    mistakes.add(new Mistake(file, place.line(), place.column(), message));
  }
}
