package dev.loopwarden.cli;

import dev.loopwarden.serve.Launch;
import dev.loopwarden.serve.Operator;
import dev.loopwarden.serve.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the commands of the service find its settings. */
final class ServiceOptions {
  private static final String CONFIG = "--config";
  private static final String VARIABLE = "LOOPWARDEN_CONFIG";

  private ServiceOptions() {}

  static Option configuration() {
    return Specs.value(
        CONFIG, "FILE", Path.class, "The service's settings: a YAML file, or a folder with one.");
  }

  /** The settings as the service would see them. */
  static Launch launch(Typed options, Terminal terminal, Map<String, String> settings) {
    return new Launch(place(options, terminal), settings, terminal.attended().out());
  }

  /** What operators work with, beside the service. */
  static Operator operator(Typed options, Terminal terminal) {
    try {
      return Operator.open(launch(options, terminal, Map.of()));
    } catch (SettingsException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Path place(Typed options, Terminal terminal) {
    Path named = Specs.get(options, CONFIG);
    String variable = terminal.environment().getOrDefault(VARIABLE, "");
    if (named == null && variable.isEmpty()) {
      return null;
    }
    Path place = terminal.folder().resolve(named == null ? Path.of(variable) : named).normalize();
    if (!Files.exists(place)) {
      throw new UsageException(
          "there is no %s, which %s names".formatted(place, named == null ? VARIABLE : CONFIG));
    }
    return place;
  }
}
