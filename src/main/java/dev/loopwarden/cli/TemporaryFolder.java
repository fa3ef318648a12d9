package dev.loopwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The system's folder for temporary files, from which machine code is loaded, too. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  /** Makes a folder in it. */
  static Path make(String prefix) {
    try {
      return Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw unusable("cannot make a folder: " + e);
    }
  }

  /** Says what went wrong, and what the folder has to be like. */
  static UsageException unusable(String problem) {
    return new UsageException(
        """
        %s
        Temporary files go to %s, which has to be writable and to allow programs (no "noexec").
        LOOPWARDEN_JAVA_OPTS=-Djava.io.tmpdir=FOLDER in the environment names another folder.\
        """
            .formatted(problem, System.getProperty("java.io.tmpdir")));
  }
}
