package dev.loopwarden.setup;

import dev.loopwarden.identity.AppIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the service runs, as the doctor looks at it.
 *
 * @param publicUrl what the world calls it
 * @param host the configured GitHub, for the time before there is an App
 * @param secretFiles files that hold secrets
 * @param natives where the parser's libraries come from, in the parser's words
 */
public record Surroundings(
    URI publicUrl, AppIdentity.Host host, List<Path> secretFiles, String natives) {
  public Surroundings {
    secretFiles = List.copyOf(secretFiles);
  }
}
