package dev.loopwarden.serve;

import dev.loopwarden.analysis.syntax.PythonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine code in our jars, the parser's and SQLite's, which the system loads from files only:
 * they lie in a folder of ours, because many hosts allow no programs in that for temporary files.
 */
final class Natives {
  private static final String SQLITE_FOLDER = "org.sqlite.tmpdir";
  private static final Duration SURELY_LOADED = Duration.ofMinutes(1);

  private final PythonParser parser;
  private final Path folder;

  private Natives(PythonParser parser, Path folder) {
    this.parser = parser;
    this.folder = folder;
  }

  /**
   * Loads the parser's, for the service.
   *
   * @throws SettingsException when the system does not load them
   */
  static Natives load(Settings settings, Places places) {
    Path folder = places.unpackFolder();
    try {
      return new Natives(PythonParser.create(optimised(settings), folder.toString()), folder);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new SettingsException(
          "cannot load the parser's libraries (%s); loopwarden.unpack-folder names a folder where programs may lie"
              .formatted(e.getMessage()));
    }
  }

  /** Where the parser's come from, beside the service: no folder is made. */
  static String origin(Settings settings, Places places) {
    Path folder = places.unpackFolder();
    return PythonParser.create(
            optimised(settings),
            Files.isDirectory(folder) ? folder.toString() : System.getProperty("java.io.tmpdir"))
        .natives();
  }

  private static @Nullable String optimised(Settings settings) {
    return settings.natives().isEmpty()
        ? System.getProperty("loopwarden.natives")
        : settings.natives();
  }

  PythonParser parser() {
    return parser;
  }

  /**
   * Lets SQLite use the folder, in the service. It takes away what it unpacks when it ends well.
   */
  void prepareSqlite() {
    try {
      Files.createDirectories(folder);
      removeLeftovers();
    } catch (IOException e) {
      throw new SettingsException(
          "cannot use %s (%s); loopwarden.unpack-folder names another folder"
              .formatted(folder, e.getMessage()));
    }
    System.setProperty(SQLITE_FOLDER, folder.toString());
  }

  /** Lets SQLite use the folder if it is there, beside the service. */
  static void prepareSqliteBeside(Places places) {
    Path folder = places.unpackFolder();
    if (Files.isDirectory(folder)) {
      System.setProperty(SQLITE_FOLDER, folder.toString());
    }
  }

  /** Of processes that were killed; not of one that is about to load its own. */
  private void removeLeftovers() throws IOException {
    Instant old =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(begun -> begun.minus(SURELY_LOADED))
            .orElse(Instant.EPOCH);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().startsWith("sqlite-")).toList();
    }
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
