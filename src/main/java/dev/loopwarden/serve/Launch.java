package dev.loopwarden.serve;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a command starts the service, or something that needs its settings. Its text form shows no
 * setting, because some are secrets.
 *
 * @param configuration the file with the settings, or the folder of {@code application.yml}; null
 *     for none
 * @param settings what counts more than the file and the environment
 * @param attended whether a person reads the log: plain lines then, else JSON
 * @param isolated whether these settings are all: no environment and no property of the process
 */
public record Launch(
    @Nullable Path configuration,
    Map<String, String> settings,
    boolean attended,
    boolean isolated) {
  public Launch {
    settings = Map.copyOf(settings);
  }

  /** A launch with what the environment says, too. */
  public Launch(@Nullable Path configuration, Map<String, String> settings, boolean attended) {
    this(configuration, settings, attended, false);
  }

  /** A launch that knows nothing of the operator's own service, for a person. */
  public static Launch isolated(Map<String, String> settings) {
    return new Launch(null, settings, true, true);
  }

  /** Where Spring looks for settings: here, and nowhere else. */
  String location() {
    if (configuration == null) {
      return "optional:classpath:/without-configuration/";
    }
    String place = configuration.toAbsolutePath().toUri().toString();
    return place.endsWith(".yml") || place.endsWith(".yaml") || place.endsWith("/")
        ? place
        : place + "/";
  }

  @Override
  public String toString() {
    return "launch with " + configuration;
  }
}
