package dev.loopwarden.setup;

import dev.loopwarden.identity.AppIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the service runs, as the doctor looks at it.
 *
 * @param publicUrl what the world calls it
 * @param host the configured GitHub, for the time before there is an App
 * @param secretFiles files that hold secrets
 * @param natives loads the parser's libraries and says where they come from, in the parser's words;
 *     throws when they cannot be loaded
 * @param wants what the settings need of GitHub beyond what every review needs
 */
public record Surroundings(
    URI publicUrl,
    AppIdentity.Host host,
    List<Path> secretFiles,
    Supplier<String> natives,
    List<Want> wants) {
  public Surroundings {
    secretFiles = List.copyOf(secretFiles);
    wants = List.copyOf(wants);
  }
}
